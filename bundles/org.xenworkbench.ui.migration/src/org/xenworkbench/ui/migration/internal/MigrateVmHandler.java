/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.action.Together;

/** Asks for a target and migrates the selected virtual machines. */
public final class MigrateVmHandler extends ActionHandler<VirtualMachine> {

  /** The wizard says what is left out. */
  @Override
  protected boolean isConfirmed(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    return true;
  }

  @Override
  protected void perform(ExecutionEvent event, IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    MigrationService service = window.getService(MigrationService.class);
    MigrateVmWizard wizard =
        new MigrateVmWizard(window, choice, Optional.ofNullable(event.getParameter(XenUi.MIGRATION_TARGET)));
    WizardDialog dialog = wizard.dialog(window.getShell());
    window.getService(RefreshTimes.class).opening("migration.migrateVm", dialog::create);
    dialog.open();
    if (!wizard.requests().isEmpty()) { // a dialog that the workbench's end has closed asks for none
      window.getService(OperationJobs.class);
      Together.with(window.getService(OperationService.class), wizard.requests(), request -> name(request, choice),
          request -> service.migrate(request, XenUi.user()), words(wizard.requests()));
    }
  }

  /** To one host they are called by its name. */
  private static Optional<Operation.Together> words(List<MigrationRequest> requests) {
    long hosts = requests.stream().map(MigrationRequest::target).distinct().count();
    return hosts < 2 ? Optional.empty() : Optional.of(new Operation.Together(
        count -> MessageFormat.format(Messages.MigrateVmHandler_running, count, hosts),
        done -> MessageFormat.format(Messages.MigrateVmHandler_done, done, hosts)));
  }

  private static String name(MigrationRequest request, Choice<VirtualMachine> choice) {
    return choice.fit().stream().filter(vm -> vm.id().equals(request.vm())).map(VirtualMachine::name).findFirst()
        .orElse(request.vm().key());
  }
}
