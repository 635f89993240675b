/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * VMs that were paused, nobody knows yet by whom: an event tells only that they were, and the host is asked why. QEMU
 * pauses a VM like this a moment before it tells that its guest panicked. Not thread-safe but for {@link #isEmpty}.
 */
final class SilentPauses {

  private final Map<VmId, VirtualMachine> paused = new LinkedHashMap<>();
  private volatile boolean empty = true;

  /** Any thread. */
  boolean isEmpty() {
    return empty;
  }

  /** Holds back a VM whose pause is not explained yet; whether it is one. */
  boolean hold(Optional<VirtualMachine> was, VirtualMachine now) {
    boolean held = now.state() == DomainState.PAUSED && now.reason() == StateReason.UNKNOWN
        && was.filter(before -> before.state() != DomainState.PAUSED).isPresent();
    if (held) {
      paused.put(now.id(), now);
      empty = false;
    }
    return held;
  }

  /** Something else is known of the VM; the pause is news of its own unless that explains it. */
  Optional<VirtualMachine> explain(VirtualMachine now) {
    Optional<VirtualMachine> held = Optional.ofNullable(paused.remove(now.id()));
    empty = paused.isEmpty();
    return held.filter(before -> now.state() != DomainState.PAUSED && now.state() != DomainState.CRASHED);
  }

  /** Those on a host, which are not held any more. */
  List<VirtualMachine> take(HostId host) {
    List<VirtualMachine> taken = paused.values().stream().filter(vm -> vm.host().equals(host)).toList();
    taken.forEach(vm -> paused.remove(vm.id()));
    empty = paused.isEmpty();
    return taken;
  }
}
