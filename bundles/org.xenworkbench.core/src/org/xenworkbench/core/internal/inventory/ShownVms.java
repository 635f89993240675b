/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What is shown: of each UUID the VM and its claims. Not for several threads at once. */
final class ShownVms {

  private final Map<VmId, List<VirtualMachine>> machines = new HashMap<>();
  /** The VMs that a host owns, in order, as they are asked for in every round; gone when one of them changes. */
  private final Map<HostId, List<VirtualMachine>> ordered = new HashMap<>();

  List<VirtualMachine> all() {
    return machines.values().stream().flatMap(Collection::stream).sorted(InventoryOrder.VMS).toList();
  }

  List<VirtualMachine> of(HostId host, HostDomains listed) {
    return ordered.computeIfAbsent(host, key -> listed.ids(host).stream()
        .flatMap(id -> machines.getOrDefault(id, List.of()).stream()).filter(vm -> vm.host().equals(host))
        .sorted(InventoryOrder.VMS).toList());
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
}
