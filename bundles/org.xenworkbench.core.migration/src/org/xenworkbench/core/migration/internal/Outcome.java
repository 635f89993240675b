/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.DomainState;

/**
 * How a migration ended that nobody here waits for, judged by where its VM is now. Pure.
 *
 * @param status how it ended
 * @param error why it failed, empty if it did not
 */
record Outcome(LogEntry.Status status, String error) {

  /** So many answers in a row without a job, half a second apart, mean that the job has ended. */
  static final int JOB_ENDED = 4;
  /** So many more are waited for where both hosts list the VM as active: one of them may only be late. */
  static final int UNDECIDED = 40;

  /**
   * Judges.
   *
   * @param migration the migration
   * @param source what the source lists, empty if it does not list the VM
   * @param target what the target lists
   * @param silentRounds how often in a row the source said that there is no job
   * @return empty while it has not ended as far as is known
   */
  static Optional<Outcome> of(Migration migration, Optional<DomainState> source, Optional<DomainState> target,
      int silentRounds) {
    boolean onSource = source.filter(Outcome::isThere).isPresent();
    boolean onTarget = target.filter(Outcome::isThere).isPresent();
    if (target.filter(DomainState::isRunning).isPresent() && !onSource) {
      return Optional.of(succeeded());
    }
    if (silentRounds < JOB_ENDED || onSource && onTarget && silentRounds < UNDECIDED) {
      return Optional.empty();
    }
    if (onSource && onTarget) {
      return failed(Messages.Migrate_OnBoth, migration);
    }
    if (onSource) {
      return failed(Messages.Migrate_NotMoved, migration);
    }
    // active there in another state, or arrived and shut off since
    boolean moved = onTarget || target.isPresent() && source.isEmpty();
    return moved ? Optional.of(succeeded())
        : failed(Messages.Migrate_Vanished, migration);
  }

  /** The same where the source is not configured any more: then the target alone tells. */
  static Optional<Outcome> withoutSource(Migration migration, Optional<DomainState> target, int silentRounds) {
    if (target.filter(DomainState::isRunning).isPresent()) {
      return Optional.of(succeeded());
    }
    return silentRounds < JOB_ENDED ? Optional.empty() : Optional.of(hostGone(migration.sourceName()));
  }

  /** The same where the target is not configured any more: a VM that has left the source may be there. */
  static Optional<Outcome> withoutTarget(Migration migration, Optional<DomainState> source, int silentRounds) {
    if (silentRounds < JOB_ENDED) {
      return Optional.empty();
    }
    return source.filter(Outcome::isThere).isPresent() ? failed(Messages.Migrate_NotMoved, migration)
        : Optional.of(hostGone(migration.targetName()));
  }

  static Outcome succeeded() {
    return new Outcome(LogEntry.Status.SUCCEEDED, "");
  }

  /** One of the hosts is not configured any more, and the other one does not tell. */
  static Outcome hostGone(String hostName) {
    return new Outcome(LogEntry.Status.FAILED, NLS.bind(Messages.Migrate_HostGone, hostName));
  }

  /** In a state that a VM can be left in by a migration. */
  static boolean isThere(DomainState state) {
    return state != DomainState.SHUT_OFF && state != DomainState.CRASHED && state != DomainState.NO_STATE;
  }

  private static Optional<Outcome> failed(String text, Migration migration) {
    return Optional.of(new Outcome(LogEntry.Status.FAILED,
        NLS.bind(text, migration.sourceName(), migration.targetName())));
  }
}
