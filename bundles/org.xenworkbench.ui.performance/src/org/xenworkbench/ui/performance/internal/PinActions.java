/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;

/** Has a view show what it shows now whatever is selected, and opens another one. UI thread. */
final class PinActions {

  private final IAction pin;
  private final Runnable another;

  /**
   * Creates them.
   *
   * @param pinned hears whether the view is to be pinned
   * @param another opens another view
   */
  PinActions(Consumer<Boolean> pinned, Runnable another) {
    this.another = another;
    pin = new Action(Messages.PinActions_pin, IAction.AS_CHECK_BOX) {
      @Override
      public void run() {
        pinned.accept(isChecked());
      }
    };
  }

  /** Shows whether the view is pinned. */
  void update(boolean isPinned) {
    pin.setChecked(isPinned);
  }

  void contributeTo(IMenuManager menu) {
    menu.add(new Separator());
    menu.add(pin);
    menu.add(new Action(Messages.PinActions_another) {
      @Override
      public void run() {
        another.run();
      }
    });
  }
}
