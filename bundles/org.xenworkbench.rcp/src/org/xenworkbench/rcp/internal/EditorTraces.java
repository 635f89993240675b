/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.util.List;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;

/**
 * Hides what text editors add to every perspective's menus and toolbar, which is for who edits files all day, and the
 * room for them when the last one is closed. UI thread.
 */
final class EditorTraces extends PerspectiveAdapter {

  private static final String PREFIX = "org.eclipse.ui.edit.text.actionSet.";
  private static final List<String> SETS =
      List.of(PREFIX + "annotationNavigation", PREFIX + "navigation", PREFIX + "convertLineDelimitersTo");

  /** Keeps them hidden in a window. */
  static void hideIn(IWorkbenchWindow window) {
    window.addPerspectiveListener(new EditorTraces());
    IWorkbenchPage page = window.getActivePage();
    if (page != null) {
      hide(page);
    }
  }

  private static void hide(IWorkbenchPage page) {
    SETS.forEach(page::hideActionSet);
  }

  @Override
  public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
    hide(page);
  }

  @Override
  public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
    if (change.equals(IWorkbenchPage.CHANGE_RESET_COMPLETE)) {
      hide(page);
    } else if (change.equals(IWorkbenchPage.CHANGE_EDITOR_CLOSE)) { // which is told before it is gone
      page.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> closeUp(page));
    }
  }

  /** A page that was closed with its window, as at the end of the workbench, has none. */
  private static void closeUp(IWorkbenchPage page) {
    if (page.getWorkbenchWindow() != null && page.getEditorReferences().length == 0) {
      page.setEditorAreaVisible(false);
    }
  }
}
