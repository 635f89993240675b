/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;
import org.xenworkbench.ui.hosts.internal.HostCommands;

/** What is done with VMs by commands of others, and so by keys that users know. Its handlers ask, and do it. */
@Component
public final class VmActions implements ActionRows {

  private static final List<Action<?>> ROWS = List.of(row(VmChange.RENAME, HostCommands.RENAME),
      row(VmChange.DELETE, HostCommands.REMOVE_HOST));

  private static Action<VirtualMachine> row(VmChange change, String command) {
    return new Action<>(command, Subject.VM, Action.Asking.NOTHING,
        (services, vm) -> services.getService(VmService.class).obstacle(vm.id(), vm.host(), change),
        Optional.empty()).named(change.id() + "Vm");
  }

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
