/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal;

import java.util.Optional;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.GroupId;
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

  /** What the user calls it; its identity if it is gone. */
  public String name(ObjectId id) {
    return find(id).map(ModelObject::name).orElse(id.key());
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
            && groups.group(group).filter(found -> found.hosts().contains(host.get())).isPresent();
  }
}
