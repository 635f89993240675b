/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.VmId;

/** In which state a VM was and since when, as the log tells it: by what was done and by what was seen to happen. */
final class States {

  private States() {
  }

  /** What is known of a VM, oldest first. */
  static TreeMap<Instant, DomainState> of(Collection<LogEntry> entries, VmId vm) {
    TreeMap<Instant, DomainState> states = new TreeMap<>();
    entries.stream().filter(entry -> entry.kind().equals(LogEntry.POWER) && entry.vm().equals(Optional.of(vm)))
        .forEach(entry -> seen(entry).or(() -> done(entry))
            .ifPresent(state -> states.put(entry.finished().orElse(entry.started()), state)));
    return states;
  }

  private static Optional<DomainState> seen(LogEntry entry) {
    return LogAttribute.STATE.value(entry).flatMap(States::named);
  }

  /** A guest that was asked for something is seen doing it, or does not do it. */
  private static Optional<DomainState> done(LogEntry entry) {
    return LogAttribute.ACTION.value(entry).filter(action -> entry.status() == LogEntry.Status.SUCCEEDED)
        .flatMap(name -> Stream.of(PowerAction.values()).filter(action -> action.name().equals(name)).findFirst())
        .flatMap(action -> Stream.of(DomainState.values())
            .filter(state -> action.effect().isSeenIn(Optional.of(state))).findFirst());
  }

  /** The state of that name; empty if this version does not know it. */
  static Optional<DomainState> named(String name) {
    return Stream.of(DomainState.values()).filter(state -> state.name().equals(name)).findFirst();
  }
}
