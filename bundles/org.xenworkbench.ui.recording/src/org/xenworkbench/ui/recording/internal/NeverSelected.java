/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

/**
 * Keeps a window that is not kept over a restart from being what the workbench's model has selected, as the window is
 * that was active last. The model is stored every few minutes and at the end, without that window: what names it then
 * cannot be read, and with it all that the user had arranged would be lost. UI thread.
 */
final class NeverSelected implements EventHandler {

  private final MWindow window;
  private final IEventBroker broker;

  private NeverSelected(MWindow window, IEventBroker broker) {
    this.window = window;
    this.broker = broker;
  }

  /** Begins; ends by {@link #end}. */
  static NeverSelected watch(MWindow window, MApplication application, IEventBroker broker) {
    NeverSelected watching = new NeverSelected(window, broker);
    broker.subscribe(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT, watching);
    watching.selectOther(application);
    return watching;
  }

  @Override
  public void handleEvent(Event event) {
    if (event.getProperty(UIEvents.EventTags.ELEMENT) instanceof MApplication application) {
      selectOther(application);
    }
  }

  private void selectOther(MApplication application) {
    if (application.getSelectedElement() == window) {
      application.setSelectedElement(application.getChildren().stream().filter(NeverSelected::isKept).findFirst()
          .orElse(null));
    }
  }

  private static boolean isKept(MWindow window) {
    return !RecordingWindow.NOT_KEPT
        .equals(window.getPersistedState().get(org.eclipse.e4.ui.workbench.IWorkbench.PERSIST_STATE));
  }

  void end() {
    broker.unsubscribe(this);
  }
}
