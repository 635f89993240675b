/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;

/** The registry as a test drives it: binding drivers is otherwise the component runtime's. */
public final class TestHosts {

  private final HostRegistryImpl registry;

  public TestHosts(InventoryImpl inventory, SamplerImpl sampler, EventLog log, Preferences preferences) {
    registry = new HostRegistryImpl(inventory, sampler, log, preferences);
  }

  public HostRegistryImpl registry() {
    return registry;
  }

  public void bind(HypervisorDriver driver) {
    registry.bindDriver(driver);
    registry.start();
  }

  public void bindAnother(HypervisorDriver driver) {
    registry.bindDriver(driver);
  }

  public void unbind(HypervisorDriver driver) {
    registry.unbindDriver(driver);
  }

  public void stop() {
    try {
      registry.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
