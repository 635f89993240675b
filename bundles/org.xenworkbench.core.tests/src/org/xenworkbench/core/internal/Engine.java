/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.chronicle.Chronicle;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.TestHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
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
import org.xenworkbench.core.testkit.Await;

/** The engine wired by hand around a simulated fleet of two hosts, as Declarative Services wire it in the product. */
public final class Engine implements AutoCloseable {

  public static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long GIB = 1L << 30;

  public final Dispatcher dispatcher = new Dispatcher();
  public final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  public final InventoryImpl inventory = new InventoryImpl(dispatcher);
  public final EventLogImpl log = new EventLogImpl(dispatcher);
  public final MetricHistoryImpl history = new MetricHistoryImpl();
  public final SamplerImpl sampler = new SamplerImpl(dispatcher, inventory, history, TestClocks.system());
  public final PollingImpl polling = new PollingImpl(preferences);
  public final OperationServiceImpl operations = new OperationServiceImpl(dispatcher, log);
  public final TestHosts registry = new TestHosts(inventory, sampler, polling, log, preferences);
  public final MigrationParts migrations =
      new MigrationParts(dispatcher, inventory, registry.registry(), sampler, polling, operations, log);
  public final VmServiceImpl vms =
      new VmServiceImpl(inventory, registry.registry(), registry.registry(), operations);
  public final Chronicle chronicle = new Chronicle(dispatcher, inventory, registry.registry(), polling,
      operations, log);
  public final ConsoleServiceImpl consoles = new ConsoleServiceImpl(inventory, registry.registry(),
      registry.registry(), migrations.service(), migrations.gaps());
  public final SimulatedFleet fleet;
  public final VmId web = VmId.of(SimulatedVm.of("web", "a", 2, GIB / 4, idle()).uuid());
  public final HostId a;
  public final HostId b;
  private final ScheduledExecutorService scheduler = Threads.scheduler("simulator");
  private final Simulator simulator = Simulators.create(Clock.systemUTC(), System::nanoTime, scheduler);

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
    Await.until("both hosts are connected and polled", PATIENCE,
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
    return log.query(new EventQuery("", java.util.Set.of(), java.util.Set.of(kind), Optional.empty(), 100));
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
    scheduler.shutdownNow();
  }
}
