/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.util.List;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.SideValue;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.osgi.service.event.EventHandler;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.text.SafeText;

/**
 * A window of the workbench that shows a recording. Its context has the replay's services where the live ones are
 * found else, so that views which have theirs injected show what was recorded. UI thread.
 */
final class RecordingWindow {

  /** How the workbench keeps what is not to be there after a restart. */
  static final String NOT_KEPT = Boolean.FALSE.toString();
  private static final String BAR = "bundleclass://org.xenworkbench.ui.recording/" + ReplayTrim.class.getName();
  /** As trim is told to take the room that is left. */
  private static final String STRETCHED = "stretch";

  private RecordingWindow() {
  }

  /**
   * Opens a window for a replay, which is closed with it.
   *
   * @throws WorkbenchException if there can be no window; the replay is closed then
   */
  static IWorkbenchWindow open(IWorkbench workbench, Replay replay) throws WorkbenchException {
    IEventBroker broker = workbench.getService(IEventBroker.class);
    EventHandler filling = new ReplayContext(replay);
    broker.subscribe(UIEvents.ElementContainer.TOPIC_CHILDREN, filling);
    IWorkbenchWindow window;
    try {
      window = workbench.openWorkbenchWindow(RecordingPerspective.ID, null);
    } catch (WorkbenchException e) {
      replay.close();
      throw e;
    } finally {
      broker.unsubscribe(filling);
    }
    MWindow model = window.getService(MWindow.class);
    model.setLabel(SafeText.cell(NLS.bind(Messages.RecordingWindow_title, replay.recording().title())));
    if (model instanceof MTrimmedWindow trimmed) {
      addBar(trimmed, window.getService(EModelService.class));
    }
    new ReplayCommands(replay, window::close).activate(window);
    LiveViews.markIn(window);
    StoredSelection selection = new StoredSelection(model);
    workbench.addWorkbenchListener(selection);
    workbench.addWindowListener(new Closing(workbench, window, replay, selection));
    return window;
  }

  /** The bar takes the place of the tool bars, whose commands are for what is live. */
  private static void addBar(MTrimmedWindow window, EModelService models) {
    MTrimBar top = models.getTrim(window, SideValue.TOP);
    for (MUIElement other : top.getChildren()) {
      other.getTags().add(IPresentationEngine.HIDDEN_EXPLICITLY); // else it comes back as soon as its items change
      other.setVisible(false);
    }
    MToolControl bar = models.createModelElement(MToolControl.class);
    bar.setElementId("org.xenworkbench.ui.recording.bar");
    bar.setContributionURI(BAR);
    bar.getTags().addAll(List.of(STRETCHED, IPresentationEngine.NO_MOVE));
    top.getChildren().add(bar);
    top.setVisible(true);
  }

  /** Ends the replay when its window is closed. */
  private record Closing(IWorkbench workbench, IWorkbenchWindow window, Replay replay, StoredSelection selection)
      implements IWindowListener {

    @Override
    public void windowClosed(IWorkbenchWindow closed) {
      if (closed == window) {
        workbench.removeWindowListener(this);
        workbench.removeWorkbenchListener(selection);
        replay.close();
      }
    }

    @Override
    public void windowOpened(IWorkbenchWindow other) {
      // Nothing to do.
    }

    @Override
    public void windowActivated(IWorkbenchWindow other) {
      // Nothing to do.
    }

    @Override
    public void windowDeactivated(IWorkbenchWindow other) {
      // It goes on playing.
    }
  }
}
