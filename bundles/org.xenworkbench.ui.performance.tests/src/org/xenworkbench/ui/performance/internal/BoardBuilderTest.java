/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.metric.LimitSource;
import org.xenworkbench.ui.metric.MetricLimit;
import org.xenworkbench.ui.metric.MetricLimits;

class BoardBuilderTest {

  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final BoardModel model = new BoardModel(pm1, pm2);
  private final BoardBuilder builder = model.builder(Duration.ofSeconds(5));

  private Board build(List<ObjectId> objects, boolean all) {
    return BoardModel.build(builder, objects, all);
  }

  @Test
  void oneRowPerGroupInTheUsualOrderAndOneColumnPerObject() {
    model.put(pm1, Metrics.MEMORY_USED, 1);
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    model.put(pm2, Metrics.CPU_AVG, 0.5);
    Board board = build(List.of(pm1, pm2), false);
    assertThat(board.objects()).containsExactly(pm1, pm2);
    assertThat(board.groups()).containsExactly(Metrics.GROUP_CPU, Metrics.GROUP_MEMORY);
    assertThat(board.charts()).doesNotContainKey(new ChartKey(pm2, Metrics.GROUP_MEMORY)).hasSize(3);
    assertThat(board.charts().get(new ChartKey(pm1, Metrics.GROUP_CPU)).caption()).isEmpty();
  }

