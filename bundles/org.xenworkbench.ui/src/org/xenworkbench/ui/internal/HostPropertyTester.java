/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;

/** Tells which commands a host's state allows, as namespace {@code org.xenworkbench.host}. */
public final class HostPropertyTester extends PropertyTester {

  @Override
  public boolean test(Object receiver, String property, Object[] args, Object expectedValue) {
    if (!(receiver instanceof Host selected)) {
      return false;
    }
    Host host = PlatformUI.getWorkbench().getService(Inventory.class).host(selected.id()).orElse(selected);
    boolean configurable = host.kind() == Host.Kind.HYPERVISOR;
    Connection.State state = host.connection().state();
    return switch (property) {
      case "canConnect" -> configurable && state != Connection.State.CONNECTED && state != Connection.State.CONNECTING;
      case "canDisconnect" -> configurable && state != Connection.State.DISCONNECTED;
      case "isConfigurable" -> configurable;
      default -> throw new IllegalArgumentException("No such property: " + property);
    };
  }
}
