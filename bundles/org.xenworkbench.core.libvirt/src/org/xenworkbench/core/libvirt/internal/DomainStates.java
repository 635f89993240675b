/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.libvirt.DomainInfo.DomainState;
import org.xenworkbench.core.driver.DomainEvent.Cause;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.DomainEvent;

/** libvirt's states, events and details in the core's words. */
final class DomainStates {

  private static final org.xenworkbench.core.model.DomainState[] STATES =
      org.xenworkbench.core.model.DomainState.values();
  private static final Type[] TYPES = {Type.DEFINED, Type.UNDEFINED, Type.STARTED, Type.SUSPENDED, Type.RESUMED,
      Type.STOPPED, Type.SHUTDOWN, Type.PM_SUSPENDED, Type.CRASHED};

  /** VIR_DOMAIN_EVENT_WATCHDOG_PAUSE. */
  private static final int WATCHDOG_PAUSE = 1;

  private DomainStates() {
  }

  /** A virDomainState by number; the core's enumeration has the same order. */
  static org.xenworkbench.core.model.DomainState state(long number) {
    return number >= 0 && number < STATES.length ? STATES[(int) number]
        : org.xenworkbench.core.model.DomainState.NO_STATE;
  }

  /** The state that libvirt-java read, which is null for one that it does not know. */
  static org.xenworkbench.core.model.DomainState state(@Nullable DomainState state) {
    return state == null ? org.xenworkbench.core.model.DomainState.NO_STATE : state(state.ordinal());
  }

  /** A life cycle event, null for one of a kind that is newer than this. */
  static @Nullable DomainEvent event(UUID domain, String name, int event, int detail) {
    if (event < 0 || event >= TYPES.length) {
      return null;
    }
    return new DomainEvent(domain, name, TYPES[event], cause(TYPES[event], detail));
  }

  /** Whether what the hypervisor does about a watchdog that was not served has a life cycle event of its own. */
  static Cause watchdog(int action) {
    return action == WATCHDOG_PAUSE ? Cause.SUSPENDS : Cause.OTHER;
  }

  private static Cause cause(Type type, int detail) {
    return switch (type) {
      case DEFINED -> pick(detail, Cause.OTHER, Cause.UPDATED, Cause.RENAMED, Cause.FROM_SNAPSHOT);
      case UNDEFINED -> pick(detail, Cause.OTHER, Cause.RENAMED);
      case STARTED -> pick(detail, Cause.OTHER, Cause.MIGRATED, Cause.RESTORED, Cause.FROM_SNAPSHOT, Cause.WOKEN);
      case SUSPENDED -> pick(detail, Cause.OTHER, Cause.MIGRATED, Cause.IO_ERROR, Cause.WATCHDOG, Cause.RESTORED,
          Cause.FROM_SNAPSHOT, Cause.FAILED, Cause.MIGRATED, Cause.POSTCOPY_FAILED);
      case RESUMED -> pick(detail, Cause.OTHER, Cause.MIGRATED, Cause.FROM_SNAPSHOT, Cause.MIGRATED,
          Cause.POSTCOPY_FAILED);
      case STOPPED -> pick(detail, Cause.OTHER, Cause.DESTROYED, Cause.CRASHED, Cause.MIGRATED, Cause.SAVED,
          Cause.FAILED, Cause.FROM_SNAPSHOT);
      case CRASHED -> pick(detail, Cause.PANICKED, Cause.CRASHED);
      default -> Cause.OTHER;
    };
  }

  private static Cause pick(int detail, Cause... causes) {
    return detail >= 0 && detail < causes.length ? causes[detail] : Cause.OTHER;
  }
}
