/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;

/** The button and the menu entry that have charts of hosts show who takes what. UI thread. */
final class PerVmAction {

  static final String COMMAND = "org.xenworkbench.ui.performance.perVm";

  private final BoardFeed feed;
  private final Toggle button = new Toggle();
  private final Toggle entry = new Toggle();

  PerVmAction(BoardFeed feed) {
    this.feed = feed;
    show(feed.isPerVm());
  }

  void contributeTo(IMenuManager menu, IToolBarManager toolBar) {
    toolBar.add(new Separator());
    toolBar.add(button);
    menu.add(entry);
    menu.add(new Separator());
  }

  /** What the command does. */
  void toggle() {
    set(!feed.isPerVm());
  }

  private void set(boolean wanted) {
    feed.showPerVm(wanted);
    show(wanted);
  }

  private void show(boolean isShown) {
    List.of(button, entry).forEach(action -> action.setChecked(isShown));
  }

  private final class Toggle extends Action {

    Toggle() {
      super(Messages.PerVm_text, IAction.AS_CHECK_BOX);
      setToolTipText(Messages.PerVm_tooltip);
      setActionDefinitionId(COMMAND);
    }

    @Override
    public void run() {
      set(isChecked());
    }
  }
}
