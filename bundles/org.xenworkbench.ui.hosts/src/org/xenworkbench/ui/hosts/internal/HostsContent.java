/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;

/** Hosts, and below each the virtual machines it owns. */
final class HostsContent implements ITreeContentProvider {

  private final Inventory inventory;

  HostsContent(Inventory inventory) {
    this.inventory = inventory;
  }

  @Override
  public Object[] getElements(@Nullable Object input) {
    return inventory.hosts().toArray();
  }

  @Override
  public Object[] getChildren(@Nullable Object parent) {
    return parent instanceof Host host ? inventory.virtualMachines(host.id()).toArray() : new Object[0];
  }

  @Override
  public @Nullable Object getParent(@Nullable Object element) {
    return element instanceof VirtualMachine vm ? inventory.host(vm.host()).orElse(null) : null;
  }

  @Override
  public boolean hasChildren(@Nullable Object element) {
    return element instanceof Host host && !inventory.virtualMachines(host.id()).isEmpty();
  }
}
