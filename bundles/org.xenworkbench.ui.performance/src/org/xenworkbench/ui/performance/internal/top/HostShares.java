/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;

/**
 * Reads what each VM took of a host, and puts the largest of the time before the others. It asks once for each VM that
 * was there; where that has taken long it is not done again soon. May read files; for one thread.
 */
public final class HostShares {

  /** So many VMs are shown by themselves. */
  public static final int LARGEST = 8;

  /** What has taken some time is good for so many times as long. */
  private static final int GOOD_FOR = 10;
  private static final String CPU_OF_VM = "cpu\\d+";
  /** What the parts of a chart are the sums of, by its group. */
  private static final Map<String, List<Usage>> CHARTS = Map.of(Metrics.GROUP_CPU, List.of(Usage.CPU),
      Metrics.GROUP_MEMORY, List.of(Usage.MEMORY), Metrics.GROUP_NETWORK, List.of(Usage.RECEIVED, Usage.SENT),
      Metrics.GROUP_DISK, List.of(Usage.READ, Usage.WRITTEN));

  private final MetricHistory history;
  private final Inventory inventory;
  private final LongSupplier nanos;
  private final ShareColors colors = new ShareColors();
  private final Map<HostId, Made> made = new HashMap<>();
  /** Since when a VM has been seen on a host where it is. */
  private final Map<HostId, Map<VmId, Instant>> seen = new HashMap<>();

  /**
   * What is asked.
   *
   * @param about what the event log tells of the host, since the time begins and up to now
   * @param from when the time begins
   * @param to when it ends
   * @param now what time it is
   * @param metrics the metrics that a VM has
   * @param query asks for some of them
   * @param totals what the host took of each thing as a whole, by its group, as far as that is known
   * @param window what the user wants to see: as long as that is the same, the answer of a while ago may do
   */
  public record Question(HostId host, List<LogEntry> about, Instant from, Instant to, Instant now,
      Function<VmId, Set<String>> metrics, BiFunction<ObjectId, Collection<String>, HistoryQuery> query,
      Map<String, TimeSeries> totals, Object window) {
  }

  /** An answer, when it was made and how long that took. */
  private record Made(Object window, List<LogEntry> about, long time, long took, Shares shares) {
  }

  /** What a VM took of one thing, and how much that is in the mean over all of the time. */
  private record Part(VmStay stay, double[] values, double mean) {

    /** The largest first, and what is alike by its name. */
    static final Comparator<Part> ORDER = Comparator.comparingDouble(Part::mean).reversed()
        .thenComparing(part -> part.stay.name(), NameOrder.NAMES).thenComparing(part -> part.stay.vm().key());
  }

  /**
   * Creates it.
   *
   * @param nanos the monotonic clock
   */
  public HostShares(MetricHistory history, Inventory inventory, LongSupplier nanos) {
    this.history = history;
    this.inventory = inventory;
    this.nanos = nanos;
  }

  /** Who took what. */
  public Shares of(Question question) {
    long start = nanos.getAsLong();
    Made last = made.get(question.host);
    if (last != null && last.window.equals(question.window) && last.about.equals(question.about)
        && start - last.time < GOOD_FOR * last.took) {
      return last.shares;
    }
    Shares shares = read(question);
    long end = nanos.getAsLong();
    made.put(question.host, new Made(question.window, question.about, end, end - start, shares));
    return shares;
  }

  /** Forgets hosts that are not shown any more. */
  public void retain(Set<? extends ObjectId> hosts) {
    made.keySet().retainAll(hosts);
    seen.keySet().retainAll(hosts);
    colors.retain(hosts);
  }

  private Shares read(Question question) {
    long from = question.from.toEpochMilli();
    long to = question.to.toEpochMilli();
    List<VmStay> stays = VmsOfHost.of(question.host, inventory, question.about, seen(question.host, question.now));
    List<VmStay> there = stays.stream().filter(stay -> stay.isIn(from, to)).toList();
    Map<String, List<ShareGrid.Source>> sources = new HashMap<>();
    there.forEach(stay -> read(question, stay).forEach((chart, source) -> sources
        .computeIfAbsent(chart, key -> new ArrayList<>()).add(source)));
    Map<String, Shares.Group> groups = new HashMap<>();
    sources.forEach((chart, some) -> {
      ShareGrid grid = ShareGrid.of(question.totals.getOrDefault(chart, TimeSeries.EMPTY), some);
      List<Part> parts = parts(some, grid, from, to);
      if (!parts.isEmpty()) {
        groups.put(chart, group(new ShareColors.Chart(question.host, chart), parts, grid, grid.isExceeded(from, to)));
      }
    });
    return new Shares(groups, there.stream().map(VmStay::vm).collect(Collectors.toSet()), stays.stream()
        .filter(stay -> stay.isDoubtful(from, to)).map(VmStay::name).filter(name -> !name.isEmpty()).toList());
  }

