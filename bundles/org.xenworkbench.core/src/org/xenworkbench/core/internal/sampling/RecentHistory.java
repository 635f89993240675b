/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;

/**
 * The last ten minutes at the sampled rate, in memory. A metric that an object had and a batch lacks becomes NaN, and
 * so does a time in which no batch came: a gap stays a gap. When the clock is set back, what it had counted twice is
 * replaced by what comes now. There are so many series of an object and of a host, by {@link Bounds}, and no more: a
 * host can make up names for as long as it is connected.
 */
final class RecentHistory {

  static final Duration SPAN = Duration.ofMinutes(10);

  /** Looking for what is too old costs as much as all there is, and batches come from every host. */
  private static final long SWEEP_MILLIS = 60_000;

  private final Map<ObjectId, Ring> rings = new HashMap<>();
  /** How many series a host has; counted anew with each sweep, since VMs move. */
  private final Map<HostId, Integer> series = new HashMap<>();
  private final Set<ObjectId> told = new HashSet<>();
  private long newest;
  private long swept;

  /** How long no sample may come where they come so often: after that there is a gap. */
  static long silence(long interval) {
    return interval * 5 / 2;
  }

  /** Adds a batch; returns those hosts and VMs some of whose series are beyond the bounds, each once. */
  synchronized Set<ObjectId> add(SampleBatch batch, Duration interval) {
    long time = batch.time().toEpochMilli();
    long silence = silence(interval.toMillis());
    Set<ObjectId> beyond = new HashSet<>();
    batch.values().forEach((object, values) -> {
      int room = Bounds.SERIES - series.getOrDefault(batch.host(), 0);
      Ring ring = room > 0 ? rings.computeIfAbsent(object, key -> new Ring(time)) : rings.get(object);
      if (ring == null || !ring.add(time, values, silence, room)) {
        beyond.add(ring != null && ring.isFull() ? object : batch.host());
      }
      if (ring != null) {
        series.merge(batch.host(), ring.moveTo(batch.host()), Integer::sum);
      }
    });
    newest = time;
    if (time < swept || time - swept >= SWEEP_MILLIS) {
      swept = time;
      sweep();
    }
    beyond.removeIf(object -> !told.add(object));
    return beyond;
  }

  private void sweep() {
    rings.values().removeIf(this::isOld);
    series.clear();
    rings.values().forEach(ring -> series.merge(ring.host(), ring.forgetEmpty(), Integer::sum));
    told.removeIf(object -> object instanceof VmId && !rings.containsKey(object));
  }

  private boolean isOld(Ring ring) {
    return ring.lastTime() < newest - SPAN.toMillis();
  }

  private Optional<Ring> find(ObjectId object) {
    return Optional.ofNullable(rings.get(object)).filter(ring -> !isOld(ring));
  }

  synchronized Set<String> metrics(ObjectId object) {
    Set<String> metrics = new TreeSet<>(NameOrder.NAMES);
    find(object).ifPresent(ring -> metrics.addAll(ring.columns.keySet()));
    return metrics;
  }

  /** Values in the range, in all points, of those metrics that have any. */
  synchronized Map<String, TimeSeries> query(HistoryQuery query) {
    Map<String, TimeSeries> found = new HashMap<>();
    find(query.object()).ifPresent(ring -> query.metrics().forEach(metric -> {
      TimeSeries series = ring.between(metric, query.from().toEpochMilli(), query.to().toEpochMilli());
      if (series.size() > 0) {
        found.put(metric, series);
      }
    }));
    return found;
  }

  /**
   * Since when a metric's values are in memory: for ten minutes back from the newest, or, where there are fewer, since
   * the first; empty if there are none.
   */
  synchronized Optional<Instant> since(ObjectId object, String metric) {
    return find(object).flatMap(ring -> ring.since(metric)).map(Instant::ofEpochMilli);
  }

  /** The values of one metric, at the times of its ring. */
  private static final class Column {

    private PackedLongs values;
    /** Before, the object did not have the metric, and what is at such a place means nothing. */
    private long first;

    Column(int length, long first, double value) {
      values = new PackedLongs(length, Double.doubleToRawLongBits(value));
      this.first = first;
    }

    double get(int place) {
      return Double.longBitsToDouble(values.get(place));
    }

    void set(int place, double value) {
      values.set(place, Double.doubleToRawLongBits(value));
    }
  }

  /** Times and the values of all metrics of one object, in growing, then circular arrays. */
  private static final class Ring {

    private final Map<String, Column> columns = new HashMap<>();
    private int length = 128;
    private PackedLongs times;
    private int start;
    private int size;
    private @Nullable HostId host;
    private int counted;

