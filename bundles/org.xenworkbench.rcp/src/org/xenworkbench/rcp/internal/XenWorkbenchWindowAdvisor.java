/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The parts of the window: tool bar, status line, progress. */
final class XenWorkbenchWindowAdvisor extends WorkbenchWindowAdvisor {

  private static final String PLUGIN_ID = "org.xenworkbench.rcp";
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
}
