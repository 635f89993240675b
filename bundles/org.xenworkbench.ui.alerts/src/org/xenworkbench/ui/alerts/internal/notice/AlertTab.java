/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.util.stream.Stream;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.alerts.internal.Messages;

/** The number on the tab of the Alerts view. */
public final class AlertTab {

  private AlertTab() {
  }

  /** The title of a view of that name. */
  public static String title(String name, int active) {
    return active == 0 ? name : NLS.bind(Messages.AlertsView_title, name, active);
  }

  /**
   * Says the number where the view has not been seen yet, and has the title of an earlier session: it is made when it
   * is seen first, and says it itself from then on. UI thread.
   */
  static void show(IWorkbench workbench, int active) {
    String title = title(workbench.getViewRegistry().find(XenUi.ALERTS_VIEW).getLabel(), active);
    Stream.of(workbench.getWorkbenchWindows()).flatMap(AlertTab::parts).filter(part -> part.getObject() == null)
        .filter(part -> !title.equals(part.getLabel())).forEach(part -> part.setLabel(title));
  }

  private static Stream<MPart> parts(IWorkbenchWindow window) {
    return window.getService(EModelService.class)
        .findElements(window.getService(MWindow.class), XenUi.ALERTS_VIEW, MPart.class).stream();
  }
}