  private static List<Part> parts(List<ShareGrid.Source> sources, ShareGrid grid, long from, long to) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      double[] values = grid.part(i);
      if (ShareGrid.isAny(values)) {
        double mean = grid.mean(values, from, to) * grid.known(values, from, to) / Math.max(1, to - from);
        parts.add(new Part(sources.get(i).stay(), values, Double.isNaN(mean) ? 0 : mean));
      }
    }
    return parts;
  }

  /** What several metrics of an object are together, at each time as far as they are known. */
  public static TimeSeries sum(Collection<TimeSeries> parts) {
    return SeriesSum.of(parts);
  }

  private Map<VmId, Instant> seen(HostId host, Instant now) {
    Map<VmId, Instant> since = seen.computeIfAbsent(host, key -> new HashMap<>());
    Set<VmId> there = inventory.virtualMachines(host).stream().filter(vm -> vm.host().equals(host))
        .map(VirtualMachine::id).collect(Collectors.toSet());
    since.keySet().retainAll(there);
    there.forEach(vm -> since.putIfAbsent(vm, now));
    return since;
  }

  /** What a VM took of each thing, of which something is known. */
  private Map<String, ShareGrid.Source> read(Question question, VmStay stay) {
    Set<String> metrics = question.metrics.apply(stay.vm());
    Map<String, List<String>> byChart = new LinkedHashMap<>();
    CHARTS.forEach((chart, usages) -> byChart.put(chart, metrics.stream()
        .filter(metric -> usages.stream().anyMatch(usage -> usage.isOf(metric))).toList()));
    List<String> all = byChart.values().stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return Map.of();
    }
    Map<String, TimeSeries> series = history.query(question.query.apply(stay.vm(), all));
    double cpu = factor(Usage.CPU, stay.vm(), question.metrics, question.host, inventory);
    Map<String, ShareGrid.Source> read = new HashMap<>();
    byChart.forEach((chart, names) -> read.put(chart, new ShareGrid.Source(
        SeriesSum.of(names.stream().map(name -> series.getOrDefault(name, TimeSeries.EMPTY)).toList()), stay,
        chart.equals(Metrics.GROUP_CPU) ? cpu : 1)));
    return read;
  }

  /**
   * By what the values of a VM are multiplied on a host; NaN if that is not known.
   *
   * @param metrics the metrics that a VM has: of one that is gone, or is off, they tell how many virtual CPUs it had
   */
  static double factor(Usage usage, VmId vm, Function<VmId, Set<String>> metrics, HostId host, Inventory inventory) {
    return usage != Usage.CPU ? 1 : usage.factor(inventory.virtualMachine(vm).map(VirtualMachine::vcpus)
        .filter(told -> told > 0).orElseGet(() -> vcpus(metrics.apply(vm))),
        inventory.host(host).flatMap(Host::info).map(HostInfo::cpus).orElse(0));
  }

  private static int vcpus(Set<String> metrics) {
    return Math.max(1, (int) metrics.stream().filter(metric -> metric.matches(CPU_OF_VM)).count());
  }

  private Shares.Group group(ShareColors.Chart chart, List<Part> parts, ShareGrid grid, boolean isExceeded) {
    ShareTimes times = grid.times();
    List<Part> sorted = parts.stream().sorted(Part.ORDER).toList();
    List<Part> largest = sorted.subList(0, Math.min(LARGEST, sorted.size()));
    List<Part> others = sorted.subList(largest.size(), sorted.size());
    Map<VmId, Integer> chosen = colors.of(chart, largest.stream().map(part -> part.stay.vm()).toList());
    List<Share> shares = new ArrayList<>();
    for (Part part : largest) {
      VmId vm = part.stay.vm();
      shares.add(
          new Share(Optional.of(vm), part.stay.name(), chosen.getOrDefault(vm, 0), times.line(part.values)));
    }
    if (!others.isEmpty()) {
      shares.add(new Share(Optional.empty(), MessageFormat.format(Messages.Shares_others, others.size()),
          ShareColors.OTHERS, times.line(grid.sum(others.stream().map(Part::values).toList()))));
    }
    return new Shares.Group(times, List.copyOf(shares),
        grid.hasRest() ? Optional.of(times.line(grid.rest())) : Optional.empty(),
        isExceeded ? Optional.of(times.line(grid.total())) : Optional.empty());
  }
}
