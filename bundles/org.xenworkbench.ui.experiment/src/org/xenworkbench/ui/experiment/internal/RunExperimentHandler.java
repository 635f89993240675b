/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.experiment.internal;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.ui.FileQuestion;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.action.ReadOnly;

/** Asks for the file of an experiment, and has it read and run. */
public final class RunExperimentHandler extends AbstractHandler {

  /** The parameter of the command with which nobody is asked for the file. */
  private static final String FILE = "org.xenworkbench.ui.experiment.runExperiment.file";

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay()) || ReadOnly.refuses(window)) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    String given = event.getParameter(FILE);
    String file = given == null ? ask(window) : given;
    if (file != null) {
      new ReadExperimentJob(window, Path.of(file)).schedule();
    }
    return null;
  }

  private static @Nullable String ask(IWorkbenchWindow window) {
    FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN);
    dialog.setText(Messages.RunExperimentHandler_title);
    dialog.setFilterExtensions("*." + Experiments.FILE_EXTENSION, "*");
    dialog.setFilterNames(Messages.RunExperimentHandler_experiments, Messages.RunExperimentHandler_all);
    return FileQuestion.ask(dialog);
  }
}
