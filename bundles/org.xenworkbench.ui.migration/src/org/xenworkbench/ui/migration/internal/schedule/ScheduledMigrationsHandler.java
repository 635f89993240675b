/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.ui.NoQuestionOpen;

/** Lists what is scheduled. */
public final class ScheduledMigrationsHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (NoQuestionOpen.holds(window.getShell().getDisplay())) {
      new ScheduledDialog(window.getShell(), window.getService(ScheduleService.class)).open();
    }
    return null;
  }
}
