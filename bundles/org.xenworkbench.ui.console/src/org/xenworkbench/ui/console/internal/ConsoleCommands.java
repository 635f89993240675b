/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;

/** The commands of one console. They are activated for its view, so that its toolbar works while another is active. */
final class ConsoleCommands {

  static final String RECONNECT = "org.xenworkbench.ui.console.reconnect";
  static final String CLEAR = "org.xenworkbench.ui.console.clear";

  private static final String PLUGIN_ID = "org.xenworkbench.ui.console";

  private ConsoleCommands() {
  }

  static void activate(IViewSite site, TerminalPane terminal, ConsoleLink link) {
    IHandlerService handlers = site.getService(IHandlerService.class);
    handlers.activateHandler(RECONNECT, new Handler(() -> link.open(false)), null, true);
    handlers.activateHandler(CLEAR, new Handler(terminal::clear), null, true);
    handlers.activateHandler(IWorkbenchCommandConstants.EDIT_COPY, new Handler(terminal::copy), null, true);
    handlers.activateHandler(IWorkbenchCommandConstants.EDIT_PASTE, new Handler(terminal::paste), null, true);
    IAction scrollLock = new ScrollLock(terminal);
    site.getActionBars().getToolBarManager().add(scrollLock);
    site.getActionBars().getMenuManager().add(scrollLock);
  }

  private static final class Handler extends AbstractHandler {

    private final Runnable work;

    Handler(Runnable work) {
      this.work = work;
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
      work.run();
      return null;
    }
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
