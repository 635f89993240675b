/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** Knows what rules can be about: hosts, VMs and groups of hosts. Any thread. */
public final class ObjectNames {

  private final Inventory inventory;
  private final HostGroups groups;

  /** Creates it. */
  public ObjectNames(Inventory inventory, HostGroups groups) {
    this.inventory = inventory;
    this.groups = groups;
  }

  /** The object of that identity; empty if it is gone. */
  public Optional<? extends ModelObject> find(ObjectId id) {
    if (id instanceof HostId host) {
      return inventory.host(host);
    }
    if (id instanceof VmId vm) {
      return inventory.virtualMachine(vm);
    }
    return id instanceof GroupId group ? groups.group(group) : Optional.empty();
  }

  /** What the user calls it, with its host if other VMs are called so; its identity if it is gone. */
  public String name(ObjectId id) {
    return find(id).map(object -> object instanceof VirtualMachine vm && isRepeated(vm) ? withHost(vm)
        : object instanceof HostGroup group ? path(group) : object.name()).orElse(id.key());
  }

  private String path(HostGroup group) {
    return groups.path(Optional.of(group.id())).label();
  }

  private boolean isRepeated(VirtualMachine vm) {
    return inventory.virtualMachines().stream()
        .anyMatch(other -> other.name().equals(vm.name()) && !other.id().equals(vm.id()));
  }

  private String withHost(VirtualMachine vm) {
    return NLS.bind(Messages.ObjectNames_withHost, vm.name(),
        inventory.host(vm.host()).map(Host::name).orElse(vm.host().key()));
  }

  /** What the user calls each of those: the same as one by one, in a time that grows as they do. */
  public Map<ObjectId, String> names(List<? extends ModelObject> objects) {
    Map<String, Long> counts =
        objects.stream().collect(Collectors.groupingBy(ModelObject::name, Collectors.counting()));
    Map<ObjectId, String> names = new HashMap<>();
    objects.forEach(object -> names.put(object.id(), object instanceof VirtualMachine vm
        && counts.getOrDefault(vm.name(), 0L) > 1 ? withHost(vm)
        : object instanceof HostGroup group ? path(group) : object.name()));
    return names;
  }

  /** Whether a host or VM is one of those that a scope has now. */
  public boolean covers(AlertScope scope, ObjectId object) {
    boolean isHost = object instanceof HostId;
    if (isHost != (scope.measured() == Scope.HOST)) {
      return false;
    }
    return scope.within().filter(within -> !within.equals(object)).map(within -> isBelow(within, object)).orElse(true);
  }

  private boolean isBelow(ObjectId within, ObjectId object) {
    Optional<HostId> host = object instanceof HostId id ? Optional.of(id)
        : object instanceof VmId vm ? inventory.virtualMachine(vm).map(VirtualMachine::host) : Optional.empty();
    return host.filter(within::equals).isPresent() && !(object instanceof HostId)
        || host.isPresent() && within instanceof GroupId group
            && groups.group(group).filter(found -> found.allHosts().contains(host.get())).isPresent();
  }
}
