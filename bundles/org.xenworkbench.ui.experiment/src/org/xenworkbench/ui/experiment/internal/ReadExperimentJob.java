/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.experiment.internal;

import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.core.experiment.UnreadableExperimentException;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;

/** Reads an experiment, and asks whether it is to be run; all that is wrong in the file is told. */
final class ReadExperimentJob extends Job {

  private final IWorkbenchWindow window;
  private final Display display;
  private final Experiments experiments;
  private final Timing timing;
  private final Path file;

  ReadExperimentJob(IWorkbenchWindow window, Path file) {
    super(SafeText.jobName(NLS.bind(Messages.ReadExperimentJob_reading, file.getFileName()),
        Messages.ReadExperimentJob_readingAny));
    this.window = window;
    this.display = window.getShell().getDisplay();
    this.experiments = window.getService(Experiments.class);
    this.timing = window.getService(Timing.class);
    this.file = file;
    setUser(true);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    try {
      Experiment experiment = experiments.read(file);
      Path report = experiments.reportFor(file, timing.clock().instant());
      if (monitor.isCanceled()) {
        return Status.CANCEL_STATUS;
      }
      Displays.later(display, () -> ask(experiment, report));
    } catch (UnreadableExperimentException e) {
      Problems.show(problem(e));
    }
    return Status.OK_STATUS;
  }

  private IStatus problem(UnreadableExperimentException e) {
    IStatus[] each = e.problems().stream()
        .map(text -> new Status(IStatus.ERROR, XenUi.PLUGIN_ID, SafeText.line(text))).toArray(IStatus[]::new);
    String what = NLS.bind(Messages.ReadExperimentJob_wrong, file.getFileName(), each[0].getMessage());
    return each.length == 1 ? new Status(IStatus.ERROR, XenUi.PLUGIN_ID, SafeText.line(what))
        : new MultiStatus(XenUi.PLUGIN_ID, 0, each, SafeText.line(what), null);
  }

  private void ask(Experiment experiment, Path report) {
    if (window.getShell() != null && !window.getShell().isDisposed() && !window.getWorkbench().isClosing()) {
      RunningExperiment.ask(window, experiments, experiment, report);
    }
  }
}
