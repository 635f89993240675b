/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.text.SafeText;

/** Asks before the workbench is closed while something would be lost by it, as entries that cannot be written now. */
final class UnsavedGuard implements IWorkbenchListener {

  /** Index of the button that closes; the default one keeps open. */
  private static final int CLOSE = 1;

  private final EventLog log;

  UnsavedGuard(EventLog log) {
    this.log = log;
  }

  @Override
  public boolean preShutdown(IWorkbench workbench, boolean forced) {
    Optional<String> question = forced ? Optional.empty() : question();
    return question.isEmpty() || confirms(workbench.getActiveWorkbenchWindow(), question.get());
  }

  @Override
  public void postShutdown(IWorkbench workbench) {
    // Nothing is held that would have to be given back.
  }

  /** What to ask; empty if all is saved. */
  Optional<String> question() {
    return log.unsaved().map(lost -> NLS.bind(Messages.UnsavedGuard_question, SafeText.label(SafeText.cell(lost))));
  }

  private static boolean confirms(@Nullable IWorkbenchWindow window, String question) {
    Shell shell = window == null ? null : window.getShell();
    return MessageDialog.open(MessageDialog.WARNING, shell, Messages.UnsavedGuard_title, question, SWT.NONE,
        Messages.RunningMigrationGuard_keepOpen, Messages.RunningMigrationGuard_close) == CLOSE;
  }
}
