/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.core.runtime.IStatus;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.HostAccess;
import org.xenworkbench.core.internal.host.TestHosts;
import org.xenworkbench.core.internal.operation.OperationServiceImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.MetricHistoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.testkit.VirtualTime;

/** The engine around a simulated fleet as {@link SimulatedEngine} has it, with its insides. */
public final class Engine implements AutoCloseable {

  public static final Duration PATIENCE = SimulatedEngine.PATIENCE;

  private final ManualClock clock = new ManualClock();
  private final List<IStatus> problems = new CopyOnWriteArrayList<>();
  public final VirtualTime time = new VirtualTime(clock);
  private final EmbeddedEngine core = new EmbeddedEngine(time,
      new Preferences(new EclipsePreferences(), new EclipsePreferences()), CountedInventory::new, problems::add);
  public final Dispatcher dispatcher = core.dispatcher;
  public final Preferences preferences = core.preferences;
  public final CountedInventory inventory = (CountedInventory) core.inventory;
  public final EventLogImpl log = core.log;
  public final MetricHistoryImpl history = core.history;
  public final SamplerImpl sampler = core.sampler;
  public final PollingImpl polling = core.polling;
  public final TestHosts registry = new TestHosts(inventory, sampler, polling, log, time, core.registry, problems);
  public final HostAccess hosts = core.hosts;
  public final OperationServiceImpl operations = core.operations;
  private final SimulatedEngine simulated = new SimulatedEngine(clock, time, core);
  public final SimulatedFleet fleet = simulated.fleet;
  public final VmId web = simulated.web;
  public final HostId a = simulated.a;
  public final HostId b = simulated.b;

  /** Lets time go on until listeners were told of all that has happened so far. */
  public void settle() throws Exception {
    simulated.settle();
  }

  /** Lets time go on until the condition holds. */
  public void until(String what, Callable<Boolean> condition) {
    simulated.until(what, condition);
  }

  /** Lets time go on until that is done; what became of it. */
  public <T> T get(Future<T> future) throws Exception {
    return simulated.get(future);
  }

  /** The driver that the hosts use. */
  public HypervisorDriver driver() {
    return simulated.simulator;
  }

  /** The host that owns the VM. */
  public HostId owner(VmId vm) {
    return inventory.virtualMachine(vm).map(VirtualMachine::host).orElseThrow();
  }

  /** The entries of that kind, running ones first, then the newest. */
  public List<LogEntry> entries(String kind) {
    return simulated.entries(kind);
  }

  /** The latest values of an object. */
  public Map<String, Double> latest(HostId host) {
    return sampler.latest(host);
  }

  @Override
  public void close() {
    core.close();
  }
}
