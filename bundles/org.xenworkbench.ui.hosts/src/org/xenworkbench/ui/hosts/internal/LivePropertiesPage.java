/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;

/** The Properties view's page of what is selected in the tree; follows the model. UI thread. */
final class LivePropertiesPage extends PropertySheetPage {

  private final Inventory inventory;
  private final Sampler sampler;
  private final RefreshTimes times;
  private @Nullable Registration inventoryListener;
  private @Nullable Registration sampleListener;

  LivePropertiesPage(Inventory inventory, Sampler sampler, RefreshTimes times) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.times = times;
  }

  @Override
  public void createControl(Composite parent) {
    super.createControl(parent);
    Refresher refresher = new Refresher(getControl(), "hosts.properties", Refresher.CHART, times, this::refresh);
    inventoryListener = inventory.addListener(changes -> refresher.request());
    sampleListener = sampler.addListener(batch -> refresher.request());
  }

  @Override
  public void dispose() {
    close(inventoryListener);
    close(sampleListener);
    super.dispose();
  }

  private static void close(@Nullable Registration registration) {
    if (registration != null) {
      registration.close();
    }
  }
}
