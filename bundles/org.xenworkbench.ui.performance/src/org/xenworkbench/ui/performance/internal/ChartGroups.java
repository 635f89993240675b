/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.text.NameOrder;

/** Which metrics share a chart, which of them are shown, and how they and their charts are called. */
final class ChartGroups {

  /** Where there is one network interface, its lines would lie on those of the sum. */
  private static final Pattern OF_INTERFACE = Pattern.compile("pif_(?!aggr_).+_(rx|tx)");
  private static final Pattern RECEIVED_BY_INTERFACE = Pattern.compile("pif_(?!aggr_).+_rx");
  private static final List<String> ORDER =
      List.of(Metrics.GROUP_CPU, Metrics.GROUP_MEMORY, Metrics.GROUP_NETWORK, Metrics.GROUP_DISK);

  private final Sampler sampler;

  ChartGroups(Sampler sampler) {
    this.sampler = sampler;
  }

  /** The usual order of the charts. */
  static List<String> sorted(Set<String> groups) {
    return groups.stream().sorted(Comparator.comparingInt(ChartGroups::rank).thenComparing(NameOrder.NAMES)).toList();
  }

  private static int rank(String group) {
    int index = ORDER.indexOf(group);
    return index < 0 ? ORDER.size() : index;
  }

  /**
   * Metrics by the chart that they share.
   *
   * @param all whether those that few need are among them: every CPU, request rates, counts
   */
  Map<String, List<String>> of(Scope scope, Set<String> known, boolean all) {
    Map<String, List<String>> groups = new TreeMap<>();
    boolean oneInterface = known.contains(Metrics.PIF_AGGR_RX)
        && known.stream().filter(metric -> RECEIVED_BY_INTERFACE.matcher(metric).matches()).count() == 1;
    for (String metric : known.stream()
        .filter(metric -> all || !oneInterface || !OF_INTERFACE.matcher(metric).matches()).sorted(NameOrder.NAMES)
        .toList()) {
      descriptor(scope, metric).filter(descriptor -> all || isShownAlways(descriptor)).ifPresent(
          descriptor -> groups.computeIfAbsent(descriptor.group(), key -> new ArrayList<>()).add(metric));
    }
    return groups;
  }

  Optional<MetricDescriptor> descriptor(Scope scope, String metric) {
    return sampler.descriptor(scope, metric);
  }

  /** The core's main metrics, and everything that somebody added to the core. */
  private static boolean isShownAlways(MetricDescriptor descriptor) {
    if (!Metrics.ALL.contains(descriptor)) {
      return true;
    }
    boolean perCpu = descriptor.group().equals(Metrics.GROUP_CPU) && descriptor.id().contains("<");
    boolean derived = descriptor.id().equals(Metrics.MEMORY_TOTAL) || descriptor.id().equals(Metrics.MEMORY_FREE);
    return ORDER.contains(descriptor.group()) && !perCpu && !derived;
  }

  /** Which metric has which colour: those that are always shown first, so that the others take none of theirs. */
  Map<String, Integer> colors(Scope scope, List<String> metrics) {
    return MetricColors.of(metrics.stream().sorted(Comparator.comparing(metric -> descriptor(scope, metric)
        .filter(ChartGroups::isShownAlways).isEmpty())).toList());
  }

  /** What the chart of a group is called. */
  static String label(String group) {
    return switch (group) {
      case Metrics.GROUP_CPU -> Messages.Group_cpu;
      case Metrics.GROUP_MEMORY -> Messages.Group_memory;
      case Metrics.GROUP_NETWORK -> Messages.Group_network;
      case Metrics.GROUP_DISK -> Messages.Group_disk;
      case Metrics.GROUP_DOMAINS -> Messages.Group_domains;
      case "load" -> Messages.Group_load;
      case "iops" -> Messages.Group_iops;
      default -> group;
    };
  }

  String label(Scope scope, String metric) {
    return descriptor(scope, metric).map(descriptor -> descriptor.labelOf(metric)).orElse(metric);
  }
}
