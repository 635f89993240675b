/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Tells when what an open dialog shows may not be so any more: a host came, went or changed, or one of the virtual
 * machines did. How much memory one takes changes with every sample, and says nothing of that. Any thread.
 *
 * @param vms those that are to be migrated
 * @param changed is told
 */
record ShownChanges(Set<VmId> vms, Runnable changed) implements InventoryListener {

  @Override
  public void inventoryChanged(List<InventoryChange> changes) {
    if (changes.stream().anyMatch(this::matters)) {
      changed.run();
    }
  }

  private boolean matters(InventoryChange change) {
    return change instanceof InventoryChange.HostChange host
        ? host.before().flatMap(before -> host.after().filter(before::sameContent)).isEmpty()
        : change instanceof InventoryChange.VmChange vm && vms.contains(vm.id()) && !isSame(vm.before(), vm.after());
  }

  private static boolean isSame(Optional<VirtualMachine> before, Optional<VirtualMachine> after) {
    return before.isPresent() && after.isPresent() && before.get().toBuilder()
        .memory(after.get().memory(), before.get().maxMemory()).build().sameContent(after.get());
  }
}
