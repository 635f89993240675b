/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;

/**
 * The last ten minutes at the sampled rate, in memory. A metric that an object had and a batch lacks becomes NaN, and so
 * does a time in which no batch came: a gap stays a gap. When the clock is set back, what it had counted twice is
 * replaced by what comes now.
 */
final class RecentHistory {

  static final Duration SPAN = Duration.ofMinutes(10);

  /** Looking for what is too old costs as much as all there is, and batches come from every host. */
  private static final long SWEEP_MILLIS = 60_000;

  private final Map<ObjectId, Map<String, Ring>> rings = new HashMap<>();
  private long newest;
  private long swept;

  synchronized void add(SampleBatch batch, Duration interval) {
    long time = batch.time().toEpochMilli();
    long silence = interval.toMillis() * 5 / 2;
    batch.values().forEach((object, values) -> {
      Map<String, Ring> known = rings.computeIfAbsent(object, key -> new HashMap<>());
      values.forEach((metric, value) -> known.computeIfAbsent(metric, key -> new Ring())
          .add(time, value, silence));
      known.forEach((metric, ring) -> {
        if (!values.containsKey(metric)) {
          ring.add(time, Double.NaN, silence);
        }
      });
    });
    newest = time;
    if (time < swept || time - swept >= SWEEP_MILLIS) {
      swept = time;
      rings.values().forEach(known -> known.values().removeIf(this::isOld));
      rings.values().removeIf(Map::isEmpty);
    }
  }

  private boolean isOld(Ring ring) {
    return ring.lastTime() < newest - SPAN.toMillis();
  }

  private Optional<Ring> find(ObjectId object, String metric) {
    return Optional.ofNullable(rings.getOrDefault(object, Map.of()).get(metric)).filter(ring -> !isOld(ring));
  }

  synchronized Set<String> metrics(ObjectId object) {
    Set<String> metrics = new TreeSet<>();
    rings.getOrDefault(object, Map.of()).forEach((metric, ring) -> {
      if (!isOld(ring)) {
        metrics.add(metric);
      }
    });
    return metrics;
  }

  /** Values in the range; empty if there are none. */
  synchronized TimeSeries query(ObjectId object, String metric, Instant from, Instant to) {
    return find(object, metric).map(ring -> ring.between(from.toEpochMilli(), to.toEpochMilli()))
        .orElse(TimeSeries.EMPTY);
  }

  /**
   * Since when a metric's values are in memory: for ten minutes back from the newest, or, where there are fewer, since the
   * first; empty if there are none.
   */
  synchronized Optional<Instant> since(ObjectId object, String metric) {
    return find(object, metric).map(ring -> Instant.ofEpochMilli(ring.since()));
  }

  /** Times and values in a growing, then circular, pair of arrays. */
  private static final class Ring {

    private long[] times = new long[128];
    private double[] values = new double[128];
    private int start;
    private int size;
    private boolean full;

    void add(long time, double value, long silence) {
      if (size > 0 && time < lastTime() - silence) {
        while (size > 0 && lastTime() >= time) {
          size--; // the clock was set back: what it will count again is replaced rather than waited for
        }
        full &= size > 0;
      }
      if (size > 0 && time <= lastTime()) {
        return; // a small correction of the clock: it has caught up by the next round
      }
      if (size > 0 && time - lastTime() > silence && !Double.isNaN(values[index(size - 1)])) {
        append(lastTime() + silence / 2, Double.NaN);
      }
      append(time, value);
      while (size > 1 && times[start] < time - SPAN.toMillis()) {
        start = (start + 1) % times.length;
        size--;
        full = true;
      }
    }

    long since() {
      return full ? lastTime() - SPAN.toMillis() : times[start];
    }

    long lastTime() {
      return times[index(size - 1)];
    }

    TimeSeries between(long from, long to) {
      int first = 0;
      while (first < size && times[index(first)] < from) {
        first++;
      }
      int end = size;
      while (end > first && times[index(end - 1)] > to) {
        end--;
      }
      long[] foundTimes = new long[end - first];
      double[] foundValues = new double[end - first];
      for (int i = first; i < end; i++) {
        foundTimes[i - first] = times[index(i)];
        foundValues[i - first] = values[index(i)];
      }
      return new TimeSeries(foundTimes, foundValues);
    }

    private void append(long time, double value) {
      if (size == times.length) {
        TimeSeries all = between(Long.MIN_VALUE, Long.MAX_VALUE);
        times = java.util.Arrays.copyOf(all.times(), size * 2);
        values = java.util.Arrays.copyOf(all.values(), size * 2);
        start = 0;
      }
      times[index(size)] = time;
      values[index(size)] = value;
      size++;
    }

    private int index(int i) {
      return (start + i) % times.length;
    }
  }
}
