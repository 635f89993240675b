/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.eclipse.osgi.util.NLS;
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
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.LazyServices;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.SettingsLog;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricSource;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.PollStatistics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeLog;

/** Turns rounds into batches and hands them to history, services and listeners. */
@Component(service = {Sampler.class, SamplerImpl.class})
public class SamplerImpl implements Sampler {

  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

  private final Dispatcher dispatcher;
  private final InventoryImpl inventory;
  private final SampleKeeping keeping;
  private final Preferences preferences;
  private final Listeners<SampleListener> listeners = new Listeners<>();
  private final Listeners<Runnable> intervalListeners = new Listeners<>();
  private final LazyServices<SampleListener> services = new LazyServices<>();
  private final LazyServices<MetricSource> sources = new LazyServices<>();
  private final Set<MetricSource> reported = ConcurrentHashMap.newKeySet();
  private final Map<HostId, RateCalculator> calculators = new ConcurrentHashMap<>();
  private final Map<HostId, PollCount> counts = new ConcurrentHashMap<>();
  private final Map<ObjectId, Map<String, Double>> latest = new ConcurrentHashMap<>();
  private final Map<HostId, Set<ObjectId>> sampledBefore = new ConcurrentHashMap<>();
  private final SettingsLog settings = new SettingsLog();
  private final BeyondBounds beyond;
  private final BooleanSupplier ending;
  private volatile Duration interval;

  /** Reads the interval from the preferences. */
  @Activate
  public SamplerImpl(@Reference Dispatcher dispatcher, @Reference InventoryImpl inventory,
      @Reference MetricHistoryImpl history, @Reference Preferences preferences, @Reference ClockWatch clock) {
    this(dispatcher, inventory, history, preferences, clock, SamplerImpl::isWorkbenchEnding);
  }

  /** For tests. */
  SamplerImpl(Dispatcher dispatcher, InventoryImpl inventory, MetricHistoryImpl history, Preferences preferences,
      ClockWatch clock, BooleanSupplier ending) {
    this.ending = ending;
    this.dispatcher = dispatcher;
    this.inventory = inventory;
    this.beyond = new BeyondBounds(inventory);
    this.preferences = preferences;
    this.keeping = new SampleKeeping(clock, history, beyond, this::store, dispatcher);
    this.interval = clamp(Duration.ofMillis(preferences.getLong(Preferences.INTERVAL_MILLIS,
        DEFAULT_INTERVAL.toMillis())));
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
    settings.use(log);
    beyond.use(log);
  }

  void unbindLog(EventLog log) {
    settings.leave(log);
    beyond.leave(log);
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public void setInterval(Duration wanted) {
    if (!wanted.equals(clamp(wanted))) {
      throw new IllegalArgumentException(NLS.bind(Messages.Sampler_IntervalOutOfBounds, new Object[] {
          Quantities.duration(MIN_INTERVAL), Quantities.duration(MAX_INTERVAL), Quantities.duration(wanted)}));
    }
    Duration before = interval;
    interval = wanted;
    intervalListeners.fire(Runnable::run);
    preferences.putLong(Preferences.INTERVAL_MILLIS, wanted.toMillis());
    if (!wanted.equals(before)) {
      settings.changed(NLS.bind(Messages.Sampler_IntervalChanged, Quantities.duration(before),
          Quantities.duration(wanted)));
    }
  }

  /** Runs something whenever the interval was set, on the thread that set it. */
  public Registration onInterval(Runnable listener) {
    return intervalListeners.add(listener);
  }

  private static Duration clamp(Duration wanted) {
    return wanted.compareTo(MIN_INTERVAL) < 0 ? MIN_INTERVAL
        : wanted.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : wanted;
  }

  @Override
  public Map<String, Double> latest(ObjectId object) {
    return latest.getOrDefault(object, Map.of());
  }

  @Override
  public List<MetricDescriptor> descriptors() {
    List<MetricDescriptor> all = new ArrayList<>(Metrics.ALL);
    sources.stream().forEach(source -> all.addAll(source.descriptors()));
    return all;
  }

  @Override
  public Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric) {
    return descriptors().stream().filter(d -> d.scope() == scope && d.describes(metric)).findFirst();
  }

  @Override
  public Optional<PollStatistics> statistics(HostId host) {
    return Optional.ofNullable(counts.get(host)).map(PollCount::statistics);
  }

  @Override
  public Registration addListener(SampleListener listener) {
    return listeners.add(listener);
  }

