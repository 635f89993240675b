/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.handle.Handles;

/** The Properties view's page of what is selected in the tree; follows the model. UI thread. */
public final class LivePropertiesPage extends PropertySheetPage {

  private final Handles handles;
  private final RefreshTimes times;
  private @Nullable Registration listener;

  /** That of what handles there are. */
  public LivePropertiesPage(Handles handles, RefreshTimes times) {
    this.handles = handles;
    this.times = times;
  }

  @Override
  public void createControl(Composite parent) {
    super.createControl(parent);
    Refresher refresher = new Refresher(getControl(), "hosts.properties", Refresher.CHART, times, this::refresh);
    listener = handles.listen(refresher::request);
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
