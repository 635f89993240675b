/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;

/** Asks when the selected hosts are to be evacuated, and schedules that. */
public final class ScheduleEvacuationHostHandler extends ActionHandler<Host> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<Host> choice) {
    ScheduleService schedule = window.getService(ScheduleService.class);
    String names = String.join(", ", choice.fit().stream().map(Host::name).toList());
    TimeDialog dialog =
        new TimeDialog(window.getShell(), NLS.bind(Words.TimeDialog_evacuate, names), schedule, List.of());
    if (dialog.isAccepted()) {
      choice.fit().forEach(host -> ScheduleChange.inBackground(
          () -> schedule.evacuate(host.id(), dialog.when(), XenUi.user())));
    }
  }
}
