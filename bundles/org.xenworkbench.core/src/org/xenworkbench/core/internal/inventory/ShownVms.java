/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What is shown: of each UUID the VM and its claims. One thread at a time changes it, any looks at it meanwhile. */
final class ShownVms {

  private final Map<VmId, List<VirtualMachine>> machines = new ConcurrentHashMap<>();
  /** The same by the host that owns each. */
  private final Map<HostId, Map<VmId, VirtualMachine>> owned = new ConcurrentHashMap<>();
  /** Those in order, as they are asked for in every round; gone when one of them has changed. */
  private final Map<HostId, List<VirtualMachine>> ordered = new ConcurrentHashMap<>();

  List<VirtualMachine> all() {
    return machines.values().stream().flatMap(Collection::stream).sorted(InventoryOrder.VMS).toList();
  }

  /** Made while nobody can say that it is old: who changes a VM says so after the change. */
  List<VirtualMachine> of(HostId host) {
    return !owned.containsKey(host) ? List.of() : ordered.computeIfAbsent(host,
        key -> owned.getOrDefault(key, Map.of()).values().stream().sorted(InventoryOrder.VMS).toList());
  }

  Optional<VirtualMachine> get(VmId id) {
    return machines.getOrDefault(id.claimed(), List.of()).stream().filter(vm -> vm.id().equals(id)).findFirst();
  }

  /** These are the VM of that UUID and its claims from now on; what is new of them. */
  List<InventoryChange> show(VmId vm, List<VirtualMachine> after) {
    List<VirtualMachine> before = machines.getOrDefault(vm, List.of());
    if (after.isEmpty()) {
      machines.remove(vm);
    } else {
      machines.put(vm, after);
    }
    own(before, after);
    List<InventoryChange> changes = new ArrayList<>();
    for (VirtualMachine now : after) {
      Optional<VirtualMachine> was = before.stream().filter(now::equals).findFirst();
      if (was.isEmpty() || !was.get().sameContent(now)) {
        changes.add(new InventoryChange.VmChange(now.id(), was, Optional.of(now)));
      }
    }
    before.stream().filter(was -> !after.contains(was)).forEach(
        gone -> changes.add(new InventoryChange.VmChange(gone.id(), Optional.of(gone), Optional.empty())));
    if (!changes.isEmpty()) {
      Stream.concat(before.stream(), after.stream()).forEach(machine -> ordered.remove(machine.host()));
    }
    return changes;
  }

  private void own(List<VirtualMachine> before, List<VirtualMachine> after) {
    for (VirtualMachine now : after) {
      owned.computeIfAbsent(now.host(), key -> new ConcurrentHashMap<>()).put(now.id(), now);
    }
    for (VirtualMachine was : before) {
      if (after.stream().noneMatch(now -> now.equals(was) && now.host().equals(was.host()))) {
        Optional.ofNullable(owned.get(was.host())).ifPresent(vms -> vms.remove(was.id()));
        owned.remove(was.host(), Map.of());
      }
    }
  }
}
