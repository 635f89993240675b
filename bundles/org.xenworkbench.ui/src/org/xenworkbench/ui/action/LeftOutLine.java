/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.INullSelectionListener;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;

/** Says in the status line what an action that asks nothing leaves out, until something else is selected. UI thread. */
final class LeftOutLine implements INullSelectionListener {

  private final ISelectionService selections;
  private final IStatusLineManager line;

  private LeftOutLine(ISelectionService selections, IStatusLineManager line) {
    this.selections = selections;
    this.line = line;
  }

  /**
   * Says it while the view is active from which the action was taken.
   *
   * @param text what is left out, safe for a cell; what was said before is taken back if it is empty
   */
  static void show(IWorkbenchWindow window, String text) {
    IWorkbenchPage page = window.getActivePage();
    if (page != null && page.getActivePart() instanceof IViewPart view) {
      IStatusLineManager line = view.getViewSite().getActionBars().getStatusLineManager();
      line.setMessage(text.isEmpty() ? null : text);
      if (!text.isEmpty()) {
        window.getSelectionService().addSelectionListener(new LeftOutLine(window.getSelectionService(), line));
      }
    }
  }

  @Override
  public void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
    selections.removeSelectionListener(this);
    line.setMessage(null);
  }
}
