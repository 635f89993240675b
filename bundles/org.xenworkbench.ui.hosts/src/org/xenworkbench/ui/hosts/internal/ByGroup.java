/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;

/** VMs below the group that their host is in, or at the top if it is in none. Control domains belong to their hosts. */
record ByGroup(Inventory inventory, HostGroups groups) implements Arrangement {

  @Override
  public List<ModelObject> roots() {
    return Stream.<ModelObject>concat(groups.groupsIn(Optional.empty()).stream(),
        vms(inventory.hosts().stream().map(host -> host.id()).filter(host -> groups.groupOf(host).isEmpty()))).toList();
  }

  @Override
  public List<ModelObject> below(ModelObject row) {
    return row instanceof HostGroup group
        ? Stream.<ModelObject>concat(groups.groupsIn(Optional.of(group.id())).stream(), vmsOf(group)).toList()
        : List.of();
  }

  @Override
  public boolean hasBelow(ModelObject row) {
    return row instanceof HostGroup group && (!groups.groupsIn(Optional.of(group.id())).isEmpty()
        || hosts(group).anyMatch(host -> inventory.virtualMachines(host).stream().anyMatch(ByGroup::isShown)));
  }

  private Stream<HostId> hosts(HostGroup group) {
    return groups.group(group.id()).stream().flatMap(now -> now.hosts().stream());
  }

  private Stream<VirtualMachine> vmsOf(HostGroup group) {
    return vms(hosts(group));
  }

  private Stream<VirtualMachine> vms(Stream<HostId> hosts) {
    return hosts.flatMap(host -> inventory.virtualMachines(host).stream()).filter(ByGroup::isShown)
        .sorted(ByTag.ORDER);
  }

  private static boolean isShown(VirtualMachine vm) {
    return !vm.isControlDomain();
  }

  @Override
  public Optional<HostGroup> parentOf(ModelObject row) {
    return row instanceof VirtualMachine vm ? groups.groupOf(vm.host())
        : row instanceof HostGroup group ? groups.group(group.id()).flatMap(HostGroup::parent).flatMap(groups::group)
        : Optional.empty();
  }

  @Override
  public boolean has(ModelObject object) {
    return object instanceof HostGroup || object instanceof VirtualMachine vm && isShown(vm);
  }

  @Override
  public Registration listen(NodeListener listener) {
    Registration regrouped = groups.addListener(changes -> GroupKind.tell(listener, changes));
    Registration vms = inventory.addListener(changes -> changes.forEach(change -> {
      if (change instanceof VmChange vm) {
        tell(listener, vm.before(), vm.after());
      }
    }));
    return () -> {
      regrouped.close();
      vms.close();
    };
  }

  /** One that goes to another host of its group stays where it is. */
  private void tell(NodeListener listener, Optional<VirtualMachine> before, Optional<VirtualMachine> after) {
    Optional<Optional<GroupId>> from = before.filter(ByGroup::isShown).map(this::place);
    Optional<Optional<GroupId>> to = after.filter(ByGroup::isShown).map(this::place);
    if (!from.equals(to) || !before.map(VirtualMachine::name).equals(after.map(VirtualMachine::name))) {
      after.or(() -> before).ifPresent(listener::moved);
    }
  }

  private Optional<GroupId> place(VirtualMachine vm) {
    return groups.groupOf(vm.host()).map(HostGroup::id);
  }
}