  /** A round of a host came in; called on the host's polling thread, after the inventory has heard of it. */
  public void sampled(HostId hostId, PollRound round) {
    Map<UUID, Map<String, Double>> samples =
        calculators.computeIfAbsent(hostId, key -> new RateCalculator()).next(round);
    Optional<Host> host = inventory.host(hostId);
    if (host.isEmpty()) {
      return;
    }
    List<VirtualMachine> machines = inventory.virtualMachines(hostId);
    Map<ObjectId, Map<String, Double>> values = new HashMap<>();
    values.put(hostId, samples.get(RateCalculator.HOST));
    for (VirtualMachine vm : machines) {
      Map<String, Double> sampled = samples.get(vm.id().uuid());
      if (sampled != null) {
        values.put(vm.id(), sampled);
      }
    }
    addFromSources(host.get(), machines, round.wall(), values);
    publish(new SampleBatch(hostId, round.wall(), values), round.nanos());
    forgetAbsent(hostId, machines, values.keySet());
  }

  private void addFromSources(Host host, List<VirtualMachine> machines, Instant time,
      Map<ObjectId, Map<String, Double>> values) {
    for (MetricSource source : sources.get()) {
      try {
        known(source.sample(host, machines, time)).forEach((object, sampled) -> values
            .computeIfAbsent(object, key -> new HashMap<>()).putAll(sampled));
      } catch (RuntimeException | Error e) { // the round must not be lost for one source, whatever it met
        if (reported.add(source)) {
          SafeLog.of(SamplerImpl.class).error("A metric source failed: " + source.getClass().getName(), e);
        }
      }
    }
  }

  /** What a source really measured: without null, which it must not give, and NaN, which is a gap. */
  private static Map<ObjectId, Map<String, Double>> known(Map<ObjectId, Map<String, Double>> sampled) {
    Map<ObjectId, Map<String, Double>> known = new HashMap<>();
    sampled.forEach((object, values) -> {
      Map<String, Double> kept = new HashMap<>(values);
      kept.values().removeIf(value -> value == null || value.isNaN());
      kept.keySet().removeIf(Objects::isNull);
      known.put(Objects.requireNonNull(object), kept);
    });
    return known;
  }

  /** A VM of that host that a round does not tell of is not running any more, or gone: it has no latest values. */
  private void forgetAbsent(HostId host, List<VirtualMachine> machines, Set<ObjectId> sampled) {
    for (VirtualMachine vm : machines) {
      if (!sampled.contains(vm.id())) {
        latest.remove(vm.id());
      }
    }
    Set<ObjectId> before = sampledBefore.put(host, Set.copyOf(sampled));
    if (before != null) {
      before.stream().filter(object -> object instanceof VmId vm && !sampled.contains(vm)
          && inventory.virtualMachine(vm).isEmpty()).forEach(latest::remove);
    }
  }

  private void publish(SampleBatch batch, long nanos) {
    latest.putAll(batch.values());
    keeping.keep(batch, nanos, inForce(batch.host()));
    dispatcher.execute(() -> {
      listeners.fire(listener -> listener.sampled(batch));
      services.stream().filter(service -> !(service instanceof HistoryStore))
          .forEach(service -> deliver(service, batch));
    });
  }

  private void store(SampleBatch batch) {
    services.stream().filter(HistoryStore.class::isInstance).forEach(service -> deliver(service, batch));
  }

  @Deactivate
  void stop() {
    keeping.end();
  }

  /** A host whose rounds take longer than the interval has no gaps for that. */
  private Duration inForce(HostId host) {
    return statistics(host).map(PollStatistics::interval).filter(slow -> slow.compareTo(interval) > 0).orElse(interval);
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
    latest.remove(host);
    latest.keySet().removeIf(object -> object instanceof VmId vm && inventory.virtualMachine(vm)
        .filter(machine -> !machine.host().equals(host)).isEmpty());
  }

  /** The host was removed. */
  public void removed(HostId host) {
    calculators.remove(host);
    counts.remove(host);
    interrupted(host);
  }

  /** Counts a round that was answered, the ticks until the next one, and the domains that it could not read. */
  public void answered(HostId host, Instant at, Duration lag, Duration took, long ticks, int unread) {
    count(host).answered(at, lag, took, ticks, interval, unread);
  }

  /** Counts a round that failed, and how long polling waits after it. */
  public void failed(HostId host, Duration lag, Duration backOff) {
    count(host).failed(lag, backOff);
  }

  private PollCount count(HostId host) {
    return counts.computeIfAbsent(host, key -> new PollCount());
  }
}
