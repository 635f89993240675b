/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;

/**
 * What an earlier process began and did not live to end in the log. A migration's end is found once both hosts were
 * polled, by where its VM is; where one of them is not configured any more, by what the other one tells, if it can. One
 * that waited for its turn may have had it, if the disk refused to keep that: then its VM or a job of it tells so.
 * Whatever else was running ended with that process, and several that were one end with the last of them. What had
 * ended by then is only read. Where the log has lost
 * entries, the end of any may be among them: how they ended is not known then, and nothing is made of it.
 */
final class LostMigrations implements EventLogListener {

  /** So many are read at once. */
  private static final int PAGE = 1_000;

  private final EventLog log;
  private final MigrationRegister register;
  private final PlacementReader placements;
  private final UnattendedMigrations unattended;
  private final Clock clock;
  private final Instant began;
  private final Set<HostId> polled = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Lost> lost = new ConcurrentHashMap<>();
  /** Those that were found once: what became of them since is not lost again. */
  private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
  private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
  /** What this process has begun and runs. */
  private final Set<UUID> own = ConcurrentHashMap.newKeySet();
  private final LostGroups groups;
  private final Executor reader;
  private final Registration listening;
  private volatile boolean unread;

  /**
   * Begins to read the log.
   *
   * @param reader runs what reads it, which may take a while; who asks for services must not wait for a disk
   */
  LostMigrations(EventLog log, MigrationRegister register, PlacementReader placements, UnattendedMigrations unattended,
      Clock clock, Executor reader) {
    this.log = log;
    this.register = register;
    this.placements = placements;
    this.unattended = unattended;
    this.clock = clock;
    this.began = clock.instant();
    this.groups = new LostGroups(log, clock);
    this.reader = reader;
    reader.execute(this::read);
    this.listening = log.addListener(this);
  }

  private void read() {
    unread = true; // before: that it can be read is told once
    try {
      List<LogEntry> running = running();
      running.forEach(this::found);
      groups.read();
      register.setEarlier(LoggedMigrations.ended(log, placements));
      unread = false;
    } catch (UnreadableLogException e) {
      return; // the log's fault tells why, and that it is over
    }
  }

  @Override
  public void entryChanged(LogEntry entry) {
    if (entry.isRunning()) {
      own.add(entry.correlation());
    } else {
      own.remove(entry.correlation());
    }
    if (!entry.isRunning() && groups.has(entry)) { // nothing else that this process writes was lost
      reader.execute(() -> groups.ended(entry));
    }
  }

  @Override
  public void faultChanged() {
    if (unread) {
      reader.execute(this::read);
    }
  }

  void close() {
    listening.close();
  }

  /**
   * A lost migration of that VM which turns out to be running still; it is not lost any more. One that waited is
   * another's if it goes elsewhere.
   */
  Optional<Lost> take(VmId vm, HostId target) {
    return lost.values().stream().filter(found -> found.migration.vm().equals(vm))
        .filter(found -> found.waits.isEmpty() || placements.isSame(found.migration.target(), target))
        .filter(found -> lost.remove(found.migration.id()) != null).findFirst();
  }

  /**
   * A host was polled.
   *
   * @param questions asks a host whether a VM still has a job there, and answers later
   */
  void polled(HostId host, JobQuestions questions) {
    polled.add(host);
    for (Lost found : lost.values()) {
      Migration migration = found.migration;
      if (isPolled(migration.source()) && isPolled(migration.target()) && asked.add(migration.id())) {
        questions.hasJob(placements.shown(migration.source()), migration.vm(), goesOn -> reconcile(found, goesOn));
      }
    }
  }

  /** Ends those of which a host was removed. Not before the hosts of a hosts file had the time to be added. */
  void endWithoutHost() {
    for (Lost found : lost.values()) {
      Optional<Outcome> outcome = Optional.of(found.migration).filter(this::isHostGone)
          .flatMap(migration -> placements.outcome(migration, Outcome.UNDECIDED));
      if (outcome.isPresent() && lost.remove(found.migration.id()) != null) {
        end(found, outcome.get());
      }
    }
  }

  private List<LogEntry> running() throws UnreadableLogException {
    EventQuery running = EventQuery.newest(PAGE).withStatuses(Set.of(LogEntry.Status.RUNNING));
    Set<LogEntry> all = new LinkedHashSet<>();
    List<LogEntry> page = log.query(running);
    for (int offset = PAGE; page.size() == PAGE; offset += PAGE) { // the oldest of many that wait were under way
      all.addAll(page);
      page = log.query(running.page(offset, PAGE));
    }
    all.addAll(page);
    Instant now = clock.instant();
    return all.stream().filter(entry -> isOfEarlier(entry, now))
        .filter(entry -> register.get(entry.correlation()).isEmpty()).toList();
  }