    /** Creates it for samples from that time on. */
    Ring(long time) {
      times = new PackedLongs(length, time);
    }

    /** How many series it has that are not counted yet as the host's. */
    int moveTo(HostId owner) {
      int more = Objects.equals(owner, host) ? columns.size() - counted : columns.size();
      host = owner;
      counted = columns.size();
      return more;
    }

    HostId host() {
      return Objects.requireNonNull(host);
    }

    boolean isFull() {
      return columns.size() >= Bounds.METRICS;
    }

    /** Makes room for other metrics; returns how many there are. */
    int forgetEmpty() {
      if (isFull()) {
        columns.values().removeIf(this::isEmpty);
      }
      counted = columns.size();
      return counted;
    }

    private boolean isEmpty(Column column) {
      return IntStream.range(0, size).map(this::index).allMatch(place -> isGap(column, place));
    }

    private boolean isGap(Column column, int place) {
      return times.get(place) < column.first || Double.isNaN(column.get(place));
    }

    /**
     * Adds values.
     *
     * @param room how many metrics may be new
     * @return whether there was room for all
     */
    boolean add(long time, Map<String, Double> values, long silence, int room) {
      if (size > 0 && time < lastTime() - silence) {
        setBack(time);
      }
      if (size > 0 && time <= lastTime()) {
        return true; // a small correction of the clock: it has caught up by the next round
      }
      if (size > 0 && time - lastTime() > silence && !endsInAGap()) {
        append(lastTime() + silence / 2, Map.of(), 0);
      }
      boolean whole = append(time, values, Math.min(room, Bounds.METRICS - columns.size()));
      while (size > 1 && times.get(start) < time - SPAN.toMillis()) {
        start = (start + 1) % length;
        size--;
      }
      return whole;
    }

    /** What the clock will count again is replaced rather than waited for. */
    private void setBack(long time) {
      while (size > 0 && lastTime() >= time) {
        size--;
      }
      columns.values().forEach(column -> column.first = size == 0 ? time : Math.min(column.first, time));
    }

    private boolean endsInAGap() {
      int last = index(size - 1);
      return columns.values().stream().allMatch(column -> isGap(column, last));
    }

    private boolean append(long time, Map<String, Double> values, int room) {
      if (size == length) {
        grow();
      }
      int place = index(size);
      times.set(place, time);
      size++;
      int known = 0;
      for (Map.Entry<String, Column> column : columns.entrySet()) {
        Double value = values.get(column.getKey());
        column.getValue().set(place, value == null ? Double.NaN : value);
        known += value == null ? 0 : 1;
      }
      if (known < values.size()) {
        values.keySet().stream().filter(metric -> !columns.containsKey(metric)).limit(Math.max(0, room)).toList()
            .forEach(metric -> columns.put(metric,
                new Column(length, time, values.getOrDefault(metric, Double.NaN))));
      }
      if (place == length - 1) { // what was unlike the others may be gone
        times.pack();
        columns.values().forEach(column -> column.values.pack());
      }
      return values.size() - known <= Math.max(0, room);
    }

    private void grow() {
      times = grown(times);
      columns.values().forEach(column -> column.values = grown(column.values));
      length *= 2;
      start = 0;
    }

    private PackedLongs grown(PackedLongs numbers) {
      PackedLongs grown = new PackedLongs(length * 2, numbers.get(start));
      for (int i = 1; i < size; i++) {
        grown.set(i, numbers.get(index(i)));
      }
      return grown;
    }

    long lastTime() {
      return times.get(index(size - 1));
    }

    Optional<Long> since(String metric) {
      return Optional.ofNullable(columns.get(metric))
          .map(column -> column.first < times.get(start) ? lastTime() - SPAN.toMillis() : column.first);
    }

    TimeSeries between(String metric, long from, long to) {
      Column column = columns.get(metric);
      if (column == null) {
        return TimeSeries.EMPTY;
      }
      int first = 0;
      while (first < size && times.get(index(first)) < Math.max(from, column.first)) {
        first++;
      }
      int end = size;
      while (end > first && times.get(index(end - 1)) > to) {
        end--;
      }
      long[] foundTimes = new long[end - first];
      double[] foundValues = new double[end - first];
      for (int i = first; i < end; i++) {
        foundTimes[i - first] = times.get(index(i));
        foundValues[i - first] = column.get(index(i));
      }
      return new TimeSeries(foundTimes, foundValues);
    }

    private int index(int i) {
      return (start + i) % length;
    }
  }
}
