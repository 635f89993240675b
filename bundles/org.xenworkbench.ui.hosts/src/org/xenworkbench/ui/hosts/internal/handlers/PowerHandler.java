/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.VmHandler;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Changes the power state of the selected virtual machines. */
abstract class PowerHandler extends VmHandler {

  private final PowerAction action;

  PowerHandler(PowerAction action, String label) {
    super(label);
    this.action = action;
  }

  /** Asks the user, where the action asks for it. */
  protected boolean confirms(IWorkbenchWindow window, List<VirtualMachine> vms) {
    return true;
  }

  @Override
  protected final Optional<String> obstacle(IServiceLocator services, VirtualMachine vm) {
    return services.getService(VmService.class).obstacle(vm.id(), vm.host(), action);
  }

  @Override
  protected final void execute(IWorkbenchWindow window, List<VirtualMachine> vms) {
    if (confirms(window, vms)) {
      window.getService(OperationJobs.class);
      VmService service = window.getService(VmService.class);
      vms.forEach(vm -> start(service, vm));
    }
  }

  private void start(VmService service, VirtualMachine vm) {
    try {
      service.power(vm.id(), vm.host(), action, XenUi.user());
    } catch (IllegalArgumentException e) {
      // Its state changed between the question and the answer.
      Problems.show(NLS.bind(Messages.PowerHandler_notDone, vm.name()), e);
    }
  }
}
