/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Optional;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PropertyPage;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;

/** The page of a host's properties that tells what it can do. */
public final class HostCapabilitiesPage extends PropertyPage {

  /** Created by the workbench. */
  public HostCapabilitiesPage() {
    noDefaultAndApplyButton();
  }

  @Override
  protected Control createContents(Composite parent) {
    Host host = Adapters.adapt(getElement(), Host.class);
    Optional<Capabilities> capabilities = host == null ? Optional.empty()
        : PlatformUI.getWorkbench().getService(HostRegistry.class).capabilities(host.id());
    return new CapabilitiesTable(parent, capabilities).control();
  }
}
