/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.util.Locale;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.progress.IProgressConstants;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;

/**
 * Mirrors one operation of the core in the Progress view. It does no work and holds no thread: {@code run} returns at
 * once and the job ends when the operation's last state arrives.
 */
final class OperationJob extends Job {

  private static final int TICKS = 1000;

  private final OperationService operations;
  private OperationState latest;
  private @Nullable IProgressMonitor monitor;
  private int worked = -1;
  private boolean isLetGo;

  OperationJob(OperationState state, OperationService operations) {
    super(SafeText.jobName(state.description().runningText(), otherName(state)));
    this.latest = state;
    this.operations = operations;
    setUser(false);
    setProperty(IProgressConstants.ICON_PROPERTY, icon(state).descriptor());
    // What somebody else asked for (JMX, a schedule) is in the event log; it must not pop up here.
    setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, !state.user().equals(XenUi.user()));
  }

  /** Without names of hosts and VMs. */
  private static String otherName(OperationState state) {
    return switch (state.description().kind()) {
      case LogEntry.MIGRATION -> Messages.OperationJob_migration;
      case LogEntry.POWER -> Messages.OperationJob_power;
      case LogEntry.SETTING -> Messages.OperationJob_setting;
      case LogEntry.RECORDING -> Messages.OperationJob_recording;
      case LogEntry.EXPERIMENT -> Messages.OperationJob_experiment;
      default -> Messages.OperationJob_other;
    };
  }

  private static XenIcon icon(OperationState state) {
    return state.description().kind().equals(LogEntry.MIGRATION) ? XenIcon.MIGRATE : XenIcon.VM;
  }

  @Override
  protected synchronized IStatus run(IProgressMonitor progress) {
    if (!latest.isRunning()) {
      return result(latest);
    }
    if (isLetGo) {
      return Status.OK_STATUS;
    }
    monitor = progress;
    // The job's name says what runs; a task of that name would say it twice.
    progress.beginTask("", IProgressMonitor.UNKNOWN);
    show(progress);
    return ASYNC_FINISH;
  }

  /** The operation's next state; on the core's dispatcher thread. */
  synchronized void update(OperationState state) {
    latest = state;
    IProgressMonitor progress = monitor;
    if (progress == null) {
      return;
    }
    if (state.isRunning()) {
      show(progress);
    } else {
      end(progress, result(state));
    }
  }

  private void end(IProgressMonitor progress, IStatus result) {
    monitor = null;
    progress.done();
    done(result);
  }

  /** Nobody sees it any more: it ends, and the operation goes on or is ended by the core. */
  synchronized void letGo() {
    isLetGo = true;
    IProgressMonitor progress = monitor;
    if (progress != null) {
      end(progress, Status.OK_STATUS);
    }
  }

  /** The job manager cancels what it finds when it ends, too. */
  @Override
  protected synchronized void canceling() {
    IProgressMonitor progress = monitor;
    if (!isLetGo && !operations.cancel(latest.id()) && progress != null) {
      progress.subTask(Messages.OperationJob_notCancellable);
    }
  }

  private void show(IProgressMonitor progress) {
    if (latest.fraction().isPresent()) {
      showFraction(progress, latest.fraction().getAsDouble());
    } else if (worked >= 0) { // nobody knows any more how far it is
      worked = -1;
      progress.beginTask("", IProgressMonitor.UNKNOWN);
    }
    String task = task(latest);
    if (!task.isEmpty()) {
      progress.subTask(SafeText.task(task));
    }
  }

  /** How far it is; first what runs, where the job's name cannot say so. */
  static String task(OperationState state) {
    String running = state.description().runningText();
    return running.indexOf('&') < 0 ? state.progressText()
        : state.progressText().isEmpty() ? running
        : NLS.bind(Messages.OperationJob_task, running, state.progressText());
  }

  private void showFraction(IProgressMonitor progress, double fraction) {
    if (worked < 0) {
      worked = 0;
      progress.beginTask("", TICKS);
    }
    // The share can shrink, as memory gets dirty again; a progress bar cannot.
    int now = (int) Math.round(fraction * TICKS);
    if (now > worked) {
      progress.worked(now - worked);
      worked = now;
    }
  }

  static IStatus result(OperationState state) {
    Operation.Description description = state.description();
    return switch (state.status()) {
      case FAILED -> Problems.result(failed(description), state.error().orElseGet(() -> unknown(description)));
      case WARNING -> Problems.result(description.doneText(), state.error().orElseGet(() -> unknown(description)));
      case CANCELLED -> new Status(IStatus.CANCEL, XenUi.PLUGIN_ID,
          SafeText.task(NLS.bind(Messages.OperationJob_cancelled, description.runningText())));
      default -> new Status(IStatus.OK, XenUi.PLUGIN_ID, SafeText.task(description.doneText()));
    };
  }

  private static String failed(Operation.Description description) {
    String text = description.runningText();
    if (description.host().isEmpty()) {
      return description.doneText(); // of several, how many failed
    }
    boolean namesHost = text.toLowerCase(Locale.ROOT).contains(description.hostName().toLowerCase(Locale.ROOT));
    return namesHost ? NLS.bind(Messages.OperationJob_failed, text)
        : NLS.bind(Messages.OperationJob_failedOnHost, text, description.hostName());
  }

  private static HypervisorException unknown(Operation.Description description) {
    return new HypervisorException(HypervisorException.Kind.FAILED,
        NLS.bind(Messages.OperationJob_noReason, description.hostName()));
  }
}
