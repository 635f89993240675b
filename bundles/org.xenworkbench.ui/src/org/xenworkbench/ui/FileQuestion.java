/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;

/**
 * The system's dialog that asks for a file. It is no shell of the display's, so that it has to be said as long as it is
 * open. UI thread.
 *
 * @since 0.1
 */
public final class FileQuestion {

  private static final String OPEN = FileQuestion.class.getName();

  private FileQuestion() {
  }

  /**
   * Opens a dialog; while it is open {@link NoQuestionOpen} does not hold.
   *
   * @return the file that the user wants; null if none
   */
  public static @Nullable String ask(FileDialog dialog) {
    Display display = dialog.getParent().getDisplay();
    display.setData(OPEN, dialog);
    try {
      return dialog.open();
    } finally {
      if (!display.isDisposed()) {
        display.setData(OPEN, null);
      }
    }
  }

  static boolean isOpen(Display display) {
    return display.getData(OPEN) != null;
  }
}
