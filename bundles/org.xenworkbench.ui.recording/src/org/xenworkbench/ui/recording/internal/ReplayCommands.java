/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.XenUi;

/** The commands that play a recording, in the window that shows it. UI thread. */
final class ReplayCommands {

  private static final String PREFIX = "org.xenworkbench.ui.recording.";
  /** What is no action on hosts and VMs, which are grey by themselves, and is only for what is live. */
  private static final List<String> LIVE_ONLY =
      List.of("org.xenworkbench.ui.hosts.addHost", "org.xenworkbench.ui.hosts.newGroup",
          "org.xenworkbench.ui.hosts.exportInventory", "org.xenworkbench.ui.experiment.runExperiment",
          XenUi.NEW_ALERT_RULE, PREFIX + "saveRecording");

  private final Map<String, Runnable> commands;

  ReplayCommands(Replay replay, Runnable close) {
    Steps steps = new Steps(replay);
    commands =
        Map.of("closeRecording", close, "play", steps::playOrPause, "nextEvent", steps::nextEvent, "previousEvent",
            steps::previousEvent, "faster", steps::faster, "slower", steps::slower);
  }

  /** Has them and their keys work there, until it is closed. */
  void activate(IWorkbenchWindow window) {
    IHandlerService handlers = window.getService(IHandlerService.class);
    commands.forEach((id, work) -> handlers.activateHandler(PREFIX + id, new Handler(work)));
    LIVE_ONLY.forEach(id -> handlers.activateHandler(id, new Off()));
    window.getService(IContextService.class).activateContext(PREFIX + "context", new NoQuestionOpen());
  }

  /** Has a command grey, wherever it stands in the window. */
  private static final class Off extends AbstractHandler {

    Off() {
      setBaseEnabled(false);
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
      return null;
    }
  }

  private static final class Handler extends AbstractHandler {

    private final Runnable work;

    Handler(Runnable work) {
      this.work = work;
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
      work.run();
      return null;
    }
  }
}
