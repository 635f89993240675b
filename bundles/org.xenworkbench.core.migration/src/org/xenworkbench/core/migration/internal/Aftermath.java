/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;

/**
 * Where a VM is after its migration, as its two hosts say when they are asked.
 *
 * @param migration the migration
 * @param source what the source says
 * @param target what the target says
 * @param elsewhere the name of another host that runs it, as far as the inventory knows
 */
record Aftermath(Migration migration, Word source, Word target, Optional<String> elsewhere) {

  /** A host that has not answered until then may have more to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  /** On Xen both hosts may say for a while that it runs: until the source has cleaned up. */
  private static final int ASKED_AGAIN = 3;

  /** What a host says of the VM. */
  enum Word {
    RUNS, STANDS_STILL, OFF, GONE, UNKNOWN;

    static Word of(Optional<DomainState> state) {
      return state.map(is -> is.isRunning() ? RUNS : Outcome.isThere(is) ? STANDS_STILL : OFF).orElse(GONE);
    }

    private boolean isThere() {
      return this == RUNS || this == STANDS_STILL;
    }
  }

  /** Asks both hosts at once and waits for what they say. Not on a thread of theirs. */
  static Aftermath of(Migration migration, MigrationFollower follower) throws HypervisorException {
    CompletableFuture<Word> source = ask(migration, migration.source(), follower);
    CompletableFuture<Word> target = ask(migration, migration.target(), follower);
    PlacementReader placements = follower.placements();
    return new Aftermath(migration, follower.await(source), follower.await(target),
        placements.runnerOtherThan(List.of(migration.source(), migration.target()), migration.vm())
            .map(placements::hostName));
  }

  /** The same, asked again a few times while they say what can be so for a moment only. */
  static Aftermath lasting(Migration migration, MigrationFollower follower, Predicate<Aftermath> momentary)
      throws HypervisorException {
    Aftermath now = of(migration, follower);
    for (int again = 0; again < ASKED_AGAIN && momentary.test(now) && pause(follower); again++) {
      now = of(migration, follower);
    }
    return now;
  }

  /** @return whether there is still somebody to ask for */
  private static boolean pause(MigrationFollower follower) {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    try {
      follower.ticker().schedule(() -> over.complete(true), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return follower.timing().await(over);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | RejectedExecutionException e) { // the engine ends
      return false;
    }
  }

  /** As it is to be after a success. A target that does not answer may run it. */
  boolean mayRunAtTarget() {
    return target == Word.RUNS || target == Word.UNKNOWN;
  }

  private static CompletableFuture<Word> ask(Migration migration, HostId host, MigrationFollower follower) {
    CompletableFuture<Word> word = follower.hosts().submit(follower.placements().shown(host), Role.POLLING,
        session -> Word.of(session.domain(migration.vm().uuid()).map(DomainInfo::state)));
    follower.ticker().schedule(() -> word.completeExceptionally(new TimeoutException()), PATIENCE.toMillis(),
        TimeUnit.MILLISECONDS);
    return word.exceptionally(failure -> Word.UNKNOWN);
  }

  /** It runs at the target, and nothing is left of it at the source. */
  boolean hasArrived() {
    return target == Word.RUNS && !source.isThere() && source != Word.UNKNOWN;
  }

  /** Two copies that run write to the same disks. */
  boolean runsTwice() {
    return source == Word.RUNS && target == Word.RUNS;
  }

  /** It was to leave its source and runs there, and its target may run it as well. */
  boolean mayRunTwice() {
    return source == Word.RUNS && mayRunAtTarget();
  }

  /**
   * The same of one that was switched over before all memory was at the target: unless it runs there, neither host has
   * all of it, and what the source has is older than what was written to the disks since. If it runs at the source, it
   * was not switched over after all.
   */
  String textAfterSwitchingOver() {
    return source == Word.RUNS || target == Word.RUNS || elsewhere.isPresent() ? text()
        : NLS.bind(target == Word.UNKNOWN ? Messages.Aftermath_tornAsFarAsKnown : Messages.Aftermath_torn,
            migration.sourceName(), migration.targetName());
  }

  /** Where the VM is now, whether it runs, and what to do, in sentences. */
  String text() {
    String from = migration.sourceName();
    String to = migration.targetName();
    if (elsewhere.isPresent() && source != Word.RUNS && target != Word.RUNS) {
      return NLS.bind(Messages.Aftermath_elsewhere, new Object[] {elsewhere.get(), from, to});
    }
    if (source == Word.UNKNOWN || target == Word.UNKNOWN) {
      return unknown(from, to);
    }
    if (source.isThere() && target.isThere()) {
      return both(from, to);
    }
    if (source.isThere()) {
      return NLS.bind(source == Word.RUNS ? Messages.Aftermath_onSource : Messages.Aftermath_stillThere, from);
    }
    if (target.isThere()) {
      return NLS.bind(target == Word.RUNS ? Messages.Aftermath_onTarget : Messages.Aftermath_stillThere, to);
    }
    return source == Word.OFF ? NLS.bind(Messages.Aftermath_off, from)
        : target == Word.OFF ? NLS.bind(Messages.Aftermath_off, to) : NLS.bind(Messages.Aftermath_gone, from, to);
  }

  private String both(String from, String to) {
    return source == Word.RUNS && target == Word.RUNS ? NLS.bind(Messages.Aftermath_runsTwice, from, to)
        : source == Word.RUNS ? NLS.bind(Messages.Aftermath_copy, from, to)
        : target == Word.RUNS ? NLS.bind(Messages.Aftermath_copy, to, from)
        : NLS.bind(Messages.Aftermath_stillTwice, from, to);
  }

  private String unknown(String from, String to) {
    if (source == target) {
      return NLS.bind(Messages.Aftermath_unknown, from, to);
    }
    String silent = source == Word.UNKNOWN ? from : to;
    String told = source == Word.UNKNOWN ? to : from;
    Word word = source == Word.UNKNOWN ? target : source;
    return NLS.bind(switch (word) {
      case RUNS -> Messages.Aftermath_runsAsFarAsKnown;
      case STANDS_STILL -> Messages.Aftermath_stillAsFarAsKnown;
      default -> Messages.Aftermath_notThereAsFarAsKnown;
    }, told, silent);
  }
}
