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
import org.xenworkbench.core.model.VmId;

/**
 * Which VM has which colour: the same for as long as it is among the largest of a chart, and in the other charts of the
 * host, too, unless another has it there already. For one thread.
 */
final class ShareColors {

  /** The one that is the text's is that of the others; the last one is the first again, dashed. */
  private static final List<Integer> PALETTE = List.of(0, 1, 2, 3, 4, 5, 6, 8);
  /** The colour of what is left. */
  static final int OTHERS = 7;

  private final Map<String, Map<VmId, Integer>> charts = new HashMap<>();

  /** The colours of those that are shown in a chart. */
  Map<VmId, Integer> of(String chart, List<VmId> shown) {
    Map<VmId, Integer> before = charts.getOrDefault(chart, Map.of());
    Map<VmId, Integer> colors = new LinkedHashMap<>();
    shown.stream().filter(before::containsKey).forEach(vm -> colors.put(vm, before.getOrDefault(vm, 0)));
    Set<Integer> taken = new HashSet<>(colors.values());
    for (VmId vm : shown) {
      if (!colors.containsKey(vm)) {
        int color = elsewhere(vm).filter(known -> !taken.contains(known)).orElseGet(() -> free(taken));
        taken.add(color);
        colors.put(vm, color);
      }
    }
    charts.put(chart, colors);
    return colors;
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
