/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.performance.internal.own.LineId;
import org.xenworkbench.ui.performance.internal.top.HostShares;
import org.xenworkbench.ui.performance.internal.top.Share;
import org.xenworkbench.ui.performance.internal.top.Shares;

/** Charts of who takes what of a host: its VMs on each other, the largest at the bottom. For one thread. */
final class ShareCharts {

  /** What all others together are called within a chart. */
  private static final String OTHERS = "others";
  /** What the host takes beyond them is called so, and has the colour of the others, dashed. */
  private static final String REST = "rest";
  private static final int REST_COLOR = 15;

  private static final Map<String, List<String>> TOTALS = Map.of(Metrics.GROUP_CPU, List.of(Metrics.CPU_AVG),
      Metrics.GROUP_MEMORY, List.of(Metrics.MEMORY_USED), Metrics.GROUP_NETWORK,
      List.of(Metrics.PIF_AGGR_RX, Metrics.PIF_AGGR_TX));

  private final MetricHistory history;
  private final HostShares shares;
  private final KnownMetrics metrics;
  /** Whose metrics are known: the VMs that were there when a host was last shown. */
  private final Map<ObjectId, Set<VmId>> members = new HashMap<>();

  /**
   * What is to be shown of one host.
   *
   * @param about what the event log tells of it
   * @param series what was measured of it
   * @param from the left edge of the charts
   * @param alive from when on there must be a value for a line not to have ended
   */
  record Wanted(HostId host, Subject subject, List<LogEntry> about, Map<String, TimeSeries> series, Instant from,
      TimeWindow window, Instant now, Instant alive) {
  }

  ShareCharts(MetricHistory history, Inventory inventory) {
    this.history = history;
    shares = new HostShares(history, inventory, System::nanoTime);
    metrics = new KnownMetrics(history);
  }

  /**
   * The charts of a host.
   *
   * @param charts by their groups: of what is not known of any VM there is none
   * @param lack what they lack, in a sentence; empty if they lack nothing
   */
  record Made(Map<String, ChartModel.Builder> charts, Optional<String> lack) {
  }

  Made of(Wanted wanted) {
    TimeWindow window = wanted.window;
    Instant now = wanted.now;
    Shares found = shares.of(new HostShares.Question(wanted.host, wanted.about, wanted.from, window.to(now), now,
        metrics(window, now), (vm, some) -> BoardBuilder.query(vm, some, window, now),
        totals(wanted.series), window));
    members.put(wanted.host, found.members());
    Map<String, ChartModel.Builder> charts = new HashMap<>();
    found.groups().forEach((group, some) -> charts.put(group, chart(wanted, group, some)));
    return new Made(charts, found.doubtful().isEmpty() ? Optional.empty() : Optional.of(
        NLS.bind(Messages.Chart_notKnownWhen, String.join(", ", found.doubtful()), wanted.subject.name())));
  }

  /** What is in memory does for the last minutes, and is known without a look at the disk. */
  private Function<VmId, Set<String>> metrics(TimeWindow window, Instant now) {
    boolean isInMemory = window.isLive() && Resolution.of(window.length()) == Resolution.SAMPLES;
    return vm -> {
      Set<String> recent = isInMemory ? history.recentMetrics(vm) : Set.of();
      return recent.isEmpty() ? metrics.of(vm, now) : recent;
    };
  }

  private static ChartModel.Builder chart(Wanted wanted, String group, Shares.Group shares) {
    Subject subject = wanted.subject;
    Unit unit = switch (group) {
      case Metrics.GROUP_CPU -> Unit.RATIO;
      case Metrics.GROUP_MEMORY -> Unit.BYTES;
      default -> Unit.BYTES_PER_SECOND;
    };
    ChartModel.Builder chart = ChartModel.builder(SafeText.cell(NLS.bind(Messages.Chart_perVm,
        ChartGroups.label(group), subject.name())), BoardBuilder.axis(subject, group, unit, 0))
        .caption(SafeText.cell(subject.caption())).range(wanted.from, wanted.window.to(wanted.now))
        .stacked(sumOf(shares));
    Function<TimeSeries, Line> line = series -> new Line(series, shares.times(), wanted.alive,
        wanted.window.to(wanted.now)).from(wanted.from);
    for (Share share : shares.parts()) {
      chart.add(line.apply(share.series()).series(share.vm().map(VmId::key).orElse(OTHERS),
          SafeText.cell(share.label()), share.color()));
    }
    shares.rest()
        .ifPresent(rest -> chart.add(line.apply(rest).series(REST, Messages.Chart_restOfHost, REST_COLOR)));
    shares.exceeded().ifPresent(host -> chart.whole(line.apply(host).series(REST, Messages.Chart_host, REST_COLOR)));
    return chart;
  }

  /** Where VMs are more than their host, their sum is not called that of the host. */
  private static String sumOf(Shares.Group shares) {
    return shares.exceeded().isEmpty() ? shares.rest().isPresent() ? Messages.Chart_all : Messages.Chart_allVms
        : shares.rest().isPresent() ? Messages.Chart_sumAndRest : Messages.Chart_sum;
  }

  /** What the host took as a whole; of disks there is no such number, since some of a host's stand on others. */
  private static Map<String, TimeSeries> totals(Map<String, TimeSeries> series) {
    Map<String, TimeSeries> totals = new HashMap<>();
    TOTALS.forEach((group, metrics) -> {
      if (series.keySet().containsAll(metrics)) {
        totals.put(group, HostShares.sum(metrics.stream().map(series::get).toList()));
      }
    });
    return totals;
  }

  /** The metric of a host that all its VMs together are; empty where the chart shows the sum of several. */
  static Optional<String> total(String group) {
    return Optional.of(TOTALS.getOrDefault(group, List.of())).filter(metrics -> metrics.size() == 1)
        .map(metrics -> metrics.get(0));
  }

  /** The VM that a line of such a chart is of, or of one that somebody defined; empty for the others. */
  static Optional<VmId> vm(String series) {
    Optional<LineId> defined = LineId.parse(series);
    if (defined.isPresent()) {
      return defined.map(LineId::object).filter(VmId.class::isInstance).map(VmId.class::cast);
    }
    boolean isVm = !series.equals(OTHERS) && !series.equals(REST);
    return isVm && ObjectId.parse(series) instanceof VmId vm ? Optional.of(vm) : Optional.empty();
  }

  /** Forgets what is not shown any more. */
  void retain(Set<ObjectId> objects) {
    shares.retain(objects);
    members.keySet().retainAll(objects);
    metrics.retain(members.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
  }
}
