/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.ObjectId;

/**
 * What the user wants to see of the log. Immutable.
 *
 * @param words words that entries have
 * @param kind their kind, empty for any
 * @param statuses their statuses, empty for any
 * @param period the time they were started in
 * @param host the host they are about, empty for any
 * @param vm the virtual machine they are about, empty for any
 * @param user who did it, empty for anybody
 * @param open only failures and warnings that nobody has acknowledged
 */
record LogFilter(String words, Optional<String> kind, Set<LogEntry.Status> statuses, LogPeriod period,
    Optional<About> host, Optional<About> vm, Optional<String> user, boolean open) {

  static final LogFilter NONE = new LogFilter("", Optional.empty(), Set.of(), LogPeriod.ANY, Optional.empty(),
      Optional.empty(), Optional.empty(), false);

  private static final Map<LogEntry.Status, String> STATUS_NAMES =
      Stream.of(LogEntry.Status.values()).collect(Collectors.toMap(status -> status, LogTexts::status));
  private static final String WORDS = "words";
  private static final String KIND = "kind";
  private static final String PERIOD = "period";
  private static final String FIRST = "from";
  private static final String LAST = "to";
  private static final String HOST = "host";
  private static final String VM = "vm";
  private static final String NAME = "Name";
  private static final String USER = "user";
  private static final String OPEN = "unacknowledged";

  /**
   * A host or VM.
   *
   * @param id which
   * @param name what it was called when it was chosen
   */
  record About(ObjectId id, String name) {
  }

  LogFilter withWords(String wanted) {
    return new LogFilter(wanted, kind, statuses, period, host, vm, user, open);
  }

  LogFilter withKind(Optional<String> wanted) {
    return new LogFilter(words, wanted, statuses, period, host, vm, user, open);
  }

  LogFilter withStatuses(Set<LogEntry.Status> wanted) {
    return new LogFilter(words, kind, Set.copyOf(wanted), period, host, vm, user, open);
  }

  LogFilter withPeriod(LogPeriod wanted) {
    return new LogFilter(words, kind, statuses, wanted, host, vm, user, open);
  }

  LogFilter withHost(Optional<About> wanted) {
    return new LogFilter(words, kind, statuses, period, wanted, vm, user, open);
  }

  LogFilter withVm(Optional<About> wanted) {
    return new LogFilter(words, kind, statuses, period, host, wanted, user, open);
  }

  LogFilter withUser(Optional<String> wanted) {
    return new LogFilter(words, kind, statuses, period, host, vm, wanted, open);
  }

  LogFilter withOpen(boolean wanted) {
    return new LogFilter(words, kind, statuses, period, host, vm, user, wanted);
  }

  /** What a query asks for, but for its hosts and VMs. */
  static LogFilter of(EventQuery query) {
    return new LogFilter(query.text(), query.kinds().stream().findFirst(), Set.copyOf(query.statuses()),
        LogPeriod.between(query.from(), query.to()), Optional.empty(), Optional.empty(),
        query.users().stream().findFirst(), query.unacknowledged());
  }

  /** Whether it leaves anything out. */
  boolean isFiltering() {
    return !withWords(words.strip()).equals(NONE);
  }

  /** The query that asks the log for it, now. */
  EventQuery query(Clock clock) {
    EventQuery query = EventQuery.newest(LogFeed.LIMIT).withText(words.strip()).withStatuses(statuses)
        .withKinds(set(kind)).withStatusNames(STATUS_NAMES).since(period.from(clock)).before(period.to(clock))
        .about(host.map(About::id)).alsoAbout(set(vm.map(About::id))).byUsers(set(user)).onlyUnacknowledged(open);
    return isSearching() ? query : query.withoutParts();
  }

  private static <T> Set<T> set(Optional<T> value) {
    return value.map(Set::of).orElse(Set.of());
  }

  /** Whoever looks for something finds it also where it is a part of something else. */
  private boolean isSearching() {
    return !words.isBlank() || !statuses.isEmpty() || open || host.isPresent() || vm.isPresent();
  }

  void save(IMemento memento) {
    memento.putString(WORDS, words);
    kind.ifPresent(wanted -> memento.putString(KIND, wanted));
    statuses.forEach(status -> memento.putBoolean(status.name(), true));
    memento.putString(PERIOD, period.kind().name());
    period.first().ifPresent(time -> memento.putString(FIRST, time.toString()));
    period.last().ifPresent(time -> memento.putString(LAST, time.toString()));
    host.ifPresent(about -> save(memento, HOST, about));
    vm.ifPresent(about -> save(memento, VM, about));
    user.ifPresent(wanted -> memento.putString(USER, wanted));
    memento.putBoolean(OPEN, open);
  }

  private static void save(IMemento memento, String key, About about) {
    memento.putString(key, about.id().key());
    memento.putString(key + NAME, about.name());
  }

  /** What was saved; of what is not known, nothing. */
  static LogFilter restore(IMemento memento) {
    Set<LogEntry.Status> statuses = EnumSet.noneOf(LogEntry.Status.class);
    for (LogEntry.Status status : LogEntry.Status.values()) {
      if (Boolean.TRUE.equals(memento.getBoolean(status.name()))) {
        statuses.add(status);
      }
    }
    return new LogFilter(text(memento, WORDS).orElse(""), text(memento, KIND), Set.copyOf(statuses), period(memento),
        about(memento, HOST), about(memento, VM), text(memento, USER),
        Boolean.TRUE.equals(memento.getBoolean(OPEN)));
  }

  private static Optional<String> text(IMemento memento, String key) {
    @Nullable String kept = memento.getString(key);
    return Optional.ofNullable(kept).filter(text -> !text.isEmpty());
  }

  private static LogPeriod period(IMemento memento) {
    Optional<String> kept = text(memento, PERIOD);
    LogPeriod.Kind kind = Stream.of(LogPeriod.Kind.values()).filter(known -> kept.equals(Optional.of(known.name())))
        .findFirst().orElse(LogPeriod.Kind.ANY);
    return kind != LogPeriod.Kind.CERTAIN ? LogPeriod.of(kind)
        : LogPeriod.between(time(memento, FIRST), time(memento, LAST));
  }

  private static Optional<Instant> time(IMemento memento, String key) {
    try {
      return text(memento, key).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<About> about(IMemento memento, String key) {
    try {
      return text(memento, key).map(ObjectId::parse).map(id -> new About(id, text(memento, key + NAME).orElse("")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
