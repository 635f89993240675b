/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;

/** What is done with definitions of VMs; its handlers open editors. */
@Component
public final class DefinitionActions implements ActionRows {

  private static final String PREFIX = "org.xenworkbench.ui.definition.";
  private static final List<Action<?>> ROWS = List.of(
      new Action<>(PREFIX + "editDefinitionVm", Subject.VM, Action.Asking.NOTHING,
          (services, vm) -> services.getService(VmDefinitions.class).obstacle(vm.id(), vm.host()), Optional.empty()),
      new Action<>(PREFIX + "compareDefinitionVm", Subject.VM, Action.Asking.NOTHING,
          (services, vm) -> services.getService(VmDefinitions.class).unreadable(vm.id(), vm.host()),
          Optional.empty()));

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
