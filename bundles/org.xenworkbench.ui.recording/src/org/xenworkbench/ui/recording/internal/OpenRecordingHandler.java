/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.recording.Recordings;
import org.xenworkbench.ui.FileQuestion;
import org.xenworkbench.ui.NoQuestionOpen;

/**
 * Asks for the file of a recording and shows it in a window of its own. Gives a {@link CompletableFuture} that fails
 * with the reason if it cannot be shown, or null if nobody wants any.
 */
public final class OpenRecordingHandler extends AbstractHandler {

  /** The parameter of the command with which nobody is asked. */
  private static final String FILE = "org.xenworkbench.ui.recording.openRecording.file";

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay())) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    String given = event.getParameter(FILE);
    String file = given == null ? ask(window) : given;
    if (file == null) {
      return null;
    }
    OpenRecordingJob job = new OpenRecordingJob(window.getWorkbench(), Path.of(file));
    job.schedule();
    return job.opened();
  }

  private static @Nullable String ask(IWorkbenchWindow window) {
    FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN);
    dialog.setText(Messages.OpenRecordingHandler_title);
    dialog.setFilterExtensions("*." + Recordings.FILE_EXTENSION, "*");
    dialog.setFilterNames(Messages.RecordingFiles_recordings, Messages.RecordingFiles_all);
    return FileQuestion.ask(dialog);
  }
}
