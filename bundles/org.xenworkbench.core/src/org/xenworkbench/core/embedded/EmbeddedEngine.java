/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.embedded;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.xenworkbench.core.concurrent.Delivery;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.EngineParts;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.chronicle.Chronicle;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.event.EventStores;
import org.xenworkbench.core.internal.host.HostAccess;
import org.xenworkbench.core.internal.host.HostRegistryImpl;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.operation.EarlierDoubts;
import org.xenworkbench.core.internal.operation.OperationServiceImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.MetricHistoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Whereabouts;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.text.SafeLog;

/**
 * The core's services wired by hand, as Declarative Services wire them in the product, without whiteboards and a
 * history on disk. Threads and timers are those of the time that is given. Any thread.
 *
 * @since 0.1
 */
public final class EmbeddedEngine implements AutoCloseable {

  final Dispatcher dispatcher;
  final Preferences preferences;
  final InventoryImpl inventory;
  final EventLogImpl log;
  final MetricHistoryImpl history;
  final SamplerImpl sampler;
  final PollingImpl polling;
  final HostRegistryImpl registry;
  final HostAccess hosts;
  final OperationServiceImpl operations;
  private final ClockWatch clock;
  private final Chronicle chronicle;

  /**
   * Begins without drivers.
   *
   * @param settings where hosts and settings are read from and kept
   */
  public EmbeddedEngine(Timing timing, IEclipsePreferences settings) {
    this(timing, new Preferences(settings, settings), new EventStores(), InventoryImpl::new,
        status -> SafeLog.of(EmbeddedEngine.class).log(status));
  }

  /**
   * The same with an event log that outlives it.
   *
   * @param events where the log keeps its entries
   */
  public EmbeddedEngine(Timing timing, IEclipsePreferences settings, EventStore events) {
    this(timing, new Preferences(settings, settings), EventStores.of(events), InventoryImpl::new,
        status -> SafeLog.of(EmbeddedEngine.class).log(status));
  }

  /**
   * With parts of its own.
   *
   * @param problems takes what belongs into the platform's log
   */
  EmbeddedEngine(Timing timing, Preferences preferences, BiFunction<Dispatcher, FormerHosts, InventoryImpl> inventory,
      Consumer<IStatus> problems) {
    this(timing, preferences, new EventStores(), inventory, problems);
  }

  private EmbeddedEngine(Timing timing, Preferences preferences, EventStores events,
      BiFunction<Dispatcher, FormerHosts, InventoryImpl> inventory, Consumer<IStatus> problems) {
    this.preferences = preferences;
    dispatcher = new Dispatcher(timing);
    log = new EventLogImpl(dispatcher, events, timing);
    this.inventory = inventory.apply(dispatcher, FormerHosts.keptIn(preferences, Runnable::run));
    history = new MetricHistoryImpl(this.inventory.former());
    clock = new ClockWatch(log, events, timing.clock(), timing::nanos,
        timing.scheduler("xenworkbench-clock"));
    clock.start();
    sampler = new SamplerImpl(dispatcher, this.inventory, history, clock);
    polling = new PollingImpl(preferences, timing.clock());
    registry = new HostRegistryImpl(this.inventory, sampler, polling, log, preferences, new EngineParts(dispatcher),
        timing, problems);
    hosts = new HostAccess(registry);
    operations = new OperationServiceImpl(dispatcher, log, timing, () -> hosts);
    chronicle = new Chronicle(dispatcher, this.inventory, hosts, polling, operations, log, timing);
    registry.start();
    new EarlierDoubts(log, hosts, timing);
  }

  /** Adds a driver; hosts of its types can be connected from now on. */
  public void add(HypervisorDriver driver) {
    registry.bindDriver(driver);
  }

  /** Removes a driver, when the sessions of its hosts are closed. */
  public void remove(HypervisorDriver driver) {
    registry.unbindDriver(driver);
  }

  /** What delivers events to listeners. */
  public Delivery delivery() {
    return dispatcher;
  }

  /** Hosts and VMs. */
  public Inventory inventory() {
    return inventory;
  }

  /** Where VMs belong. */
  public Whereabouts whereabouts() {
    return inventory;
  }

  /** The event log, which keeps its entries in memory unless it was given a store. */
  public EventLog log() {
    return log;
  }

  /** What was measured, as far as memory goes back. */
  public MetricHistory history() {
    return history;
  }

  /** What is measured. */
  public Sampler sampler() {
    return sampler;
  }

  /** How often, and how that goes. */
  public Polling polling() {
    return polling;
  }

  /** The configured hosts. */
  public HostRegistry registry() {
    return registry;
  }

  /** The way to the hosts. */
  public HostCalls hosts() {
    return hosts;
  }

  /** What runs. */
  public OperationService operations() {
    return operations;
  }

  /** Disconnects the hosts and ends all that runs by itself. */
  @Override
  public void close() {
    operations.stop();
    registry.stop();
    chronicle.stop();
    sampler.stop();
    clock.stop();
    try {
      log.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dispatcher.stop();
  }
}
