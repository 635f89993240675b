/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.xenworkbench.core.model.StateReason.BOOTED;
import static org.xenworkbench.core.model.StateReason.CRASHED;
import static org.xenworkbench.core.model.StateReason.DAEMON;
import static org.xenworkbench.core.model.StateReason.DESTROYED;
import static org.xenworkbench.core.model.StateReason.DUMPING;
import static org.xenworkbench.core.model.StateReason.FAILED;
import static org.xenworkbench.core.model.StateReason.FROM_SNAPSHOT;
import static org.xenworkbench.core.model.StateReason.IO_ERROR;
import static org.xenworkbench.core.model.StateReason.MIGRATED;
import static org.xenworkbench.core.model.StateReason.MIGRATING;
import static org.xenworkbench.core.model.StateReason.MIGRATION_CANCELLED;
import static org.xenworkbench.core.model.StateReason.PANICKED;
import static org.xenworkbench.core.model.StateReason.POSTCOPY_FAILED;
import static org.xenworkbench.core.model.StateReason.RESTORED;
import static org.xenworkbench.core.model.StateReason.SAVED;
import static org.xenworkbench.core.model.StateReason.SAVING;
import static org.xenworkbench.core.model.StateReason.SHUTTING_DOWN;
import static org.xenworkbench.core.model.StateReason.SHUT_DOWN;
import static org.xenworkbench.core.model.StateReason.SNAPSHOT;
import static org.xenworkbench.core.model.StateReason.STARTING_UP;
import static org.xenworkbench.core.model.StateReason.UNKNOWN;
import static org.xenworkbench.core.model.StateReason.UNPAUSED;
import static org.xenworkbench.core.model.StateReason.USER;
import static org.xenworkbench.core.model.StateReason.WATCHDOG;
import static org.xenworkbench.core.model.StateReason.WOKEN;

import java.util.List;
import java.util.Map;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/** libvirt's reasons of states in the core's words: each state numbers its own ({@code virDomain…Reason}). */
final class StateReasons {

  private static final Map<DomainState, List<StateReason>> REASONS = Map.of(
      DomainState.RUNNING, List.of(UNKNOWN, BOOTED, MIGRATED, RESTORED, FROM_SNAPSHOT, UNPAUSED, MIGRATION_CANCELLED,
          UNPAUSED, WOKEN, CRASHED, MIGRATING, POSTCOPY_FAILED),
      DomainState.PAUSED, List.of(UNKNOWN, USER, MIGRATING, SAVING, DUMPING, IO_ERROR, WATCHDOG, FROM_SNAPSHOT,
          SHUTTING_DOWN, SNAPSHOT, CRASHED, STARTING_UP, MIGRATING, POSTCOPY_FAILED, FAILED),
      DomainState.SHUTTING_DOWN, List.of(UNKNOWN, USER),
      DomainState.SHUT_OFF, List.of(UNKNOWN, SHUT_DOWN, DESTROYED, CRASHED, MIGRATED, SAVED, FAILED, FROM_SNAPSHOT,
          DAEMON),
      DomainState.CRASHED, List.of(UNKNOWN, PANICKED));

  private StateReasons() {
  }

  /** A reason by number; unknown if it is newer than this. */
  static StateReason of(DomainState state, long number) {
    List<StateReason> reasons = REASONS.getOrDefault(state, List.of());
    return number >= 0 && number < reasons.size() ? reasons.get((int) number) : UNKNOWN;
  }
}
