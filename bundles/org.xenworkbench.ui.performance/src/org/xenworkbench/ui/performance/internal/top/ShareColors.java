/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * Which VM has which colour: the same for as long as it is among the largest of a chart, and in all charts of all hosts
 * that are shown, unless another has it there already. For one thread.
 */
final class ShareColors {

  /** The one that is the text's is that of the others; the last one is the first again, dashed. */
  private static final List<Integer> PALETTE = List.of(0, 1, 2, 3, 4, 5, 6, 8);
  /** The colour of what is left. */
  static final int OTHERS = 7;

  private final Map<Chart, Map<VmId, Integer>> charts = new HashMap<>();

  /**
   * A chart.
   *
   * @param host of which host
   * @param group of which metrics
   */
  record Chart(HostId host, String group) {
  }

  /** The colours of those that are shown in a chart: first of those that have one. */
  Map<VmId, Integer> of(Chart chart, List<VmId> shown) {
    Map<VmId, Integer> before = charts.getOrDefault(chart, Map.of());
    Map<VmId, Integer> colors = new LinkedHashMap<>();
    shown.stream().filter(before::containsKey).forEach(vm -> colors.put(vm, before.getOrDefault(vm, 0)));
    for (VmId vm : shown) {
      if (!colors.containsKey(vm)) {
        elsewhere(vm).filter(known -> !colors.containsValue(known)).ifPresent(known -> colors.put(vm, known));
      }
    }
    for (VmId vm : shown) {
      if (!colors.containsKey(vm)) {
        colors.put(vm, free(Set.copyOf(colors.values())));
      }
    }
    charts.put(chart, colors);
    return colors;
  }

  /** Forgets charts of hosts that are not shown any more. */
  void retain(Set<? extends ObjectId> hosts) {
    charts.keySet().removeIf(chart -> !hosts.contains(chart.host));
  }

  private Optional<Integer> elsewhere(VmId vm) {
    return charts.values().stream().flatMap(colors -> Optional.ofNullable(colors.get(vm)).stream()).findFirst();
  }

  /** One that no VM of any chart has, if there is one. */
  private int free(Set<Integer> taken) {
    Set<Integer> used = new HashSet<>(taken);
    charts.values().forEach(colors -> used.addAll(colors.values()));
    return first(used).orElseGet(() -> first(taken).orElse(OTHERS));
  }

  private static Optional<Integer> first(Set<Integer> used) {
    return PALETTE.stream().filter(color -> !used.contains(color)).findFirst();
  }
}
