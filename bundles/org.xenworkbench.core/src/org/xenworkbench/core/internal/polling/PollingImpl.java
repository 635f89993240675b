/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.SettingsLog;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.Quantities;

/** Knows the interval, the counts of all hosts, and who takes their rounds. The polling itself is each connection's. */
@Component(service = {Polling.class, PollingImpl.class})
public class PollingImpl implements Polling {

  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);
  /** Its multiples lie evenly between whole numbers, however many there are. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double MAX_LESS = 0.75;

  private final Preferences preferences;
  private final SettingsLog settings;
  private final Listeners<Runnable> intervalListeners = new Listeners<>();
  private final Listeners<RoundConsumer> consumers = new Listeners<>();
  private final Map<HostId, PollCount> counts = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Duration interval;

  /** Reads the interval from the preferences. */
  @Activate
  public PollingImpl(@Reference Preferences preferences) {
    this(preferences, Timing.system().clock());
  }

  /** With a clock of its own. */
  public PollingImpl(Preferences preferences, Clock clock) {
    this.preferences = preferences;
    this.settings = new SettingsLog(clock);
    preferences.requireWithin(Preferences.INTERVAL_MILLIS, MIN_INTERVAL.toMillis(), MAX_INTERVAL.toMillis(),
        OptionalLong.empty(), DEFAULT_INTERVAL.toMillis());
    this.interval = clamp(Duration.ofMillis(preferences.getLong(Preferences.INTERVAL_MILLIS,
        DEFAULT_INTERVAL.toMillis())));
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindLog(EventLog log) {
    settings.use(log);
  }

  void unbindLog(EventLog log) {
    settings.leave(log);
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
  public Optional<PollStatistics> statistics(HostId host) {
    return Optional.ofNullable(counts.get(host)).flatMap(PollCount::statistics);
  }

  /**
   * After what part of an interval a new connection's second round comes, from a quarter to a whole one, so that those
   * of a fleet are spread; the whole for the first connection.
   */
  public double nextShare() {
    return 1 - MAX_LESS * (connections.getAndIncrement() * GOLDEN % 1);
  }

  /** Counts the rounds of a host from now on, from zero; of one that bears the same identity nothing more is shown. */
  public PollCount count(HostId host) {
    PollCount count = new PollCount();
    counts.put(host, count);
    return count;
  }

  /** The host was removed; what is counted of it still is not shown. */
  public void forget(HostId host, PollCount count) {
    counts.remove(host, count);
  }

  @Override
  public Registration addConsumer(RoundConsumer consumer) {
    return consumers.add(consumer);
  }

  /** Hands a round over to all who want it besides inventory and sampler, which have it already. */
  public void handOver(Round round) {
    consumers.fire(consumer -> consumer.polled(round));
  }
}
