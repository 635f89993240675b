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
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.VmHandler;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Takes virtual machines that are marked as having another's UUID for that other, since the user says so. */
public final class AdoptVmHandler extends VmHandler {

  /** Created by the workbench. */
  public AdoptVmHandler() {
    super(Messages.AdoptVmHandler_label);
  }

  @Override
  protected Optional<String> obstacle(IServiceLocator services, VirtualMachine vm) {
    return services.getService(VmService.class).adoptionObstacle(vm.id());
  }

  @Override
  protected void execute(IWorkbenchWindow window, List<VirtualMachine> vms) {
    if (new PowerQuestion(Messages.AdoptVmHandler_label, Messages.AdoptVmHandler_one, Messages.AdoptVmHandler_several,
        true).isConfirmed(window, vms)) {
      window.getService(OperationJobs.class);
      VmService service = window.getService(VmService.class);
      vms.forEach(vm -> adopt(service, vm));
    }
  }

  private void adopt(VmService service, VirtualMachine vm) {
    try {
      service.adopt(vm.id(), XenUi.user());
    } catch (IllegalArgumentException e) {
      // Its state changed between the question and the answer.
      Problems.show(NLS.bind(Messages.PowerHandler_notDone, vm.name()), e);
    }
  }
}
