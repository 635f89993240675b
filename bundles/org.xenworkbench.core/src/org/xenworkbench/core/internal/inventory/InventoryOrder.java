/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.Comparator;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.NameOrder;

/** The order in which the inventory tells hosts and VMs: by name, control domains first. */
final class InventoryOrder {

  static final Comparator<Host> HOSTS =
      Comparator.comparing(Host::name, NameOrder.NAMES).thenComparing(host -> host.id().key());
  static final Comparator<VirtualMachine> VMS = Comparator
      .comparing((VirtualMachine vm) -> !vm.isControlDomain())
      .thenComparing(VirtualMachine::name, NameOrder.NAMES)
      .thenComparing(vm -> vm.id().key()).thenComparing(vm -> vm.host().toString());

  private InventoryOrder() {
  }
}
