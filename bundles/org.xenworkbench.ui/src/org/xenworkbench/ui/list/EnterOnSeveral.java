/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.function.IntSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/**
 * Has Enter open all selected rows of a list where there are several: GTK would first select that of the cursor alone.
 * UI thread.
 *
 * @since 0.1
 */
public final class EnterOnSeveral {

  private EnterOnSeveral() {
  }

  /**
   * Begins.
   *
   * @param selected how many rows are selected
   * @param open opens them
   */
  public static void connect(Control list, IntSupplier selected, Runnable open) {
    list.addListener(SWT.KeyDown, event -> {
      boolean isEnter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
      if (isEnter && (event.stateMask & SWT.MODIFIER_MASK) == 0 && event.doit && selected.getAsInt() > 1) {
        event.doit = false;
        open.run();
      }
    });
  }
}
