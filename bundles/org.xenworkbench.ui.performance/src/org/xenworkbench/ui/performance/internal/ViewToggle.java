/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;

/** Something that a view shows or does not: a button, an entry of its menu, and a command. UI thread. */
final class ViewToggle {

  private final String command;
  private final Consumer<Boolean> wanted;
  private final Toggle button;
  private final Toggle entry;

  /**
   * Creates it.
   *
   * @param command has a key, and calls {@link #toggle}
   * @param isShown whether it is shown at first
   * @param wanted hears whether it is to be
   */
  ViewToggle(String command, String text, String toolTip, boolean isShown, Consumer<Boolean> wanted) {
    this.command = command;
    this.wanted = wanted;
    button = new Toggle(text, toolTip);
    entry = new Toggle(text, toolTip);
    show(isShown);
  }

  void contributeTo(IMenuManager menu, IToolBarManager toolBar) {
    toolBar.add(button);
    menu.add(entry);
  }

  /** What the command does. */
  void toggle() {
    if (entry.isEnabled()) {
      set(!entry.isChecked());
    }
  }

  private void set(boolean isShown) {
    show(isShown);
    wanted.accept(isShown);
  }

  /** Whether it can be chosen. */
  void setEnabled(boolean isEnabled) {
    List.of(button, entry).forEach(action -> action.setEnabled(isEnabled));
  }

  /** Shows whether it is shown. */
  void show(boolean isShown) {
    List.of(button, entry).forEach(action -> action.setChecked(isShown));
  }

  private final class Toggle extends Action {

    Toggle(String text, String toolTip) {
      super(text, IAction.AS_CHECK_BOX);
      setToolTipText(toolTip);
      setActionDefinitionId(command);
    }

    @Override
    public void run() {
      set(isChecked());
    }
  }
}
