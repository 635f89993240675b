/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** The cross that closes a part of the view. UI thread. */
final class CloseButton {

  private CloseButton() {
  }

  /** Adds one, in a toolbar of its own. */
  static ToolBar add(Composite parent, String tooltip, String key, Runnable close) {
    ToolBar tools = new ToolBar(parent, SWT.FLAT);
    ToolItem item = new ToolItem(tools, SWT.PUSH);
    if (PlatformUI.isWorkbenchRunning()) {
      item.setImage(new LocalResourceManager(JFaceResources.getResources(), tools).get(PlatformUI.getWorkbench()
          .getSharedImages().getImageDescriptor(ISharedImages.IMG_ELCL_REMOVE)));
    }
    item.setToolTipText(tooltip);
    item.setData("org.eclipse.swtbot.widget.key", key);
    item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> close.run()));
    return tools;
  }
}
