/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Optional;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;

/** What an event alone tells of a domain, so that the tree need not wait for the next call. */
final class DerivedState {

  private DerivedState() {
  }

  /** The domain after the event; empty if the event does not tell. */
  static Optional<DomainInfo> after(DomainEvent event, DomainInfo known) {
    return state(event).map(state -> new DomainInfo(known.uuid(), event.name(), state.isActive() ? known.number() : -1,
        state, known.vcpus(), known.memory(), known.maxMemory(), known.persistent()));
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
      case DEFINED, UNDEFINED -> Optional.empty();
    };
  }
}
