/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.xenworkbench.ui.XenUi;

/**
 * The arrangement that the product opens with, and that an IDE offers: hosts left, performance and consoles right,
 * event log and lists of virtual machines below. It knows the views, which are above it, by their ids only.
 */
public final class XenPerspective implements IPerspectiveFactory {

  /** Its part of the width: no cell of the tree is cut where the window is 1024 wide. */
  private static final float TREE = 0.42f;
  private static final String ERROR_LOG_VIEW = "org.eclipse.pde.runtime.LogView";

  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.setEditorAreaVisible(false);
    IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.64f, layout.getEditorArea());
    bottom.addView(XenUi.EVENT_LOG_VIEW);
    bottom.addView(XenUi.ALERTS_VIEW);
    bottom.addView(XenUi.VMS_VIEW);
    bottom.addView(XenUi.TOP_VIEW);
    bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
    bottom.addPlaceholder(ERROR_LOG_VIEW);
    layout.addView(XenUi.HOSTS_VIEW, IPageLayout.LEFT, TREE, layout.getEditorArea());
    IFolderLayout right = layout.createFolder("right", IPageLayout.BOTTOM, 0.62f, layout.getEditorArea());
    right.addView(XenUi.PERFORMANCE_VIEW);
    right.addPlaceholder(XenUi.PERFORMANCE_VIEW + ":*");
    right.addPlaceholder(XenUi.COMPARE_VIEW + ":*");
    right.addPlaceholder(XenUi.CONSOLE_VIEW + ":*");
    right.addPlaceholder(XenUi.CONSOLE_VIEW);
    for (String view : new String[] {XenUi.HOSTS_VIEW, XenUi.VMS_VIEW, XenUi.PERFORMANCE_VIEW,
        XenUi.TOP_VIEW, XenUi.EVENT_LOG_VIEW, XenUi.ALERTS_VIEW, IPageLayout.ID_PROGRESS_VIEW}) {
      layout.addShowViewShortcut(view);
    }
  }
}
