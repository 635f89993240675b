/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;

/**
 * Has the workbench end with a window selected that is there after a restart. It stores which one was active last: one
 * that is not stored itself makes all of the model unreadable, and what the user had arranged would be lost. UI thread.
 */
final class StoredSelection implements IWorkbenchListener {

  private final MWindow window;

  /** For a window that is not there after a restart. */
  StoredSelection(MWindow window) {
    this.window = window;
  }

  @Override
  public boolean preShutdown(IWorkbench workbench, boolean forced) {
    MApplication application = workbench.getService(MApplication.class);
    if (application.getSelectedElement() == window) {
      application.getChildren().stream().filter(StoredSelection::isKept).findFirst()
          .ifPresent(application::setSelectedElement);
    }
    return true;
  }

  private static boolean isKept(MWindow window) {
    return !RecordingWindow.NOT_KEPT
        .equals(window.getPersistedState().get(org.eclipse.e4.ui.workbench.IWorkbench.PERSIST_STATE));
  }

  @Override
  public void postShutdown(IWorkbench workbench) {
    // It is stored by now.
  }
}
