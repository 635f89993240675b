/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.util.List;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EntryActions;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.ui.action.ReadOnly;
import org.xenworkbench.ui.metric.MetricLimits;

/**
 * Gives the window that joins the others next the services of a replay, and no other one that comes meanwhile: that may
 * be another recording's. A window joins when it has its context, and before there are views in it. UI thread.
 */
final class ReplayContext implements EventHandler {

  private final Replay replay;
  private boolean isFilled;

  ReplayContext(Replay replay) {
    this.replay = replay;
  }

  @Override
  public void handleEvent(@Nullable Event event) {
    if (event != null && !isFilled && event.getProperty(UIEvents.EventTags.ELEMENT) instanceof MApplication
        && event.getProperty(UIEvents.EventTags.NEW_VALUE) instanceof MWindow window
        && window.getContext() != null) {
      isFilled = true;
      window.getPersistedState().put(IWorkbench.PERSIST_STATE, RecordingWindow.NOT_KEPT);
      fill(window.getContext());
    }
  }

  private void fill(IEclipseContext context) {
    context.set(Replay.class, replay);
    context.set(Inventory.class, replay.inventory());
    context.set(Sampler.class, replay.sampler());
    context.set(MetricHistory.class, replay.history());
    context.set(EventLog.class, replay.events());
    context.set(Polling.class, replay.polling());
    context.set(Timing.class, replay.timing());
    context.set(HostGroups.class, new NoGroups());
    context.set(Tags.class, new NoTags());
    context.set(MetricLimits.class, new MetricLimits(List.of())); // those that there are now say nothing of then
    context.set(EntryActions.class, List::of);
    context.set(ReadOnly.class, new ReadOnly(Messages.RecordingWindow_readOnly));
  }
}
