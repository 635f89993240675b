/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** Tells what of a selection has charts. */
final class SelectedObjects {

  private SelectedObjects() {
  }

  /**
   * What is selected and has charts, once each: of a group its hosts. What the inventory does not know was selected in
   * another window, that of a recording: there is nothing of it to be shown here.
   */
  static List<ObjectId> of(@Nullable ISelection selection, Inventory inventory) {
    if (!(selection instanceof IStructuredSelection elements)) {
      return List.of();
    }
    Set<ObjectId> ids = new LinkedHashSet<>();
    for (Object element : elements) {
      if (element instanceof Host host) {
        ids.add(host.id());
      } else if (element instanceof VirtualMachine vm) {
        ids.add(vm.id());
      } else if (element instanceof HostGroup group) {
        inventory.hosts().stream().map(Host::id).filter(group.allHosts()::contains).forEach(ids::add);
      }
    }
    ids.removeIf(id -> object(id, inventory).isEmpty());
    return List.copyOf(ids);
  }

  /** The host or VM of that identity, if it is there. */
  static Optional<ModelObject> object(ObjectId id, Inventory inventory) {
    return id instanceof HostId host ? inventory.host(host).map(ModelObject.class::cast)
        : id instanceof VmId vm ? inventory.virtualMachine(vm).map(ModelObject.class::cast) : Optional.empty();
  }
}
