/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricSource;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.whiteboard.LazyServices;

/** Turns rounds into batches and hands them to history, services and listeners. */
@Component(service = {Sampler.class, SamplerImpl.class})
public class SamplerImpl implements Sampler, RoundConsumer {

  private final Dispatcher dispatcher;
  private final InventoryImpl inventory;
  private final SampleKeeping keeping;
  private final Listeners<SampleListener> listeners = new Listeners<>();
  private final LazyServices<SampleListener> services = new LazyServices<>();
  private final MetricSources sources = new MetricSources();
  private final Map<HostId, RateCalculator> calculators = new ConcurrentHashMap<>();
  private final LatestValues latest;
  /** What was arriving in the last round. */
  private final Map<HostId, Set<VmId>> arriving = new ConcurrentHashMap<>();
  private final BeyondBounds beyond;
  private final BooleanSupplier ending;

  /** Samples what it is given. */
  @Activate
  public SamplerImpl(@Reference Dispatcher dispatcher, @Reference InventoryImpl inventory,
      @Reference MetricHistoryImpl history, @Reference ClockWatch clock) {
    this(dispatcher, inventory, history, clock, SamplerImpl::isWorkbenchEnding);
  }

  /** For tests. */
  SamplerImpl(Dispatcher dispatcher, InventoryImpl inventory, MetricHistoryImpl history, ClockWatch clock,
      BooleanSupplier ending) {
    this.ending = ending;
    this.dispatcher = dispatcher;
    this.inventory = inventory;
    this.latest = new LatestValues(inventory);
    this.beyond = new BeyondBounds(inventory);
    this.keeping = new SampleKeeping(clock, history, beyond, this::store, dispatcher);
  }

  @Reference(service = SampleListener.class, cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindListener(ComponentServiceObjects<SampleListener> listener) {
    services.add(listener);
  }

  void unbindListener(ComponentServiceObjects<SampleListener> listener) {
    if (keeping.isWaiting() && isStore(listener.getServiceReference())) {
      if (ending.getAsBoolean()) {
        keeping.end(); // what is lost is told while there is a store that keeps the entry
      } else {
        keeping.flush();
      }
    }
    services.remove(listener);
  }

  /** By what it is registered as: to ask the service itself would make one, only to let it go. */
  private static boolean isStore(ServiceReference<SampleListener> reference) {
    return reference.getProperty(Constants.OBJECTCLASS) instanceof String[] types
        && Arrays.asList(types).contains(HistoryStore.class.getName());
  }

  /** At the end of the workbench stores leave before the sampler does; when they are replaced, too, but it goes on. */
  private static boolean isWorkbenchEnding() {
    Bundle core = FrameworkUtil.getBundle(SamplerImpl.class);
    BundleContext context = core == null ? null : core.getBundleContext();
    return context == null || context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING;
  }

  @Reference(service = MetricSource.class, cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindSource(ComponentServiceObjects<MetricSource> source) {
    sources.add(source);
  }

  void unbindSource(ComponentServiceObjects<MetricSource> source) {
    sources.remove(source);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindLog(EventLog log) {
    beyond.use(log);
  }

  void unbindLog(EventLog log) {
    beyond.leave(log);
  }

  @Override
  public Map<String, Double> latest(ObjectId object) {
    return latest.of(object);
  }

  @Override
  public List<MetricDescriptor> descriptors() {
    return sources.descriptors();
  }

  @Override
  public Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric) {
    return descriptors().stream().filter(d -> d.scope() == scope && d.describes(metric)).findFirst();
  }

  @Override
  public Registration addListener(SampleListener listener) {
    return listeners.add(listener);
  }

  /** The inventory has heard of the round before. */
  @Override
  public void polled(Round round) {
    HostId hostId = round.host();
    PollRound readings = round.readings();
    Map<UUID, Map<String, Double>> samples =
        calculators.computeIfAbsent(hostId, key -> new RateCalculator()).next(readings);
    Optional<Host> host = inventory.host(hostId);
    if (host.isEmpty()) {
      return;
    }
    List<VirtualMachine> machines = inventory.virtualMachines(hostId);
    List<VirtualMachine> here = here(hostId, machines);
    Map<ObjectId, Map<String, Double>> values = new HashMap<>();
    values.put(hostId, samples.get(RateCalculator.HOST));
    for (VirtualMachine vm : here) {
      Map<String, Double> sampled = samples.get(vm.id().uuid());
      if (sampled != null) {
        values.put(vm.id(), sampled);
      }
    }
    sources.addTo(values, host.get(), here, readings.wall());
    publish(new SampleBatch(hostId, readings.wall(), values), readings.nanos(), round.interval());
    latest.forgetAbsent(hostId, machines, values.keySet());
  }

  /**
   * The VMs that have run on that host since its last round: what would be measured of one that is arriving is none of
   * its, but of the place where it will run.
   */
  private List<VirtualMachine> here(HostId host, List<VirtualMachine> machines) {
    Set<VmId> now = machines.stream().filter(VirtualMachine::isArriving).map(VirtualMachine::id)
        .collect(Collectors.toSet());
    Set<VmId> before = Optional.ofNullable(now.isEmpty() ? arriving.remove(host) : arriving.put(host, now))
        .orElse(Set.of());
    return now.isEmpty() && before.isEmpty() ? machines
        : machines.stream().filter(vm -> !now.contains(vm.id()) && !before.contains(vm.id())).toList();
  }

  private void publish(SampleBatch batch, long nanos, Duration interval) {
    latest.put(batch);
    keeping.keep(batch, nanos, interval);
    dispatcher.execute(() -> {
      listeners.fire(listener -> listener.sampled(batch));
      services.stream().filter(service -> !(service instanceof HistoryStore))
          .forEach(service -> deliver(service, batch));
    });
  }

  private void store(SampleBatch batch) {
    services.stream().filter(HistoryStore.class::isInstance).forEach(service -> deliver(service, batch));
  }

  /** Keeps what of the latest samples is certain. */
  @Deactivate
  public void stop() {
    keeping.end();
  }

  private static void deliver(SampleListener service, SampleBatch batch) {
    try {
      service.sampled(batch);
    } catch (RuntimeException | Error e) { // the others want the round, too
      SafeLog.of(SamplerImpl.class).error("A sample listener failed: " + service.getClass().getName(), e);
    }
  }

  /** The host is not connected any more: rates start afresh, and there is no latest value. */
  public void interrupted(HostId host) {
    Optional.ofNullable(calculators.get(host)).ifPresent(RateCalculator::reset);
    latest.interrupted(host);
  }

  /** The host was removed. */
  public void removed(HostId host) {
    calculators.remove(host);
    arriving.remove(host);
    interrupted(host);
  }
}
