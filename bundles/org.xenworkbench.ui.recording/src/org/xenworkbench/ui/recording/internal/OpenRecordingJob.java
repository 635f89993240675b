/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.WorkbenchException;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.Recordings;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.recording.UnreadableRecordingException;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;

/** Reads a recording and opens its window; what cannot be read is told. */
final class OpenRecordingJob extends Job {

  private final IWorkbench workbench;
  private final Recordings recordings;
  private final Path file;
  private final CompletableFuture<Recording> opened = new CompletableFuture<>();

  OpenRecordingJob(IWorkbench workbench, Path file) {
    super(SafeText.jobName(NLS.bind(Messages.OpenRecordingJob_reading, file.getFileName()),
        Messages.OpenRecordingJob_readingAny));
    this.workbench = workbench;
    this.recordings = workbench.getService(Recordings.class);
    this.file = file;
    setUser(true);
  }

  /** What it reads; fails with the reason if nothing is opened. */
  CompletableFuture<Recording> opened() {
    return opened;
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    try {
      Recording recording = recordings.open(file);
      if (monitor.isCanceled() || workbench.getDisplay().isDisposed()) {
        opened.cancel(false);
        return Status.CANCEL_STATUS;
      }
      Replay replay = recordings.replay(recording);
      workbench.getDisplay().asyncExec(() -> show(replay));
      return Status.OK_STATUS;
    } catch (UnreadableRecordingException e) {
      Problems.show(new Status(IStatus.ERROR, XenUi.PLUGIN_ID, SafeText.line(String.valueOf(e.getMessage())),
          e.getCause()));
      opened.completeExceptionally(e);
      return Status.OK_STATUS;
    }
  }

  private void show(Replay replay) {
    if (workbench.isClosing()) {
      replay.close();
      return;
    }
    try {
      RecordingWindow.open(workbench, replay);
      opened.complete(replay.recording());
    } catch (WorkbenchException e) {
      opened.completeExceptionally(e);
      Problems.show(NLS.bind(Messages.OpenRecordingJob_noWindow, file), e);
    }
  }
}
