/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;

/**
 * A store that has a year of the CPU of some objects, as finely as history is kept of that time, and nothing of two
 * weeks of holidays. Values follow from their times. Any thread.
 */
final class StoredYear implements HistoryStore {

  /** How long ago the holidays began and ended. */
  static final Duration HOLIDAYS = Duration.ofDays(214);
  static final Duration HOLIDAYS_OVER = Duration.ofDays(200);
  /** What the mean of a longer time stands between. */
  static final double LEAST = 0.25;
  static final double MOST = 0.75;

  private static final Duration YEAR = Duration.ofDays(365);

  private final Instant end;
  private final Set<ObjectId> objects;
  private final TimeSeries all;

  StoredYear(Instant end, Set<ObjectId> objects) {
    this.end = end;
    this.objects = objects;
    long[] times = LongStream.concat(
        LongStream.concat(times(Resolution.DAYS, YEAR, Resolution.HOURS.reach()),
            times(Resolution.HOURS, Resolution.HOURS.reach(), Resolution.MINUTES.reach())),
        LongStream.concat(times(Resolution.MINUTES, Resolution.MINUTES.reach(), Resolution.SAMPLES.reach()),
            times(Resolution.SAMPLES, Resolution.SAMPLES.reach(), Duration.ofSeconds(5))))
        .toArray();
    all = new TimeSeries(times, LongStream.of(times).mapToDouble(this::value).toArray(),
        LongStream.of(times).mapToDouble(time -> value(time) * (isSample(time) ? 1 : LEAST / 0.5)).toArray(),
        LongStream.of(times).mapToDouble(time -> value(time) * (isSample(time) ? 1 : MOST / 0.5)).toArray());
  }

  private boolean isSample(long time) {
    return time >= end.minus(Resolution.SAMPLES.reach()).toEpochMilli();
  }

  private LongStream times(Resolution resolution, Duration from, Duration to) {
    return LongStream.iterate(end.minus(from).toEpochMilli(), time -> time < end.minus(to).toEpochMilli(),
        time -> time + resolution.step().toMillis());
  }

  private double value(long time) {
    Duration ago = Duration.between(Instant.ofEpochMilli(time), end);
    boolean isHoliday = ago.compareTo(HOLIDAYS) < 0 && ago.compareTo(HOLIDAYS_OVER) > 0;
    return isHoliday ? Double.NaN : 0.5;
  }

  @Override
  public Set<String> metrics(ObjectId object) {
    return objects.contains(object) ? Set.of(Metrics.CPU_AVG, Metrics.CPU_USAGE) : Set.of();
  }

  @Override
  public Map<String, TimeSeries> query(HistoryQuery query) {
    long[] inside = LongStream.range(0, all.size()).filter(i -> all.times()[(int) i] >= query.from().toEpochMilli()
        && all.times()[(int) i] <= query.to().toEpochMilli()).toArray();
    int first = inside.length == 0 ? 0 : (int) inside[0];
    Map<String, TimeSeries> found = new HashMap<>();
    query.metrics().forEach(metric -> found.put(metric, metrics(query.object()).contains(metric)
        ? part(first, first + inside.length) : TimeSeries.EMPTY));
    return found;
  }

  private TimeSeries part(int from, int to) {
    return new TimeSeries(Arrays.copyOfRange(all.times(), from, to),
        Arrays.copyOfRange(all.values(), from, to), Arrays.copyOfRange(all.minima(), from, to),
        Arrays.copyOfRange(all.maxima(), from, to));
  }
}
