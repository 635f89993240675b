/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.embedded.EmbeddedEngine;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.simulator.embedded.Simulators;

/**
 * The core's real services around a simulated fleet of two hosts, outside OSGi: for tests of what is built on them. Its
 * time is virtual, but for the threads that do the work. Extend it by what is to be tested.
 *
 * @since 0.1
 */
@ConsumerType
public class SimulatedEngine implements AutoCloseable {

  /** How long a test waits at most. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long GIB = 1L << 30;

  /** The engine itself. */
  public final EmbeddedEngine core;
  /** The configured hosts. */
  public final HostRegistry registry;
  /** The way to them. */
  public final HostCalls hosts;
  /** What is there. */
  public final Inventory inventory;
  /** What is measured. */
  public final Sampler sampler;
  /** How often, and how that goes. */
  public final Polling polling;
  /** What runs. */
  public final OperationService operations;
  /** The event log. */
  public final EventLog log;
  /** Its time. */
  public final VirtualTime time;
  /** The driver that its hosts use. */
  public final Simulator simulator;
  /** Its hosts, as somebody else reaches them. */
  public final SimulatedFleet fleet;
  /** A VM that runs on {@link #a}. */
  public final VmId web;
  /** A VM that is shut off on {@link #b}. */
  public final VmId old;
  /** A host. */
  public final HostId a;
  /** Another one. */
  public final HostId b;

  /** Connects to two hosts, a and b: VM "web" runs on a, "old" is shut off on b. */
  public SimulatedEngine(SimulatedVm... more) {
    this(new ManualClock(), more);
  }

  private SimulatedEngine(ManualClock clock, SimulatedVm... more) {
    this(clock, new VirtualTime(clock), more);
  }

  private SimulatedEngine(ManualClock clock, VirtualTime time, SimulatedVm... more) {
    this(clock, time, new EmbeddedEngine(time, new EclipsePreferences()), more);
  }

  /** The same with an engine that was made otherwise, in that time, which goes on with that clock. */
  public SimulatedEngine(ManualClock clock, VirtualTime time, EmbeddedEngine core, SimulatedVm... more) {
    this.core = core;
    this.time = time;
    registry = core.registry();
    hosts = core.hosts();
    inventory = core.inventory();
    sampler = core.sampler();
    polling = core.polling();
    operations = core.operations();
    log = core.log();
    polling.setInterval(Duration.ofMillis(500));
    FleetDefinition.Builder definition = FleetDefinition.named("test").host("a", 4, 8 * GIB).host("b", 4, 8 * GIB)
        .vm(SimulatedVm.of("web", "a", 2, GIB / 4, idle()))
        .vm(SimulatedVm.of("old", "b", 1, GIB / 4, idle()).shutOff());
    List.of(more).forEach(definition::vm);
    simulator = Simulators.create(time);
    fleet = simulator.add(definition.migrationBandwidth(GIB / 8).downtime(Duration.ofMillis(300)).build());
    web = VmId.of(fleet.vm("web"));
    old = VmId.of(fleet.vm("old"));
    core.add(simulator);
    a = add("a", "test/a");
    b = add("b", "test/b");
    until("both hosts are connected and polled", () -> isConnected(a) && isConnected(b)
        && inventory.virtualMachine(web).isPresent() && polling.statistics(b).isPresent());
  }

  private boolean isConnected(HostId host) {
    return inventory.host(host).filter(Host::isConnected).isPresent();
  }

  private static VmLoad idle() {
    return new VmLoad(Load.busy(0.2, 1), Load.NONE, Load.NONE, Load.NONE, Load.NONE);
  }

  /** Adds a simulated host, and begins to connect it. */
  public HostId add(String name, String address) {
    HostConfiguration host = new HostConfiguration(HostId.random(), name,
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, address, 0, Optional.empty()), Optional.empty(), true,
        false);
    registry.add(host);
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

  /** Lets time go on until listeners were told of all that has happened so far. */
  public void settle() throws Exception {
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    core.delivery().execute(() -> told.complete(true));
    get(told);
  }

  /** A VM as it is now. */
  public VirtualMachine vm(VmId id) {
    return inventory.virtualMachine(id).orElseThrow();
  }

  /** The host that owns a VM. */
  public HostId owner(VmId id) {
    return vm(id).host();
  }

  /** The entries of that kind, running ones first, then the newest. */
  public List<LogEntry> entries(String kind) {
    return Logged.query(log, EventQuery.newest(100).withKinds(Set.of(kind)));
  }

  @Override
  public void close() {
    core.close();
  }
}
