/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * What a host took in the mean of a time, and what of it each of its VMs did: the same as its chart per VM shows. What
 * is not known is not in the maps. Immutable.
 *
 * @param total what the host took
 * @param rest what it took beyond its VMs; not known where they are seen to have taken more
 * @param vms what each VM took: in the mean over all of the time, of which it may have been there, or measured, for a
 *     part only
 * @param coarse of which time this really is, where what is kept stands for a longer one
 */
record HostUse(HostId host, Map<Usage, Double> total, Map<Usage, Double> rest, Map<VmId, Map<Usage, Double>> vms,
    Optional<WindowMean> coarse) {

  /** What is less than this part of a host does not exceed it; it may come from rounding. */
  private static final double SEEN = 0.01;
  private static final Map<Usage, String> TOTALS = Map.of(Usage.CPU, Metrics.CPU_AVG, Usage.MEMORY, Metrics.MEMORY_USED,
      Usage.RECEIVED, Metrics.PIF_AGGR_RX, Usage.SENT, Metrics.PIF_AGGR_TX);

  /** Reads what something used; may read a file. */
  @FunctionalInterface
  interface Reader {

    /** By usage, a little longer than the time. */
    Map<Usage, TimeSeries> read(ObjectId object);
  }

  /** Tells by what the values of a VM are multiplied on that host. */
  @FunctionalInterface
  interface Factor {
    double of(VmId vm, Usage usage, HostId host);
  }

  /** Whether a metric of a host is what it takes as a whole. */
  static boolean isTotal(Usage usage, String metric) {
    return metric.equals(TOTALS.get(usage));
  }

  /** A stretch of the time, and how much of it counts. */
  private record Stretch(long from, long to, long weight) {
  }

  /** Reads it. Where one value stands for longer, VMs count for what they were there of that, as the host does. */
  static HostUse of(HostId host, List<VmStay> stays, long from, long to, Reader reader, Factor factors) {
    Map<Usage, TimeSeries> totals = reader.read(host);
    Map<Usage, List<Stretch>> stretches = new EnumMap<>(Usage.class);
    Optional<WindowMean> coarse = Optional.empty();
    for (Usage usage : Usage.values()) {
      TimeSeries total = totals.getOrDefault(usage, TimeSeries.EMPTY);
      WindowMean when = WindowMean.of(total, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
      stretches.put(usage, when.isTooCoarse() ? stretches(total, from, to) : List.of(new Stretch(from, to, 1)));
      coarse = coarse.or(() -> Optional.of(when).filter(WindowMean::isTooCoarse));
    }
    Map<Usage, List<ShareGrid.Source>> sources = new EnumMap<>(Usage.class);
    for (VmStay stay : stays) {
      if (stretches.values().stream().flatMap(List::stream).anyMatch(each -> stay.isIn(each.from, each.to))) {
        reader.read(stay.vm()).forEach((usage, series) -> sources.computeIfAbsent(usage, key -> new ArrayList<>())
            .add(new ShareGrid.Source(series, stay, factors.of(stay.vm(), usage, host))));
      }
    }
    HostUse use = new HostUse(host, new EnumMap<>(Usage.class), new EnumMap<>(Usage.class), new HashMap<>(), coarse);
    for (Usage usage : Usage.values()) {
      List<ShareGrid.Source> some = sources.getOrDefault(usage, List.of());
      use.add(usage, ShareGrid.of(totals.getOrDefault(usage, TimeSeries.EMPTY), some),
          some.stream().map(ShareGrid.Source::stay).toList(), stretches.getOrDefault(usage, List.of()));
    }
    return use;
  }

  /** The values that touch a time. */
  private static List<Stretch> stretches(TimeSeries series, long from, long to) {
    return IntStream.range(0, series.size()).filter(i -> Double.isFinite(series.values()[i]))
        .mapToObj(i -> new Stretch(series.begin(i), series.times()[i],
            Math.min(to, series.times()[i]) - Math.max(from, series.begin(i))))
        .filter(each -> each.weight > 0).toList();
  }

  private void add(Usage usage, ShareGrid grid, List<VmStay> stays, List<Stretch> stretches) {
    put(total, usage, mean(stretches, each -> grid.mean(grid.total(), each.from, each.to)));
    for (int i = 0; i < stays.size(); i++) {
      int index = i;
      put(vms.computeIfAbsent(stays.get(i).vm(), key -> new EnumMap<>(Usage.class)), usage, mean(stretches,
          each -> grid.meanOf(index, stays.get(index).share(each.from, each.to), each.from, each.to)));
    }
    double left = mean(stretches, each -> grid.mean(grid.rest(), each.from, each.to));
    boolean isMade = isExceeded(usage) && left < SEEN * total.getOrDefault(usage, 0.0); // not measured to be nothing
    put(rest, usage, isMade ? Double.NaN : left);
  }

  /** What is not known of a stretch counts for nothing, unless nothing is. */
  private static double mean(List<Stretch> stretches, ToDoubleFunction<Stretch> value) {
    double sum = Double.NaN;
    long all = stretches.stream().mapToLong(Stretch::weight).sum();
    for (Stretch each : stretches) {
      double part = value.applyAsDouble(each) * ((double) each.weight / all);
      sum = Double.isNaN(sum) ? part : Double.isNaN(part) ? sum : sum + part;
    }
    return sum;
  }

  private static void put(Map<Usage, Double> values, Usage usage, double value) {
    if (Double.isFinite(value)) {
      values.put(usage, value);
    }
  }

  /** What its VMs took of something together. */
  double sum(Usage usage) {
    return vms.values().stream().mapToDouble(values -> values.getOrDefault(usage, 0.0)).sum();
  }

  /** Whether that is more than the host did, as can be seen. */
  boolean isExceeded(Usage usage) {
    double all = total.getOrDefault(usage, Double.POSITIVE_INFINITY);
    return sum(usage) > all * (1 + SEEN);
  }
}
