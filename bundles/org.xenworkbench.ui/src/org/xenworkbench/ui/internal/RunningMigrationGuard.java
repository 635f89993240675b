/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.text.SafeText;

/** Asks before the workbench is closed while a migration runs, in the product and in somebody's Eclipse alike. */
final class RunningMigrationGuard implements IWorkbenchListener {

  /** Index of the button that closes; the default one keeps open. */
  private static final int CLOSE = 1;

  private final OperationService operations;

  RunningMigrationGuard(OperationService operations) {
    this.operations = operations;
  }

  @Override
  public boolean preShutdown(IWorkbench workbench, boolean forced) {
    List<OperationState> migrations = runningMigrations();
    return forced || migrations.isEmpty() || confirms(workbench.getActiveWorkbenchWindow(), migrations);
  }

  @Override
  public void postShutdown(IWorkbench workbench) {
    // Nothing is held that would have to be given back.
  }

  List<OperationState> runningMigrations() {
    return operations.running().stream()
        .filter(state -> state.description().kind().equals(LogEntry.MIGRATION)).toList();
  }

  private static boolean confirms(@org.eclipse.jdt.annotation.Nullable IWorkbenchWindow window,
      List<OperationState> migrations) {
    Shell shell = window == null ? null : window.getShell();
    String list = migrations.stream().map(state -> "    " + SafeText.cell(state.description().runningText()))
        .collect(Collectors.joining("\n"));
    return MessageDialog.open(MessageDialog.WARNING, shell, Messages.RunningMigrationGuard_title,
        NLS.bind(Messages.RunningMigrationGuard_question, SafeText.label(list)), SWT.NONE,
        Messages.RunningMigrationGuard_keepOpen, Messages.RunningMigrationGuard_close) == CLOSE;
  }
}