  /** What lies ahead was begun by an earlier process whose clock was, unless this one's went back since. */
  private boolean isOfEarlier(LogEntry entry, Instant now) {
    return entry.started().isBefore(began) || entry.started().isAfter(now) && !own.contains(entry.correlation());
  }

  private void found(LogEntry entry) {
    boolean whole = log.isWhole(); // else its end may be among what the log has lost
    Optional<LogEntry> waits = Optional.of(entry).filter(LogAttribute.WAITS::isIn);
    Optional<Migration> migration = LoggedMigrations.migration(begun(entry), placements).filter(known -> whole);
    if (migration.isPresent()) {
      if (seen.add(entry.correlation())) {
        lost.put(entry.correlation(), new Lost(migration.get(), entry.user(), parts(entry), waits));
      }
    } else if (whole && waits.isPresent()) {
      endCut(entry, true, Messages.Operation_NotBegun);
    } else if (whole && LostGroups.isGroup(entry)) {
      groups.found(entry);
    } else {
      endCut(entry, whole, whole ? Messages.Operation_Stopped : Messages.Operation_EndLost);
    }
  }

  /** The entry as it would be if it had had its turn. */
  private static LogEntry begun(LogEntry entry) {
    Map<String, String> facts = new HashMap<>(entry.attributes());
    facts.remove(LogAttribute.WAITS.name());
    return entry.toBuilder().attributes(facts).build();
  }

  /** @param whole whether it is known that it has not ended */
  private void endCut(LogEntry entry, boolean whole, String reason) {
    Map<String, String> facts = new HashMap<>(entry.attributes());
    String left = facts.getOrDefault(LogAttribute.IF_CUT.name(), "");
    facts.remove(LogAttribute.IF_CUT.name());
    if (facts.remove(LogAttribute.WAITS.name()) != null) {
      facts.put(LogAttribute.NOT_BEGUN.name(), "true");
    }
    facts.put(LogAttribute.DURATION_UNKNOWN.name(), "true");
    log.append(entry.toBuilder().status(whole ? LogEntry.Status.CANCELLED : LogEntry.Status.WARNING)
        .message(NLS.bind(whole ? Messages.Operation_Cancelled : Messages.Operation_EndUnknown, entry.message()))
        .finished(clock.instant()).progress(OptionalDouble.empty())
        .details((reason + ' ' + left).strip())
        .attributes(facts).build());
  }

  private void reconcile(Lost found, boolean goesOn) {
    Migration migration = found.migration;
    if (lost.remove(migration.id()) == null) {
      return; // it was seen running meanwhile, see take()
    }
    if (goesOn && unattended.follow(migration, found.user, found.facts)) {
      return;
    }
    end(found);
  }

  private void end(Lost found) {
    Migration migration = found.migration;
    end(found, placements.outcome(migration, Outcome.UNDECIDED)
        .orElseGet(() -> new Outcome(LogEntry.Status.FAILED,
            NLS.bind(Messages.Migrate_Vanished, migration.sourceName(), migration.targetName()))));
  }

  private void end(Lost found, Outcome outcome) {
    boolean moved = outcome.status() == LogEntry.Status.SUCCEEDED || placements.isAtTarget(found.migration);
    if (found.waits.isPresent() && !moved) {
      endCut(found.waits.get(), true, Messages.Operation_NotBegun);
      return;
    }
    unattended.endUnseen(found.migration, found.user, outcome,
        (outcome.error() + ' ' + Messages.Migrate_EndSeenLater).trim(), found.facts);
  }

  /** Whether one of its hosts was removed, and the other one, if it is there, has told what runs on it. */
  private boolean isHostGone(Migration migration) {
    List<HostId> known =
        Stream.of(migration.source(), migration.target()).filter(placements::knows).toList();
    return known.size() < 2 && known.stream().allMatch(this::isPolled);
  }

  private boolean isPolled(HostId host) {
    return polled.contains(host) || polled.contains(placements.shown(host));
  }

  /** Asks hosts for jobs. */
  interface JobQuestions {
    void hasJob(HostId host, VmId vm, Consumer<Boolean> answer);
  }

  /** It stays a part of what it was a part of. */
  private static Map<String, String> parts(LogEntry entry) {
    return LogAttribute.PART_OF.value(entry).map(whole -> Map.of(LogAttribute.PART_OF.name(), whole)).orElse(Map.of());
  }

  /**
   * A migration without an end in the log, who began it, what else its entry told that is to stay, and that entry if it
   * says that it waits for its turn.
   */
  record Lost(Migration migration, String user, Map<String, String> facts, Optional<LogEntry> waits) {
  }
}
