/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * VMs of which something is known that an event or answer on its way explains: QEMU pauses a VM a moment before it
 * tells that its guest panicked, a listing lacks a VM before the event tells that it was ended, and one that reboots on
 * Xen is off until it is started. They are held for two rounds of polling. Not thread-safe but for {@link #isEmpty}.
 */
final class Unexplained {

  private static final int ROUNDS = 2;

  private final Map<VmId, Held> held = new LinkedHashMap<>();
  private volatile boolean empty = true;

  private record Held(VirtualMachine vm, int rounds) {
  }

  /** Any thread. */
  boolean isEmpty() {
    return empty;
  }

  void hold(VirtualMachine vm) {
    held.put(vm.id(), new Held(vm, 0));
    empty = false;
  }

  /** Holds a VM no more; what was held of it. */
  Optional<VirtualMachine> release(VmId vm) {
    Optional<VirtualMachine> released = Optional.ofNullable(held.remove(vm)).map(Held::vm);
    empty = held.isEmpty();
    return released;
  }

  /** As {@link #release(VmId)}, if it is that host's: what one host says explains nothing of another's VM. */
  Optional<VirtualMachine> release(VmId vm, Predicate<HostId> host) {
    Held known = held.get(vm);
    return known == null || !host.test(known.vm().host()) ? Optional.empty() : release(vm);
  }

  /** What is held of a host is another's, which leads to the same machine. */
  void handOver(HostId from, HostId to) {
    held.replaceAll((id, each) -> each.vm().host().equals(from)
        ? new Held(each.vm().toBuilder().host(to).build(), each.rounds()) : each);
  }

  /** The host was polled: those of its VMs that nothing has explained, which are held no more. */
  List<VirtualMachine> polled(HostId host) {
    List<VirtualMachine> due = new ArrayList<>();
    held.replaceAll((id, each) -> each.vm().host().equals(host) ? new Held(each.vm(), each.rounds() + 1) : each);
    held.values().stream().filter(each -> each.rounds() >= ROUNDS).forEach(each -> due.add(each.vm()));
    due.forEach(vm -> release(vm.id()));
    return due;
  }

  /** Those of a host, which are held no more. */
  List<VirtualMachine> take(HostId host) {
    List<VirtualMachine> taken = held.values().stream().map(Held::vm).filter(vm -> vm.host().equals(host)).toList();
    forget(host);
    return taken;
  }

  /** Forgets what is held of a host. */
  void forget(HostId host) {
    held.values().removeIf(each -> each.vm().host().equals(host));
    empty = held.isEmpty();
  }
}
