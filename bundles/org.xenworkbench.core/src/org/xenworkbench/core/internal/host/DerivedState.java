/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Optional;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/** What an event alone tells of a domain, so that the tree need not wait for the next call. */
public final class DerivedState {

  private DerivedState() {
  }

  /**
   * The domain after the event; empty if the event does not tell, or comes so late that its end is known already. One
   * that crashed may still be there.
   */
  static Optional<DomainInfo> after(DomainEvent event, DomainInfo known) {
    boolean late = event.type() == DomainEvent.Type.SHUTDOWN && known.state() == DomainState.SHUT_OFF;
    return late ? Optional.empty() : state(event).map(state -> known.toBuilder().name(event.name())
        .state(state, state == DomainState.SHUT_OFF ? -1 : known.number()).reason(reason(event))
        .saved(state == DomainState.SHUT_OFF && (known.saved() || event.cause() == DomainEvent.Cause.SAVED)).build());
  }

  private static Optional<DomainState> state(DomainEvent event) {
    return switch (event.type()) {
      // an incoming migration starts the domain paused; it runs when it is resumed
      case STARTED -> Optional.of(
          event.cause() == DomainEvent.Cause.MIGRATED ? DomainState.PAUSED : DomainState.RUNNING);
      case RESUMED -> Optional.of(DomainState.RUNNING);
      case SUSPENDED -> Optional.of(DomainState.PAUSED);
      case SHUTDOWN -> Optional.of(DomainState.SHUTTING_DOWN);
      case STOPPED -> Optional.of(DomainState.SHUT_OFF);
      case CRASHED -> Optional.of(DomainState.CRASHED);
      case PM_SUSPENDED -> Optional.of(DomainState.PM_SUSPENDED);
      default -> Optional.empty();
    };
  }

  /** Why the domain is in the state that the event leaves it in. */
  public static StateReason reason(DomainEvent event) {
    return switch (event.cause()) {
      case MIGRATED -> event.type() == DomainEvent.Type.SUSPENDED || event.type() == DomainEvent.Type.STARTED
          ? StateReason.MIGRATING : StateReason.MIGRATED;
      case RESTORED -> StateReason.RESTORED;
      case SAVED -> StateReason.SAVED;
      case DESTROYED -> StateReason.DESTROYED;
      case CRASHED -> StateReason.CRASHED;
      case PANICKED -> StateReason.PANICKED;
      case FAILED -> StateReason.FAILED;
      case IO_ERROR -> StateReason.IO_ERROR;
      case WATCHDOG -> StateReason.WATCHDOG;
      case POSTCOPY_FAILED -> StateReason.POSTCOPY_FAILED;
      case FROM_SNAPSHOT -> StateReason.FROM_SNAPSHOT;
      case WOKEN -> StateReason.WOKEN;
      default -> ordinary(event.type());
    };
  }

  /** That a domain was suspended does not say by whom: QEMU does so itself, before it tells that the guest panicked. */
  private static StateReason ordinary(DomainEvent.Type type) {
    return switch (type) {
      case STARTED -> StateReason.BOOTED;
      case RESUMED -> StateReason.UNPAUSED;
      case STOPPED -> StateReason.SHUT_DOWN;
      default -> StateReason.UNKNOWN;
    };
  }
}
