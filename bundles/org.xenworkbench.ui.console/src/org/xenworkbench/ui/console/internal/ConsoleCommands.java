/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.xenworkbench.ui.ViewCommand;

/** The commands of one console. They are activated for its view, so that its toolbar works while another is active. */
final class ConsoleCommands {

  static final String RECONNECT = "org.xenworkbench.ui.console.reconnect";
  static final String CLEAR = "org.xenworkbench.ui.console.clear";

  private static final String PLUGIN_ID = "org.xenworkbench.ui.console";

  private ConsoleCommands() {
  }

  static void activate(IViewSite site, TerminalPane terminal, ConsoleLink link) {
    ViewCommand.activate(site, RECONNECT, () -> link.open(false));
    ViewCommand.activate(site, CLEAR, terminal::clear);
    ViewCommand.activate(site, IWorkbenchCommandConstants.EDIT_COPY, terminal::copy);
    ViewCommand.activate(site, IWorkbenchCommandConstants.EDIT_PASTE, terminal::paste);
    ViewCommand.activate(site, IWorkbenchCommandConstants.EDIT_SELECT_ALL, terminal::selectAll);
    terminal.setMenu(menu(terminal));
    IAction scrollLock = new ScrollLock(terminal);
    site.getActionBars().getToolBarManager().add(scrollLock);
    site.getActionBars().getMenuManager().add(scrollLock);
  }

  /** Of actions, since the commands would show the keys that they have elsewhere and that go to the guest here. */
  static MenuManager menu(TerminalPane terminal) {
    MenuManager menu = new MenuManager();
    menu.setRemoveAllWhenShown(true);
    menu.addMenuListener(manager -> {
      IAction copy = action(Messages.ConsoleCommands_copy, terminal::copy);
      copy.setEnabled(terminal.hasSelection());
      manager.add(copy);
      manager.add(action(Messages.ConsoleCommands_paste, terminal::paste));
      manager.add(action(Messages.ConsoleCommands_selectAll, terminal::selectAll));
      manager.add(new Separator());
      manager.add(action(Messages.ConsoleCommands_clear, terminal::clear));
    });
    return menu;
  }

  private static IAction action(String text, Runnable work) {
    return new Action(text) {
      @Override
      public void run() {
        work.run();
      }
    };
  }

  /** An action, since each console has its own state of it. */
  private static final class ScrollLock extends Action {

    private final TerminalPane terminal;

    ScrollLock(TerminalPane terminal) {
      super(Messages.ConsoleCommands_scrollLock, AS_CHECK_BOX);
      this.terminal = terminal;
      setImageDescriptor(ResourceLocator.imageDescriptorFromBundle(PLUGIN_ID, "icons/scroll_lock.svg").orElse(null));
    }

    @Override
    public void run() {
      terminal.setScrollLock(isChecked());
    }
  }
}
