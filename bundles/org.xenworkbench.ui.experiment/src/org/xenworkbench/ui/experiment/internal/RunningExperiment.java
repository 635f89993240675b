/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.experiment.internal;

import java.nio.file.Path;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.QuestionDialog;
import org.xenworkbench.ui.XenUi;

/** Asks whether an experiment is to be run, and shows its report when it is done. UI thread. */
final class RunningExperiment {

  private RunningExperiment() {
  }

  /** The question: what will happen, in words. */
  static QuestionDialog question(Shell shell, Experiment experiment, Path report) {
    return new QuestionDialog(shell, Messages.RunningExperiment_title,
        SafeText.label(ExperimentWords.of(experiment, report)), MessageDialog.QUESTION, 0,
        Messages.RunningExperiment_run, Messages.RunningExperiment_cancel);
  }

  static void ask(IWorkbenchWindow window, Experiments experiments, Experiment experiment, Path report) {
    if (question(window.getShell(), experiment, report).open() != 0) {
      return;
    }
    window.getService(OperationJobs.class); // shows how far it is
    Display display = window.getShell().getDisplay();
    OperationHandle running = experiments.run(experiment, report, XenUi.user());
    running.done().thenAccept(end -> {
      if (end.status() == LogEntry.Status.SUCCEEDED) {
        Displays.later(display, () -> show(window, report));
      }
    });
  }

  /** Whoever closed the workbench meanwhile finds it by the event log. */
  private static void show(IWorkbenchWindow window, Path report) {
    boolean isThere = window.getShell() != null && !window.getShell().isDisposed();
    if (!Program.launch(report.toString()) && isThere) {
      MessageDialog.openInformation(window.getShell(), Messages.RunningExperiment_title,
          SafeText.label(NLS.bind(Messages.RunningExperiment_written, report)));
    }
  }
}
