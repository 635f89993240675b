/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.services.IEvaluationService;

/**
 * Windows of a workbench.
 *
 * @since 0.1
 */
public final class Windows {

  private Windows() {
  }

  /**
   * The window that is active, as handlers are told of it; empty if there is none, or none that is complete. UI thread.
   * {@link IWorkbench#getActiveWorkbenchWindow} would make the window if the workbench is just rendering it, which
   * renders its tool bar anew amid the first rendering: what that adds later would be there twice.
   */
  public static Optional<IWorkbenchWindow> active(IWorkbench workbench) {
    IEvaluationService evaluation = workbench.getService(IEvaluationService.class);
    Object active = evaluation == null ? null
        : evaluation.getCurrentState().getVariable(ISources.ACTIVE_WORKBENCH_WINDOW_NAME);
    return Stream.of(workbench.getWorkbenchWindows()).filter(window -> window == active).findFirst();
  }
}
