/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.chronicle.Chronicle;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.HostAccess;
import org.xenworkbench.core.internal.host.TestHosts;
import org.xenworkbench.core.internal.migration.MigrationParts;
import org.xenworkbench.core.internal.operation.OperationServiceImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.MetricHistoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;
import org.xenworkbench.core.internal.vm.ConsoleServiceImpl;
import org.xenworkbench.core.internal.vm.VmServiceImpl;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.simulator.embedded.Simulators;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.VirtualTime;

/**
 * The engine wired by hand around a simulated fleet of two hosts, as Declarative Services wire it in the product. Its
 * time is virtual, but for the threads that do the work.
 */
public final class Engine implements AutoCloseable {

  public static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long GIB = 1L << 30;

  private final ManualClock clock = new ManualClock();
  public final VirtualTime time = new VirtualTime(clock);
  public final Dispatcher dispatcher = new Dispatcher();
  public final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  public final CountedInventory inventory = new CountedInventory(dispatcher);
  public final EventLogImpl log = new EventLogImpl(dispatcher);
  public final MetricHistoryImpl history = new MetricHistoryImpl();
  public final SamplerImpl sampler = new SamplerImpl(dispatcher, inventory, history, TestClocks.manual(clock));
  public final PollingImpl polling = new PollingImpl(preferences);
  public final TestHosts registry = new TestHosts(inventory, sampler, polling, log, preferences, time);
  public final HostAccess hosts = registry.access();
  public final OperationServiceImpl operations = new OperationServiceImpl(dispatcher, log, clock, () -> hosts);
  public final MigrationParts migrations = new MigrationParts(this);
  public final VmServiceImpl vms = new VmServiceImpl(inventory, registry.registry(), hosts, operations);
  public final Chronicle chronicle = new Chronicle(dispatcher, inventory, hosts, polling, operations, log, time);
  public final ConsoleServiceImpl consoles = new ConsoleServiceImpl(inventory, registry.registry(), hosts,
      migrations.service(), migrations.gaps(), time);
  public final SimulatedFleet fleet;
  public final VmId web = VmId.of(SimulatedVm.of("web", "a", 2, GIB / 4, idle()).uuid());
  public final HostId a;
  public final HostId b;
  private final Simulator simulator = Simulators.create(clock, time::nanos, time.scheduler("simulator"));

  /** Connects to two hosts, a and b; VM "web" runs on a. */
  public Engine(SimulatedVm... more) {
    polling.setInterval(Duration.ofMillis(500));
    FleetDefinition.Builder definition = FleetDefinition.named("test").host("a", 4, 8 * GIB).host("b", 4, 8 * GIB)
        .vm(SimulatedVm.of("web", "a", 2, GIB / 4, idle()))
        .vm(SimulatedVm.of("old", "b", 1, GIB / 4, idle()).shutOff());
    List.of(more).forEach(definition::vm);
    fleet = simulator.add(definition.migrationBandwidth(GIB / 8).downtime(Duration.ofMillis(300)).build());
    registry.bind(simulator);
    a = add("a");
    b = add("b");
    until("both hosts are connected and polled",
        () -> inventory.host(a).orElseThrow().isConnected() && inventory.host(b).orElseThrow().isConnected()
            && inventory.virtualMachine(web).isPresent() && polling.statistics(b).isPresent());
  }

  private static VmLoad idle() {
    return new VmLoad(Load.busy(0.2, 1), Load.NONE, Load.NONE, Load.NONE, Load.NONE);
  }

  private HostId add(String name) {
    HostConfiguration host = new HostConfiguration(HostId.random(), name,
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, "test/" + name, 0, Optional.empty()), Optional.empty(),
        true, false);
    registry.registry().add(host);
    return host.id();
  }

  /** Lets time go on until the condition holds. */
  public void until(String what, Callable<Boolean> condition) {
    time.until(what, PATIENCE, condition);
  }

  /** Lets time go on until that is done; what became of it. */
  public <T> T get(Future<T> future) throws Exception {
    return time.get(future, PATIENCE);
  }

  /** The driver that the hosts use. */
  public HypervisorDriver driver() {
    return simulator;
  }

  /** The host that owns the VM. */
  public HostId owner(VmId vm) {
    return inventory.virtualMachine(vm).map(VirtualMachine::host).orElseThrow();
  }

  /** The entries of that kind, running ones first, then the newest. */
  public List<LogEntry> entries(String kind) {
    return Logged.query(log, EventQuery.newest(100).withKinds(java.util.Set.of(kind)));
  }

  /** The latest values of an object. */
  public Map<String, Double> latest(HostId host) {
    return sampler.latest(host);
  }

  @Override
  public void close() {
    registry.stop();
    migrations.stop();
    chronicle.stop();
  }
}
