/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.part.IShowInSource;
import org.eclipse.ui.part.ShowInContext;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.recording.Recordings;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.TimeSpan;
import org.xenworkbench.ui.action.ReadOnly;

/**
 * Asks what is to be saved as a recording, and has it saved. Begins with what is selected: a log entry with its time,
 * or hosts and VMs, with the time that the active view shows.
 */
public final class SaveRecordingHandler extends AbstractHandler {

  @Override
  public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    if (!NoQuestionOpen.holds(window.getShell().getDisplay()) || ReadOnly.refuses(window)) {
      return null; // the key was meant for the question, which is seen before it gets the keys
    }
    Timing timing = window.getService(Timing.class);
    SaveRecordingDialog dialog = new SaveRecordingDialog(window.getShell(), window.getService(Inventory.class),
        window.getService(MetricHistory.class), draft(window, HandlerUtil.getActivePart(event), timing));
    dialog.ask().ifPresent(request -> save(window, request));
    return null;
  }

  private static void save(IWorkbenchWindow window, RecordingRequest request) {
    window.getService(OperationJobs.class); // shows how far it is
    window.getService(Recordings.class).save(request);
  }

  private static RecordingDraft draft(IWorkbenchWindow window, @Nullable IWorkbenchPart part, Timing timing) {
    ISelection active = window.getSelectionService().getSelection();
    List<LogEntry> entries = ModelSelection.of(active, LogEntry.class);
    if (!entries.isEmpty()) {
      return RecordingDraft.of(entries.get(0), timing.clock().instant());
    }
    ShowInContext shown = part == null ? null : Optional.ofNullable(Adapters.adapt(part, IShowInSource.class))
        .map(IShowInSource::getShowInContext).orElse(null);
    if (shown != null && shown.getInput() instanceof TimeSpan span) {
      return RecordingDraft.of(ModelSelection.objects(shown.getSelection()), Optional.of(span),
          timing.clock().instant());
    }
    List<ModelObject> selected = ModelSelection.objects(ModelSelection.current(window));
    return RecordingDraft.of(selected, Optional.empty(), timing.clock().instant());
  }
}
