/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.xenworkbench.ui.XenUi;

/** What the window of a recording shows at first: hosts left, performance right, event log and list of VMs below. */
public final class RecordingPerspective implements IPerspectiveFactory {

  static final String ID = "org.xenworkbench.ui.recording.perspective";

  private static final float TREE = 0.36f;

  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.setEditorAreaVisible(false);
    IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.64f, layout.getEditorArea());
    bottom.addView(XenUi.EVENT_LOG_VIEW);
    bottom.addView(XenUi.VMS_VIEW);
    bottom.addView(XenUi.TOP_VIEW);
    layout.addView(XenUi.HOSTS_VIEW, IPageLayout.LEFT, TREE, layout.getEditorArea());
    IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, TREE, XenUi.HOSTS_VIEW);
    right.addView(XenUi.PERFORMANCE_VIEW);
    right.addPlaceholder(XenUi.PERFORMANCE_VIEW + ":*");
    right.addPlaceholder(XenUi.COMPARE_VIEW + ":*");
    for (String view : new String[] {XenUi.HOSTS_VIEW, XenUi.VMS_VIEW, XenUi.PERFORMANCE_VIEW,
        XenUi.TOP_VIEW, XenUi.EVENT_LOG_VIEW}) {
      layout.addShowViewShortcut(view);
    }
  }
}
