/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IExecutionListenerWithChecks;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Windows;
import org.xenworkbench.ui.action.CommandRun;

/** Says why what a key stands for cannot be done now: a grey menu entry has a tooltip, a key would just do nothing. */
@NonNullByDefault({}) // the platform's interface says nothing of null
public final class RefusedKeys implements IStartup, IExecutionListenerWithChecks {

  @Override
  public void earlyStartup() {
    IWorkbench workbench = PlatformUI.getWorkbench();
    Displays.later(workbench.getDisplay(),
        () -> workbench.getService(ICommandService.class).addExecutionListener(this));
  }

  @Override
  public void notEnabled(String command, NotEnabledException exception) {
    Windows.active(PlatformUI.getWorkbench()).ifPresent(window -> CommandRun.tellRefused(window, command));
  }

  @Override
  public void notHandled(String command, NotHandledException exception) {
    // where it cannot be meant there is nothing to be said
  }

  @Override
  public void notDefined(String command, NotDefinedException exception) {
    // its bundle has gone
  }

  @Override
  public void postExecuteFailure(String command, ExecutionException exception) {
    // it has said so itself
  }

  @Override
  public void postExecuteSuccess(String command, Object result) {
    // nothing to be said
  }

  @Override
  public void preExecute(String command, ExecutionEvent event) {
    // it may be refused yet
  }
}
