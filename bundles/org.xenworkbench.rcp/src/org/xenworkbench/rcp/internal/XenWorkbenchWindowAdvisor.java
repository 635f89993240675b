/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.util.List;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The parts of the window: tool bar, status line, progress. */
final class XenWorkbenchWindowAdvisor extends WorkbenchWindowAdvisor {

  private static final String PLUGIN_ID = "org.xenworkbench.rcp";
  /** Where the model of a window says whether it is there after a restart. */
  private static final String KEPT = "persistState";
  private static final String OPENED = "window.opened";

  XenWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
    super(configurer);
  }

  @Override
  public void preWindowOpen() {
    IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
    configurer.setTitle(Messages.XenWorkbenchWindowAdvisor_title);
    configurer.setInitialSize(new Point(1520, 940));
    configurer.setShowCoolBar(true);
    configurer.setShowStatusLine(true);
    configurer.setShowProgressIndicator(true);
    configurer.setShowPerspectiveBar(false);
  }

  /** The first window of a workspace is as large as it can be; later ones are as the user left them. */
  @Override
  public void postWindowCreate() {
    IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(PLUGIN_ID);
    if (!preferences.getBoolean(OPENED, false)) {
      preferences.putBoolean(OPENED, true);
      getWindowConfigurer().getWindow().getShell().setMaximized(true);
    }
  }

  @Override
  public void postWindowOpen() {
    EditorTraces.hideIn(getWindowConfigurer().getWindow());
  }

  /**
   * The last window that is kept takes with it those that are not, such as of a recording: else they would be what is
   * left of the workbench, and how the user left this one would be forgotten.
   */
  @Override
  public boolean preWindowShellClose() {
    IWorkbench workbench = getWindowConfigurer().getWorkbenchConfigurer().getWorkbench();
    List<IWorkbenchWindow> windows = List.of(workbench.getWorkbenchWindows());
    boolean isLast = windows.stream().filter(XenWorkbenchWindowAdvisor::isKept).toList()
        .equals(List.of(getWindowConfigurer().getWindow()));
    if (isLast && windows.size() > 1) {
      workbench.close();
      return false; // it is closed with the others, or the user wants to keep all
    }
    return true;
  }

  private static boolean isKept(IWorkbenchWindow window) {
    return !Boolean.FALSE.toString().equals(window.getService(MWindow.class).getPersistedState().get(KEPT));
  }
}
