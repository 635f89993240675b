/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The arrangement that the product opens with: hosts left, performance and consoles right, event log below. */
public final class XenPerspective implements IPerspectiveFactory {

  static final String ID = "org.xenworkbench.rcp.perspective";
  static final String HOSTS_VIEW = "org.xenworkbench.ui.hosts.view";

  private static final String PERFORMANCE_VIEW = "org.xenworkbench.ui.performance.view";
  private static final String EVENT_LOG_VIEW = "org.xenworkbench.ui.eventlog.view";
  private static final String CONSOLE_VIEW = "org.xenworkbench.ui.console.view";
  private static final String ERROR_LOG_VIEW = "org.eclipse.pde.runtime.LogView";

  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.setEditorAreaVisible(false);
    IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.68f, layout.getEditorArea());
    bottom.addView(EVENT_LOG_VIEW);
    bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
    bottom.addPlaceholder(ERROR_LOG_VIEW);
    layout.addView(HOSTS_VIEW, IPageLayout.LEFT, 0.38f, layout.getEditorArea());
    IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.38f, HOSTS_VIEW);
    right.addView(PERFORMANCE_VIEW);
    right.addPlaceholder(CONSOLE_VIEW + ":*");
    right.addPlaceholder(CONSOLE_VIEW);
    for (String view : new String[] {HOSTS_VIEW, PERFORMANCE_VIEW, EVENT_LOG_VIEW, IPageLayout.ID_PROGRESS_VIEW}) {
      layout.addShowViewShortcut(view);
    }
  }
}
