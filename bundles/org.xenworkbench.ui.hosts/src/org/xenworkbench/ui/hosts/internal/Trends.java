/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;

/**
 * CPU of the last ten minutes of what is in sight. Whoever paints gets what was read last, at once; what is older than
 * a few seconds is read again in the background, since it may be in a file, and told then. Any thread.
 */
public final class Trends implements Registration {

  private static final Duration LENGTH = Duration.ofMinutes(10);
  private static final Duration GOOD = Duration.ofSeconds(5);
  /** More than fit on a screen. */
  private static final int KEPT = 500;
  /** A column has not many more pixels. */
  private static final int POINTS = 120;

  private final MetricHistory history;
  private final Timing timing;
  private final ScheduledExecutorService scheduler;
  private final Runnable onRead;
  private final Map<ObjectId, Trend> known = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<ObjectId, Trend> eldest) {
      return size() > KEPT;
    }
  };
  private final Set<ObjectId> wanted = new LinkedHashSet<>();

  /**
   * What there was.
   *
   * @param read when it was read, which is its end
   * @param series the values, 0..1; NaN is a gap
   */
  record Trend(Instant read, TimeSeries series) {

    Instant begin() {
      return read.minus(LENGTH);
    }
  }

  /**
   * Those of a list.
   *
   * @param onRead told on any thread that something was read which was asked for
   */
  public Trends(MetricHistory history, Timing timing, Runnable onRead) {
    this.history = history;
    this.timing = timing;
    this.onRead = onRead;
    scheduler = timing.scheduler("xenworkbench-trends");
  }

  /** What is known of a host or VM; empty if nothing is yet, or never will be. */
  Optional<Trend> of(ObjectId id) {
    if (!(id instanceof VmId) && !(id instanceof HostId)) {
      return Optional.empty();
    }
    Instant now = timing.clock().instant();
    synchronized (this) {
      Trend trend = known.get(id);
      boolean isGood = trend != null && Duration.between(trend.read, now).abs().compareTo(GOOD) < 0;
      if (!isGood && wanted.add(id) && wanted.size() == 1) {
        begin();
      }
      return Optional.ofNullable(trend);
    }
  }

  private void begin() {
    try {
      scheduler.execute(this::read);
    } catch (RejectedExecutionException e) {
      wanted.clear(); // the view was closed
    }
  }

  private synchronized List<ObjectId> wanted() {
    return List.copyOf(wanted);
  }

  private void read() {
    for (List<ObjectId> all = wanted(); !all.isEmpty(); all = wanted()) {
      all.forEach(this::keep);
    }
    onRead.run();
  }

  private void keep(ObjectId id) {
    Instant now = timing.clock().instant();
    TimeSeries series = unlessItFails(id, now);
    synchronized (this) {
      known.put(id, new Trend(now, series));
      wanted.remove(id);
    }
  }

  private TimeSeries unlessItFails(ObjectId id, Instant now) {
    String metric = id instanceof HostId ? Metrics.CPU_AVG : Metrics.CPU_USAGE;
    try {
      return history.query(HistoryQuery.of(id, List.of(metric)).between(now.minus(LENGTH), now).thinned(POINTS))
          .getOrDefault(metric, TimeSeries.EMPTY);
    } catch (RuntimeException e) {
      SafeLog.of(Trends.class).error("The last ten minutes cannot be read: " + id, e);
      return TimeSeries.EMPTY;
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
