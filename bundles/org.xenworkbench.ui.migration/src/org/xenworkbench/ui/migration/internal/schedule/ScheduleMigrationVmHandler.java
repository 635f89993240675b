/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import java.text.MessageFormat;
import java.util.List;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;

/** Asks where the selected virtual machines are to go and when, and schedules that. */
public final class ScheduleMigrationVmHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    ScheduleService schedule = window.getService(ScheduleService.class);
    List<VirtualMachine> vms = choice.fit();
    List<Host> targets = ScheduleActions.targets(window.getService(Inventory.class),
        window.getService(HostRegistry.class), vms);
    if (targets.isEmpty()) {
      MessageDialog.openInformation(window.getShell(), Words.ScheduleActions_title, Words.ScheduleActions_noneForAll);
      return;
    }
    TimeDialog dialog = new TimeDialog(window.getShell(),
        MessageFormat.format(Words.TimeDialog_migrate, vms.size()), schedule, targets);
    if (dialog.isAccepted()) {
      HostId target = targets.get(dialog.target()).id();
      vms.forEach(vm -> ScheduleChange.inBackground(
          () -> schedule.migrate(vm.id(), target, dialog.when(), XenUi.user())));
    }
  }
}
