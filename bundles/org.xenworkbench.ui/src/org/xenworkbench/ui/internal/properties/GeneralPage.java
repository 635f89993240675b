/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.DetailsPage;
import org.xenworkbench.ui.handle.DetailsPanel;
import org.xenworkbench.ui.handle.Handles;

/** What is known of an object, of whatever kind; it says what is so now for as long as it is open. */
public final class GeneralPage extends DetailsPage {

  private @Nullable Registration listener;

  @Override
  protected Control createContents(Composite parent) {
    DetailsPanel panel = new DetailsPanel(parent);
    Handles handles = HandleAdapters.handles();
    ModelObject element = HandleAdapters.element(getElement());
    panel.show(details(handles, element));
    Refresher refresher = new Refresher(panel.control(), "ui.properties", Refresher.CHART,
        PlatformUI.getWorkbench().getService(RefreshTimes.class), () -> panel.show(details(handles, element)));
    listener = handles.listen(refresher::request);
    return panel.control();
  }

  /** A kind may go with its bundle while the page is open. */
  private static List<Detail> details(Handles handles, @Nullable ModelObject element) {
    return handles.of(element).map(Handles.Handle::details).orElse(List.of());
  }

  @Override
  public void dispose() {
    Registration open = listener;
    if (open != null) {
      open.close();
    }
    super.dispose();
  }
}
