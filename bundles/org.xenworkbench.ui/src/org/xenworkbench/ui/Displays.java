/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * What threads other than the UI thread hand over to it. Any thread.
 *
 * @since 0.1
 */
public final class Displays {

  private Displays() {
  }

  /**
   * Runs something on the UI thread, later; a display that is gone, since the workbench has ended, needs it no more.
   */
  public static void later(Display display, Runnable work) {
    try {
      display.asyncExec(work);
    } catch (SWTException e) {
      if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
        throw e;
      }
    }
  }
}
