/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.Quantities;

/**
 * Which entries are wanted: {@link #newest}, narrowed down. The constructor changes with what can be asked for.
 *
 * @param text words that message, details, host, VM or user name contain, the time of its start in this time zone or
 *     the name of its status; empty for any
 * @param statuses wanted statuses, empty for any
 * @param kinds wanted kinds, empty for any
 * @param objects only entries about one of these hosts and VMs, or about several of which it is one (of very
 *     many those that {@link LogEntry.Builder#about} has room for); empty for any
 * @param from only entries that were started then or later
 * @param to only entries that were started before
 * @param offset how many of the first entries that match are left out, for the next page
 * @param limit the most entries wanted, the newest
 * @param whole only entries that are no part of another that is in the log: {@link #isPart}
 * @param partOf only the parts of this entry, empty for any
 * @param statusNames what the statuses are called where the text was typed; empty where they have no names
 * @param users only entries of one of these users, empty for any
 * @param alsoAbout of those about {@code objects} only the ones about one of these as well, empty for any
 * @param unacknowledged only failures and warnings that nobody has acknowledged, see {@link #isOpen}
 * @since 0.1
 */
public record EventQuery(String text, Set<LogEntry.Status> statuses, Set<String> kinds, Set<ObjectId> objects,
    Optional<Instant> from, Optional<Instant> to, int offset, int limit, boolean whole,
    Optional<UUID> partOf, Map<LogEntry.Status, String> statusNames, Set<String> users, Set<ObjectId> alsoAbout,
    boolean unacknowledged) {

  /** Running entries on top, then the newest first. */
  public static final Comparator<LogEntry> ORDER = Comparator.comparing((LogEntry entry) -> !entry.isRunning())
      .thenComparing(LogEntry::started, Comparator.reverseOrder());

  /** What somebody should have seen, and can acknowledge. */
  public static final Set<LogEntry.Status> OPEN = Set.of(LogEntry.Status.FAILED, LogEntry.Status.WARNING);
  /** So much a clock may be set while several things are done at once, without that their parts are lost from sight. */
  private static final Duration CLOCK_SET = Duration.ofMinutes(1);

  /** Checks the numbers. */
  public EventQuery {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("An offset of " + offset + " and a limit of " + limit + " make no page.");
    }
    objects = Set.copyOf(objects);
    users = Set.copyOf(users);
    alsoAbout = Set.copyOf(alsoAbout);
    statusNames = Map.copyOf(statusNames);
  }

  /** The newest entries, whatever they are. */
  public static EventQuery newest(int limit) {
    return new EventQuery("", Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), 0, limit,
        false, Optional.empty(), Map.of(), Set.of(), Set.of(), false);
  }

  /** The same with these words only, instead of others. */
  public EventQuery withText(String wanted) {
    return new EventQuery(wanted, statuses, kinds, objects, from, to, offset, limit, whole, partOf, statusNames, users,
        alsoAbout, unacknowledged);
  }

  /** The same of these statuses only, of any if there are none. */
  public EventQuery withStatuses(Set<LogEntry.Status> wanted) {
    return new EventQuery(text, wanted, kinds, objects, from, to, offset, limit, whole, partOf, statusNames, users,
        alsoAbout, unacknowledged);
  }

  /** The same of these kinds only, of any if there are none. */
  public EventQuery withKinds(Set<String> wanted) {
    return new EventQuery(text, statuses, wanted, objects, from, to, offset, limit, whole, partOf, statusNames, users,
        alsoAbout, unacknowledged);
  }

  /** The same about this host or VM only, about any if there is none. */
  public EventQuery about(Optional<? extends ObjectId> wanted) {
    return about(wanted.stream().toList());
  }

  /** The same about one of these hosts and VMs only, about any if there are none. */
  public EventQuery about(Collection<? extends ObjectId> wanted) {
    return new EventQuery(text, statuses, kinds, Set.copyOf(wanted), from, to, offset, limit, whole, partOf,
        statusNames, users, alsoAbout, unacknowledged);
  }

  /** The same of a time only: from the first on, before the second. */
  public EventQuery between(Instant first, Instant end) {
    return new EventQuery(text, statuses, kinds, objects, Optional.of(first), Optional.of(end), offset, limit,
        whole, partOf, statusNames, users,
        alsoAbout, unacknowledged);
  }

  /** The same from that time on, from any time on if there is none. */
  public EventQuery since(Optional<Instant> first) {
    return new EventQuery(text, statuses, kinds, objects, first, to, offset, limit, whole, partOf, statusNames, users,
        alsoAbout, unacknowledged);
  }

  /** The same before that time, up to any time if there is none. */
  public EventQuery before(Optional<Instant> end) {
    return new EventQuery(text, statuses, kinds, objects, from, end, offset, limit, whole, partOf, statusNames, users,
        alsoAbout, unacknowledged);
  }

  /** The same of these users only, of any if there are none. */
  public EventQuery byUsers(Set<String> wanted) {
    return new EventQuery(text, statuses, kinds, objects, from, to, offset, limit, whole, partOf, statusNames, wanted,
        alsoAbout, unacknowledged);
  }

  /** The same, but about one of these hosts and VMs besides, as of a VM what it did on a host. */
  public EventQuery alsoAbout(Collection<? extends ObjectId> wanted) {
    return new EventQuery(text, statuses, kinds, objects, from, to, offset, limit, whole, partOf, statusNames, users,
        Set.copyOf(wanted), unacknowledged);
  }

  /** The same of failures and warnings only that nobody has acknowledged, or of any entry. */
  public EventQuery onlyUnacknowledged(boolean wanted) {
    return new EventQuery(text, statuses, kinds, objects, from, to, offset, limit, whole, partOf, statusNames, users,
        alsoAbout, wanted);
  }

  /** Whether an entry is a failure or a warning that nobody has acknowledged yet. */
  public static boolean isOpen(LogEntry entry) {
    return OPEN.contains(entry.status()) && !LogAttribute.ACKNOWLEDGED.isIn(entry);
  }

  /** Another page of the same. */
  public EventQuery page(int newOffset, int newLimit) {
    return new EventQuery(text, statuses, kinds, objects, from, to, newOffset, newLimit, whole, partOf, statusNames,
        users, alsoAbout, unacknowledged);
  }

  /** The same without parts of others: several that were done at once are one entry. */
  public EventQuery withoutParts() {
    return new EventQuery(text, statuses, kinds, objects, from, to, offset, limit, true, partOf, statusNames, users,
        alsoAbout, unacknowledged);
  }

  /** The same of the parts of an entry only, which were started while it ran. */
  public EventQuery partsOf(LogEntry entry) {
    return partsOf(entry.correlation()).between(firstPart(entry), lastPart(entry).plusNanos(1));
  }

  /** The same of what names this as the entry that it is a part of, whenever it was started. */
  public EventQuery partsOf(UUID entry) {
    return new EventQuery(text, statuses, kinds, objects, from, to, offset, limit, whole, Optional.of(entry),
        statusNames, users, alsoAbout, unacknowledged);
  }

  /** The same with names of the statuses, which are looked for in the text, too. */
  public EventQuery withStatusNames(Map<LogEntry.Status, String> names) {
    return new EventQuery(text, statuses, kinds, objects, from, to, offset, limit, whole, partOf, names, users,
        alsoAbout, unacknowledged);
  }

  /** The words of the text, each once. */
  public List<String> words() {
    return Stream.of(text.replace('\0', ' ').strip().split("\\s+")).filter(word -> !word.isEmpty()).distinct().toList();
  }

  /** The statuses that a word is the name of, or a part of it. */
  public Set<LogEntry.Status> statusesNamed(String word) {
    return statusNames.entrySet().stream().filter(named -> contains(named.getValue(), word)).map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether a word looks like a part of a date or time as they are shown: {@code 2026-11-29 15:04:20}. */
  public static boolean isPartOfTime(String word) {
    return word.length() <= "2026-11-29".length() && word.matches("[0-9]+[-:][0-9:-]*");
  }

  /** Whether an entry stands for several that were done at once, and is no part itself. */
  public static boolean isWhole(LogEntry entry) {
    return LogAttribute.PARTS.isIn(entry) && !LogAttribute.PART_OF.isIn(entry);
  }

  /**
   * Whether an entry is a part of another, with which it is found. That it says so is not enough: the other has to be
   * in the log, to be a {@linkplain #isWhole whole}, and to have run when the part was started. What names an entry
   * that was lost, an ordinary one, another part or itself stands for itself, so that every entry can be found.
   *
   * @param log finds an entry of the log in its latest state, empty if there is none that can be read
   */
  public static boolean isPart(LogEntry entry, Function<UUID, Optional<LogEntry>> log) {
    return wholeOf(entry).flatMap(log).filter(whole -> isPart(entry.started(), whole)).isPresent();
  }

  /** Whether what was started then and names this entry as that of which it is a part is one. */
  public static boolean isPart(Instant started, LogEntry whole) {
    return isWhole(whole) && !started.isBefore(firstPart(whole)) && !started.isAfter(lastPart(whole));
  }

  /** What an entry says it is a part of, which need not be so; empty if that can be no entry. */
  public static Optional<UUID> wholeOf(LogEntry entry) {
    return LogAttribute.PART_OF.value(entry).flatMap(EventQuery::id);
  }

  /** Java reads more than it writes, and parts are looked for by what it writes. */
  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Instant firstPart(LogEntry whole) {
    return whole.started().isBefore(Instant.MIN.plus(CLOCK_SET)) ? Instant.MIN : whole.started().minus(CLOCK_SET);
  }

  private static Instant lastPart(LogEntry whole) {
    Instant last = Instant.MAX.minusNanos(1);
    return whole.finished().filter(end -> end.isBefore(last.minus(CLOCK_SET))).map(end -> end.plus(CLOCK_SET))
        .orElse(last);
  }

  /**
   * Whether this asks for an entry, whatever page it is on and whatever it is a part of. It says what a query means: a
   * store that looks in another way finds the same.
   */
  public boolean matches(LogEntry entry) {
    return (statuses.isEmpty() || statuses.contains(entry.status()))
        && (kinds.isEmpty() || kinds.contains(entry.kind()))
        && (users.isEmpty() || users.contains(entry.user()))
        && (!unacknowledged || isOpen(entry))
        && concerns(entry)
        && from.map(first -> !entry.started().isBefore(first)).orElse(true)
        && partOf.map(of -> LogAttribute.PART_OF.value(entry).equals(Optional.of(of.toString()))).orElse(true)
        && to.map(end -> entry.started().isBefore(end)).orElse(true)
        && matchesText(entry);
  }

  /** Whether this asks for an entry, whatever page it is on, of that log: see {@link #isPart}. */
  public boolean matches(LogEntry entry, Function<UUID, Optional<LogEntry>> log) {
    return matches(entry) && !(whole && isPart(entry, log));
  }

  /** The page that this asks for of all entries of a log in their latest states. */
  public List<LogEntry> select(Collection<LogEntry> entries) {
    Map<UUID, LogEntry> wholes = entries.stream().filter(EventQuery::isWhole)
        .collect(Collectors.toMap(LogEntry::correlation, entry -> entry, (one, other) -> one));
    return entries.stream().filter(entry -> matches(entry, id -> Optional.ofNullable(wholes.get(id)))).sorted(ORDER)
        .skip(offset).limit(limit).toList();
  }

  private boolean concerns(LogEntry entry) {
    return objects.isEmpty() && alsoAbout.isEmpty() || isAbout(entry, objects) && isAbout(entry, alsoAbout);
  }

  /** A migration is about both of its hosts, and what was done with several about all. */
  private static boolean isAbout(LogEntry entry, Set<ObjectId> any) {
    Set<String> about = Stream.of(entry.host().map(ObjectId::key), entry.vm().map(ObjectId::key),
        LogAttribute.SOURCE.value(entry), LogAttribute.TARGET.value(entry))
        .flatMap(Optional::stream).collect(Collectors.toSet());
    if (entry.vm().isEmpty()) {
      LogAttribute.ABOUT.value(entry).ifPresent(keys -> about.addAll(List.of(keys.split(" "))));
    }
    return any.isEmpty() || any.stream().map(ObjectId::key).anyMatch(about::contains);
  }

  /** Whether an entry has each of the words. */
  public boolean matchesText(LogEntry entry) {
    String all = String.join("\n", entry.message(), entry.details(), entry.hostName(), entry.vmName(), entry.user());
    return words().stream().allMatch(word -> contains(all, word) || statusesNamed(word).contains(entry.status())
        || isPartOfTime(word) && Quantities.dateTime(entry.started()).contains(word));
  }

  private static boolean contains(String text, String word) {
    return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }
}
