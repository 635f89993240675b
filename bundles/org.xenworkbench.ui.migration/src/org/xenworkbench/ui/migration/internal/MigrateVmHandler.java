/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.VmHandler;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.XenUi;

/** Asks for a target and migrates the selected virtual machines. */
public final class MigrateVmHandler extends VmHandler {

  /** Created by the workbench. */
  public MigrateVmHandler() {
    super(Messages.MigrateVmHandler_label);
  }

  @Override
  protected Optional<String> obstacle(IServiceLocator services, VirtualMachine vm) {
    return services.getService(MigrationService.class).obstacle(vm.id());
  }

  @Override
  protected void execute(IWorkbenchWindow window, List<VirtualMachine> vms) {
    MigrationService service = window.getService(MigrationService.class);
    MigrateVmDialog dialog = new MigrateVmDialog(window.getShell(), window.getService(Inventory.class),
        window.getService(HostRegistry.class), service, vms, leftOut(window));
    window.getService(RefreshTimes.class).opening("migration.migrateVm", dialog::create);
    if (dialog.open() == Window.OK) {
      window.getService(OperationJobs.class);
      dialog.requests().forEach(request -> migrate(service, request, vms));
    }
  }

  private static void migrate(MigrationService service, MigrationRequest request, List<VirtualMachine> vms) {
    try {
      service.migrate(request, XenUi.user());
    } catch (IllegalArgumentException e) {
      // The VM or the target was removed while the dialog was open.
      String name = vms.stream().filter(vm -> vm.id().equals(request.vm())).map(VirtualMachine::name).findFirst()
          .orElse(request.vm().key());
      Problems.show(NLS.bind(Messages.MigrateVmHandler_notMigrated, name), e);
    }
  }
}
