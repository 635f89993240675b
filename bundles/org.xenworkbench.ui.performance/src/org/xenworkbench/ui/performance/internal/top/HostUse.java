/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * What a host took in the mean of a time, and what of it each of its VMs did: the same as its chart per VM shows. What
 * is not known is not in the maps. Immutable.
 *
 * @param total what the host took
 * @param rest what it took beyond its VMs
 * @param vms what each VM took: in the mean over all of the time, of which it may have been there, or measured, for a
 *     part only
 */
record HostUse(HostId host, Map<Usage, Double> total, Map<Usage, Double> rest, Map<VmId, Map<Usage, Double>> vms) {

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

  /** Reads it; of those who came at the end of the time, or left at its beginning, it is told that this was nothing. */
  static HostUse of(HostId host, List<VmStay> stays, long from, long to, Reader reader, Factor factors) {
    Map<Usage, TimeSeries> totals = reader.read(host);
    List<VmStay> there = stays.stream().filter(stay -> stay.isIn(from - 1, to + 1)).toList();
    Map<Usage, List<ShareGrid.Source>> sources = new EnumMap<>(Usage.class);
    for (VmStay stay : there) {
      reader.read(stay.vm()).forEach((usage, series) -> sources.computeIfAbsent(usage, key -> new ArrayList<>())
          .add(new ShareGrid.Source(series, stay, factors.of(stay.vm(), usage, host))));
    }
    Map<Usage, Double> total = new EnumMap<>(Usage.class);
    Map<Usage, Double> rest = new EnumMap<>(Usage.class);
    Map<VmId, Map<Usage, Double>> vms = new HashMap<>();
    for (Usage usage : Usage.values()) {
      List<ShareGrid.Source> some = sources.getOrDefault(usage, List.of());
      ShareGrid grid = ShareGrid.of(totals.getOrDefault(usage, TimeSeries.EMPTY), some);
      put(total, usage, grid.mean(grid.total(), from, to));
      put(rest, usage, grid.mean(grid.rest(), from, to));
      for (int i = 0; i < some.size(); i++) {
        VmStay stay = some.get(i).stay();
        put(vms.computeIfAbsent(stay.vm(), key -> new EnumMap<>(Usage.class)), usage,
            grid.meanOf(i, stay.share(from, to), from, to));
      }
    }
    return new HostUse(host, total, rest, vms);
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