  @Test
  void memoryIsDrawnAgainstTheTotal() {
    model.put(pm1, Metrics.MEMORY_USED, 3);
    model.put(pm1, Metrics.MEMORY_TOTAL, 1 << 30);
    ChartModel chart = build(List.of(pm1), false).charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY));
    assertThat(chart.axis().maximum()).hasValue(1 << 30);
    assertThat(chart.series()).extracting(Series::id).containsExactly(Metrics.MEMORY_USED);
  }

  @Test
  void fewNeedEveryCpuButCanHaveIt() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    model.put(pm1, "cpu0", 0.5);
    assertThat(series(pm1, Metrics.GROUP_CPU, false)).containsExactly("CPU");
    assertThat(series(pm1, Metrics.GROUP_CPU, true)).containsExactly("CPU 0", "CPU");
  }

  @Test
  void aMetricKeepsItsColourWhateverElseIsShown() {
    model.put(pm1, Metrics.MEMORY_USED, 3);
    model.put(pm1, Metrics.MEMORY_FREE, 5);
    assertThat(colorOfUsed(false)).isEqualTo(colorOfUsed(true));
  }

  private int colorOfUsed(boolean all) {
    return build(List.of(pm1), all).charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY)).series().stream()
        .filter(series -> series.id().equals(Metrics.MEMORY_USED)).findFirst().orElseThrow().colorIndex();
  }

  @Test
  void limitsOfWhatIsShownAreLinesInItsChart() {
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    model.put(pm1, Metrics.MEMORY_USED, 3);
    LimitSource source = new LimitSource() {
      @Override
      public List<MetricLimit> limits(ObjectId object, String metric) {
        return !metric.equals(Metrics.CPU_AVG) ? List.of()
            : List.of(new MetricLimit(0.8, "Busy", false), new MetricLimit(0.9, "Too busy", true));
      }

      @Override
      public Registration listen(Runnable changed) {
        return () -> {};
      }
    };
    Board board = BoardModel.build(model.builder(Duration.ofSeconds(5), new MetricLimits(List.of(source))),
        List.of(pm1), false);
    assertThat(board.charts().get(new ChartKey(pm1, Metrics.GROUP_CPU)).thresholds()).containsExactly(
        new Threshold(0.8, "Busy", ColorRole.WARNING), new Threshold(0.9, "Too busy", ColorRole.ERROR));
    assertThat(board.charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY)).thresholds()).isEmpty();
  }

  @Test
  void labelsNameTheDevice() {
    VmId vm = model.machine("VM1", pm1);
    model.put(vm, "vbd_xvda_read", 1);
    model.put(vm, "vif_0_rx", 1);
    assertThat(series(vm, Metrics.GROUP_DISK, false)).containsExactly("Disk xvda read");
    assertThat(series(vm, Metrics.GROUP_NETWORK, false)).containsExactly("Network 0 received");
    assertThat(build(List.of(vm), false).charts().get(new ChartKey(vm, Metrics.GROUP_DISK)).caption())
        .isEqualTo("on pm1");
  }

  @Test
  void metricOfAThirdPartyHasAChartOfItsOwn() {
    model.sampler.describe(
        new MetricDescriptor("queue", "Queue", MetricDescriptor.Scope.HOST, Unit.COUNT, "jobs", "x", "y"));
    model.put(pm1, "queue", 1);
    assertThat(build(List.of(pm1), false).groups()).containsExactly("jobs");
  }

  @Test
  void unitOfAThirdPartySaysItsValuesInTheChart() {
    Unit celsius = Unit.of("CELSIUS", value -> Math.round(value) + " \u00B0C").withMaximum(120);
    model.sampler.describe(
        new MetricDescriptor("heat", "Heat", MetricDescriptor.Scope.HOST, celsius, "heat", "x", "y"));
    model.put(pm1, "heat", 42);
    ValueAxis axis = build(List.of(pm1), false).charts().get(new ChartKey(pm1, "heat")).axis();
    assertThat(axis.format(42)).isEqualTo("42 \u00B0C");
    assertThat(axis.scale().apply(new double[] {0, 100})).containsExactly("0 \u00B0C", "100 \u00B0C");
    assertThat(axis.maximum()).hasValue(120);
  }

  @Test
  void migrationIsABandOnBothHostsAndOnTheVm() {
    VmId vm = model.machine("VM2", pm2);
    List.of(pm1, pm2).forEach(host -> model.put(host, Metrics.CPU_AVG, 0.5));
    model.put(vm, Metrics.CPU_USAGE, 0.5);
    model.migrate(vm, LogEntry.Status.RUNNING, NOW.minusSeconds(20), Optional.empty());
    model.migrate(vm, LogEntry.Status.FAILED, NOW.minusSeconds(60), Optional.of(NOW.minusSeconds(50)));
    model.migrate(vm, LogEntry.Status.SUCCEEDED, NOW.minusSeconds(3600), Optional.of(NOW.minusSeconds(3500)));
    for (ObjectId object : List.of(pm1, pm2, vm)) {
      ChartModel chart = build(List.of(object), false).charts()
          .get(new ChartKey(object, Metrics.GROUP_CPU));
      assertThat(chart.bands()).hasSize(2);
      assertThat(chart.bands().get(1).isOpen()).isTrue();
      assertThat(chart.bands().get(1).label()).isEqualTo("VM2: pm2 \u2192 pm1");
      assertThat(chart.bands().get(0).color()).isEqualTo(ColorRole.ERROR);
    }
  }

  /** Its end was found after a crash: nobody measured it. */
  @Test
  void aMigrationWhoseEndNobodySawSaysSo() {
    VmId vm = model.machine("VM2", pm2);
    model.put(vm, Metrics.CPU_USAGE, 0.5);
    model.migrateUnseen(vm, NOW.minusSeconds(60), NOW.minusSeconds(50));
    assertThat(build(List.of(vm), false).charts().get(new ChartKey(vm, Metrics.GROUP_CPU)).bands())
        .singleElement().satisfies(band -> {
          assertThat(band.estimated()).isTrue();
          assertThat(band.label()).isEqualTo("VM2: pm2 \u2192 pm1, time unknown");
        });
  }

  /** Its lines would lie on those of the sum. */
  @Test
  void theOnlyNetworkInterfaceHasNoLinesOfItsOwn() {
    List.of("pif_aggr_rx", "pif_aggr_tx", "pif_eth0_rx", "pif_eth0_tx").forEach(metric -> model.put(pm1, metric, 5));
    assertThat(network(false)).containsExactly("pif_aggr_rx", "pif_aggr_tx");
    assertThat(network(true)).hasSize(4);
    List.of("pif_eth1_rx", "pif_eth1_tx").forEach(metric -> model.put(pm1, metric, 5));
    assertThat(network(false)).hasSize(6);
  }

  private List<String> network(boolean all) {
    return build(List.of(pm1), all).charts().get(new ChartKey(pm1, Metrics.GROUP_NETWORK)).series()
        .stream().map(Series::id).toList();
  }

  @Test
  void eventsAreReadOnceForAllChartsOfAnObjectUntilSomethingHappens() {
    VmId vm = model.machine("VM2", pm2);
    List.of(pm1, pm2).forEach(host -> List.of(Metrics.CPU_AVG, Metrics.MEMORY_USED)
        .forEach(metric -> model.put(host, metric, 0.5)));
    assertThat(build(List.of(pm1, pm2), false).charts()).hasSize(4);
    build(List.of(pm1, pm2), false);
    assertThat(model.log.queries()).hasSize(2);
    model.migrate(vm, LogEntry.Status.RUNNING, NOW.minusSeconds(20), Optional.empty());
    model.log.addListener(builder::changed);
    model.log.progress(model.log.get(model.correlation()).orElseThrow());
    build(List.of(pm1), false);
    assertThat(model.log.queries()).as("a migration began").hasSize(3);
    model.log.progress(model.log.get(model.correlation()).orElseThrow());
    build(List.of(pm1), false);
    assertThat(model.log.queries()).as("it goes on").hasSize(3);
  }

  @Test
  void allMetricsOfAnObjectAreReadOnce() {
    List.of(pm1, pm2).forEach(host -> List.of(Metrics.CPU_AVG, Metrics.MEMORY_USED)
        .forEach(metric -> model.put(host, metric, 0.5)));
    build(List.of(pm1, pm2), true);
    assertThat(model.asked()).containsExactly(pm1, pm2);
  }

  @Test
  void lowestAndHighestReachTheChart() {
    long end = NOW.minusSeconds(60).toEpochMilli();
    model.put(pm1, Metrics.CPU_AVG,
        new TimeSeries(new long[] {end}, new double[] {0.5}, new double[] {0.25}, new double[] {0.75}));
    Series series = build(List.of(pm1), false).charts().get(new ChartKey(pm1, Metrics.GROUP_CPU))
        .series().get(0);
    assertThat(series.minimum(0)).isEqualTo(0.25);
    assertThat(series.maximum(0)).isEqualTo(0.75);
    assertThat(series.size()).as("it has ended").isEqualTo(2);
    assertThat(series.minimum(1)).isNaN();
    assertThat(series.maximum(1)).isNaN();
  }

  @Test
  void gapStaysAGap() {
    model.put(pm1, Metrics.CPU_AVG,
        new TimeSeries(new long[] {NOW.toEpochMilli() - 2000, NOW.toEpochMilli() - 1000},
            new double[] {1, Double.NaN}));
    Series series = build(List.of(pm1), false).charts().get(new ChartKey(pm1, Metrics.GROUP_CPU))
        .series().get(0);
    assertThat(series.value(1)).isNaN();
  }

  @Test
  void whatBringsNoMoreValuesHasNoLatest() {
    model.put(pm1, Metrics.CPU_AVG,
        new TimeSeries(new long[] {NOW.minusSeconds(300).toEpochMilli()}, new double[] {0.5}));
    model.put(pm2, Metrics.CPU_AVG, 0.467);
    Map<ChartKey, ChartModel> charts = build(List.of(pm1, pm2), false).charts();
    assertThat(charts.get(new ChartKey(pm1, Metrics.GROUP_CPU)).series().get(0).latest()).isNaN();
    ChartModel live = charts.get(new ChartKey(pm2, Metrics.GROUP_CPU));
    assertThat(live.axis().format(live.series().get(0).latest())).isEqualTo(Formats.percent(0.467));
  }

  @Test
  void noMoreThanFourSideBySide() {
    List<ObjectId> many = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      many.add(model.machine("vm" + i, pm1));
      model.put(many.get(i), Metrics.CPU_USAGE, 0.5);
    }
    Board board = build(many, false);
    assertThat(board.objects()).hasSize(4);
    assertThat(board.leftOut()).isEqualTo(2);
  }

  @Test
  void whatNothingWasMeasuredOfTakesNoColumnButIsNamed() {
    VmId off = model.machine("off", pm1);
    VmId failed = model.machine("failed", pm1);
    VmId on = model.machine("on", pm1);
    model.put(failed, Metrics.CPU_USAGE,
        new TimeSeries(new long[] {NOW.toEpochMilli()}, new double[] {Double.NaN}));
    model.put(on, Metrics.CPU_USAGE, 0.5);
    Board board = build(List.of(off, failed, on), false);
    assertThat(board.objects()).containsExactly(on);
    assertThat(board.unmeasured()).containsExactly("off", "failed");
    assertThat(board.leftOut()).isZero();
  }

  @Test
  void aHostThatIsNotConnectedSaysSinceWhenAndWhy() {
    VmId lost = model.machine("lost", pm1);
    VmId off = model.machine("off", pm2);
    model.connect(pm1, Connection.failed(NOW, "Refused.", NOW));
    Board board = build(List.of(pm1, lost, off), false);
    String since = Formats.dateTime(NOW);
    assertThat(board.causes()).as("once for host and VM")
        .containsExactly("pm1: not connected since " + since + ". Refused.");
    assertThat(board.unmeasured()).containsExactly("lost", "off");
    model.connect(pm1, Connection.of(Connection.State.DISCONNECTED, NOW));
    assertThat(build(List.of(pm1), false).causes())
        .containsExactly("pm1: not connected since " + since + " (Disconnected)");
    model.put(pm1, Metrics.CPU_AVG, 0.5);
    Board measured = build(List.of(pm1), false);
    assertThat(measured.causes()).isEmpty();
    assertThat(measured.charts().get(new ChartKey(pm1, Metrics.GROUP_CPU)).caption())
        .as("the time before what may be cut")
        .isEqualTo("disconnected " + Formats.time(NOW) + " (" + Formats.date(NOW) + ")");
  }

  private List<String> series(ObjectId object, String group, boolean all) {
    return build(List.of(object), all).charts().get(new ChartKey(object, group)).series().stream()
        .map(Series::label).toList();
  }

  @Test
  void numbersInMetricsAreOrderedAsNumbers() {
    VmId vm = model.machine("VM1", pm1);
    List.of(10, 2, 0, 1).forEach(i -> model.put(vm, "vif_" + i + "_rx", 1));
    assertThat(series(vm, Metrics.GROUP_NETWORK, false)).containsExactly("Network 0 received", "Network 1 received",
        "Network 2 received", "Network 10 received");
  }

  @Test
  void aMaximumBeyondTheHostsMemoryIsNone() {
    VmId vm = model.machine("huge-max", pm1, 16L << 40);
    model.put(vm, Metrics.MEMORY, 1 << 30);
    assertThat(memoryAxis(vm)).hasValue(16L << 40);
    model.put(pm1, Metrics.MEMORY_TOTAL, 64L << 30);
    assertThat(memoryAxis(vm)).hasValue(64L << 30);
    VmId usual = model.machine("usual", pm1, 4L << 30);
    model.put(usual, Metrics.MEMORY, 1 << 30);
    assertThat(memoryAxis(usual)).hasValue(4L << 30);
  }

  private OptionalDouble memoryAxis(VmId vm) {
    return build(List.of(vm), false).charts().get(new ChartKey(vm, Metrics.GROUP_MEMORY)).axis().maximum();
  }

  @Test
  void namesInTitlesAndLegendsHaveNoControls() {
    VmId vm = model.machine("R&D\n\u202e", pm1);
    model.put(vm, "vbd_x\u001ba_read", 1);
    ChartModel chart = build(List.of(vm), false).charts().get(new ChartKey(vm, Metrics.GROUP_DISK));
    assertThat(chart.title()).endsWith("R&D\\n\\u202e");
    assertThat(chart.series().get(0).label()).isEqualTo("Disk x\\u001ba read");
  }

  /** History of yesterday is kept by the hour: what stands for all of a short window begins and ends outside of it. */
  @Test
  void aShortWindowOfLongAgoHasTheValueThatStandsForIt() {
    Instant hour = NOW.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
    long[] times = LongStream.rangeClosed(-3, 3).map(i -> hour.plus(Duration.ofHours(i)).toEpochMilli()).toArray();
    model.put(pm1, Metrics.CPU_AVG, new TimeSeries(times, new double[] {.1, .2, .3, .4, .5, .6, .7}));
    Instant end = hour.plus(Duration.ofMinutes(12));
    TimeWindow window = new TimeWindow(Duration.ofMinutes(3), Optional.of(end));
    Board board = model.builder(Duration.ofSeconds(5)).build(List.of(pm1), false, window, NOW);
    assertThat(board.unmeasured()).isEmpty();
    Series line = board.charts().get(new ChartKey(pm1, Metrics.GROUP_CPU)).series().get(0);
    assertThat(line.statistics(window.from(NOW).toEpochMilli(), end.toEpochMilli()).mean())
        .as("that of the hour, which ends after it").isEqualTo(.5);
    assertThat(line.timeMillis(0)).as("the line comes in").isLessThan(window.from(NOW).toEpochMilli());
    assertThat(line.timeMillis(line.measured() - 1)).as("and goes out").isGreaterThan(end.toEpochMilli());
  }
}
