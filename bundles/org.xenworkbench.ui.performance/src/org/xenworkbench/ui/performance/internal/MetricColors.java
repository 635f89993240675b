/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xenworkbench.core.metric.Metrics;

/**
 * Which metric has which colour: it is that of the metric, wherever and beside whatever it is shown. What is received
 * or read and what is sent or written have the colours of a pair, those of the next device the next pair's.
 */
final class MetricColors {

  private static final Map<String, Integer> OWN = Map.ofEntries(Map.entry(Metrics.CPU_AVG, 0),
      Map.entry(Metrics.CPU_USAGE, 0), Map.entry(Metrics.MEMORY_USED, 2), Map.entry(Metrics.MEMORY, 2),
      Map.entry(Metrics.MEMORY_TARGET, 3), Map.entry(Metrics.MEMORY_INTERNAL_FREE, 4),
      Map.entry(Metrics.MEMORY_FREE, 4), Map.entry(Metrics.MEMORY_TOTAL, 7), Map.entry(Metrics.PIF_AGGR_RX, 0),
      Map.entry(Metrics.PIF_AGGR_TX, 1), Map.entry(Metrics.RUNNING_DOMAINS, 5), Map.entry(Metrics.RUNNING_VCPUS, 6),
      Map.entry(Metrics.LOADAVG, 5));
  private static final Pattern CPU = Pattern.compile("cpu(\\d{1,4})");
  private static final Pattern DEVICE = Pattern.compile("(pif|vif|vbd|disk)_(.+)_(rx|tx|read|write)");
  private static final Pattern NUMBER = Pattern.compile(".*?(\\d{1,4})");
  private static final int COLORS = 8;
  /** The lines of the sum of all interfaces have the first pair. */
  private static final int AFTER_SUM = 2;

  private MetricColors() {
  }

  /**
   * The colours of metrics that share a chart. Where two would have the same, the later one has the next that is free.
   *
   * @param metrics those first that are always shown, so that the others take none of theirs
   */
  static Map<String, Integer> of(List<String> metrics) {
    Map<String, Integer> colors = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (String metric : metrics) {
      int color = of(metric);
      while (!taken.add(color)) {
        color++;
      }
      colors.put(metric, color);
    }
    return colors;
  }

  static int of(String metric) {
    Integer own = OWN.get(metric);
    if (own != null) {
      return own;
    }
    Matcher cpu = CPU.matcher(metric);
    if (cpu.matches()) {
      return 1 + Integer.parseInt(cpu.group(1));
    }
    Matcher device = DEVICE.matcher(metric);
    if (device.matches()) {
      boolean out = device.group(3).equals("tx") || device.group(3).equals("write");
      return (device.group(1).equals("pif") ? AFTER_SUM : 0) + 2 * number(device.group(2)) + (out ? 1 : 0);
    }
    return Math.floorMod(metric.hashCode(), COLORS);
  }

  /** Of eth1 and 1 it is 1, of xvdb, too. */
  private static int number(String name) {
    Matcher number = NUMBER.matcher(name);
    return number.matches() ? Integer.parseInt(number.group(1))
        : Math.max(0, name.toLowerCase(Locale.ROOT).charAt(name.length() - 1) - 'a');
  }
}
