/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * Has Enter press the default button of a dialog only if no other key is held: SWT takes Alt+Enter for Enter, which is
 * *Properties* elsewhere and never meant as an answer. UI thread.
 *
 * @since 0.1
 */
public final class PlainEnter {

  private PlainEnter() {
  }

  /** For all controls of that shell, until it is disposed. */
  public static void only(Shell shell) {
    Display display = shell.getDisplay();
    Listener listener = event -> {
      boolean isOf = event.widget instanceof Control control && control.getShell().equals(shell);
      if (isOf && event.detail == SWT.TRAVERSE_RETURN && (event.stateMask & SWT.MODIFIER_MASK) != 0) {
        event.doit = false;
      }
    };
    display.addFilter(SWT.Traverse, listener);
    shell.addDisposeListener(event -> display.removeFilter(SWT.Traverse, listener));
  }
}
