/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;
import org.xenworkbench.ui.handle.DetailsPage;
import org.xenworkbench.ui.handle.DetailsPanel;

/** The page of a host's properties that tells of its connection, as it is now for as long as it is open. */
public final class HostConnectionPage extends DetailsPage {

  private @Nullable Registration listener;

  @Override
  protected Control createContents(Composite parent) {
    DetailsPanel panel = new DetailsPanel(parent);
    Host host = Adapters.adapt(getElement(), Host.class);
    if (host != null) {
      IWorkbench workbench = PlatformUI.getWorkbench();
      ConnectionDetails details =
          new ConnectionDetails(workbench.getService(HostRegistry.class), workbench.getService(Polling.class));
      panel.show(details.of(host.id()));
      Refresher refresher = new Refresher(panel.control(), "hosts.connection", Refresher.CHART,
          workbench.getService(RefreshTimes.class), () -> panel.show(details.of(host.id())));
      listener = workbench.getService(Sampler.class).addListener(batch -> {
        if (batch.values().containsKey(host.id())) {
          refresher.request();
        }
      });
    }
    return panel.control();
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
