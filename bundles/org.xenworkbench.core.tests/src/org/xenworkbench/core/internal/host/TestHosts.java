/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.IStatus;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.EngineParts;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;

/** The registry as a test drives it: binding drivers is otherwise the component runtime's. */
public final class TestHosts {

  private final InventoryImpl inventory;
  private final SamplerImpl sampler;
  private final PollingImpl polling;
  private final EventLog log;
  private final Timing timing;
  private final HostRegistryImpl registry;
  private final List<IStatus> problems;

  public TestHosts(InventoryImpl inventory, SamplerImpl sampler, PollingImpl polling, EventLog log,
      Preferences preferences, Timing timing) {
    this(inventory, sampler, polling, log, preferences, timing, new CopyOnWriteArrayList<>());
  }

  private TestHosts(InventoryImpl inventory, SamplerImpl sampler, PollingImpl polling, EventLog log,
      Preferences preferences, Timing timing, List<IStatus> problems) {
    this(inventory, sampler, polling, log, timing, new HostRegistryImpl(inventory, sampler, polling, log, preferences,
        new EngineParts(new Dispatcher(Runnable::run)), timing, problems::add), problems);
  }

  /**
   * Drives a registry that is there.
   *
   * @param problems what it writes into the platform's log
   */
  public TestHosts(InventoryImpl inventory, SamplerImpl sampler, PollingImpl polling, EventLog log, Timing timing,
      HostRegistryImpl registry, List<IStatus> problems) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.polling = polling;
    this.log = log;
    this.timing = timing;
    this.registry = registry;
    this.problems = problems;
  }

  public HostRegistryImpl registry() {
    return registry;
  }

  /** The way to the hosts. */
  public HostAccess access() {
    return new HostAccess(registry);
  }

  /** What went into the platform's log, which tests do not have outside OSGi. */
  public List<IStatus> problems() {
    return problems;
  }

  /** Opens sessions of a host with a driver and a limit of its own. */
  Connector connector(HostConfiguration host, HypervisorDriver driver, Duration limit) {
    return new Connector(host, environment(driver), limit);
  }

  HostEnvironment environment(HypervisorDriver driver) {
    HostEnvironment.Drivers drivers = new HostEnvironment.Drivers() {
      @Override
      public HypervisorDriver find(String type) {
        return driver;
      }

      @Override
      public boolean isSimulated(String type) {
        return true;
      }

      @Override
      public int callsPerConnection(String type) {
        return driver.callsPerConnection();
      }
    };
    return new HostEnvironment(inventory, sampler, polling, log, timing, timing.scheduler("ticker"),
        new Listeners<>(), drivers, host -> Optional.empty(), problems::add);
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
    registry.stop();
  }
}
