/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.problem;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;

/** Takes problems away whose virtual machines are gone: nobody could mend them any more. */
@Component(service = EnginePart.class)
public final class GoneBlockers implements EnginePart {

  private final Inventory inventory;
  private final Registration changes;

  /** Begins to look. */
  @Activate
  public GoneBlockers(@Reference Inventory inventory) {
    this.inventory = inventory;
    changes = inventory.addListener(this::changed);
  }

  @Deactivate
  void stop() {
    changes.close();
  }

  private void changed(List<InventoryChange> all) {
    if (all.stream().anyMatch(GoneBlockers::isGone)) {
      BlockerMarkers.clearGone(vm -> inventory.virtualMachine(vm).isPresent());
    }
  }

  private static boolean isGone(InventoryChange change) {
    return change instanceof InventoryChange.VmChange vm && vm.after().isEmpty();
  }
}
