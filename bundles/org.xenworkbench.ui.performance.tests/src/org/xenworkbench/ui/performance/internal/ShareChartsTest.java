/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.metric.LimitSource;
import org.xenworkbench.ui.metric.MetricLimit;
import org.xenworkbench.ui.metric.MetricLimits;

/** Who takes what of a host, as charts. */
class ShareChartsTest {

  private static final Instant NOW = BoardBuilderTest.NOW;

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final BoardModel model = new BoardModel(pm1, pm2);
  private final BoardBuilder builder = model.builder(Duration.ofSeconds(5));

  private static TimeSeries lastMinutes(double value) {
    long[] times = LongStream.rangeClosed(-119, 0).map(i -> NOW.toEpochMilli() + i * 5_000).toArray();
    double[] values = new double[times.length];
    Arrays.fill(values, value);
    return new TimeSeries(times, values);
  }

  private VmId vm(String name, double memory) {
    VmId vm = model.machine(name, pm1);
    model.put(vm, Metrics.MEMORY, lastMinutes(memory));
    return vm;
  }

  private Board board(ObjectId... objects) {
    return BoardModel.build(builder, List.of(objects), false);
  }

  @Test
  void onlyHostsShowTheirVmsAndOnlyWhenThatIsWanted() {
    model.put(pm1, Metrics.MEMORY_USED, lastMinutes(100));
    VmId vm = vm("web", 30);
    assertThat(board(pm1).charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY)).stack()).isEmpty();
    builder.setPerVm(true);
    Board board = board(pm1, vm);
    assertThat(board.charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY)).stack()).isPresent();
    assertThat(board.charts().get(new ChartKey(vm, Metrics.GROUP_MEMORY)).stack()).isEmpty();
  }

  @Test
  void theLargestIsAtTheBottomAndTheTotalIsTold() {
    model.put(pm1, Metrics.MEMORY_USED, lastMinutes(100));
    VmId small = vm("small", 10);
    VmId large = vm("large", 30);
    builder.setPerVm(true);
    ChartModel chart = board(pm1).charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY));
    assertThat(chart.title()).isEqualTo("Memory per VM \u2013 pm1");
    assertThat(chart.series()).extracting(Series::id).containsExactly(large.key(), small.key(), "rest");
    assertThat(chart.series()).extracting(Series::label).containsExactly("large", "small", "Rest of the host");
    assertThat(chart.stack().orElseThrow().total().latest()).isEqualTo(100);
    assertThat(chart.stack().orElseThrow().total().label()).isEqualTo("All");
    assertThat(ShareCharts.vm("rest")).as("no VM to go to").isEmpty();
  }

  /** Who looks for what fills the network must not see an ordinary day. */
  @Test
  void theTrafficOfAMigrationIsTheRestOfTheHost() {
    model.put(pm1, Metrics.PIF_AGGR_RX, lastMinutes(500));
    model.put(pm1, Metrics.PIF_AGGR_TX, lastMinutes(12));
    VmId vm = vm("web", 10);
    model.put(vm, "vif_0_rx", lastMinutes(5));
    model.put(vm, "vif_0_tx", lastMinutes(6));
    builder.setPerVm(true);
    ChartModel chart = board(pm1).charts().get(new ChartKey(pm1, Metrics.GROUP_NETWORK));
    assertThat(chart.series()).extracting(Series::label).containsExactly("web", "Rest of the host");
    assertThat(chart.series().get(1).latest()).isEqualTo(501);
  }

  @Test
  void whereTheVmsAreAllThereIsTheirTotalIsToldAsSuch() {
    model.put(pm1, Metrics.MEMORY_USED, lastMinutes(40));
    vm("small", 10);
    vm("large", 30);
    builder.setPerVm(true);
    ChartModel chart = board(pm1).charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY));
    assertThat(chart.series()).extracting(Series::label).containsExactly("large", "small");
    assertThat(chart.stack().orElseThrow().total().label()).isEqualTo("All VMs");
  }

  /** Their sum is not what the host was measured to take, which is told beside it. */
  @Test
  void whereVmsAreMoreThanTheirHostBothAreTold() {
    model.put(pm1, Metrics.MEMORY_USED, lastMinutes(30));
    vm("small", 10);
    vm("large", 30);
    builder.setPerVm(true);
    ChartModel chart = board(pm1).charts().get(new ChartKey(pm1, Metrics.GROUP_MEMORY));
    assertThat(chart.told()).extracting(Series::label).containsExactly("large", "small", "Sum of VMs", "Host");
    assertThat(chart.told()).extracting(series -> chart.statistics(series).mean()).containsExactly(30.0, 10.0, 40.0,
        30.0);
  }

  @Test
  void ofSelectedVmsTheirOwnChartsAreShown() {
    model.put(pm1, Metrics.MEMORY_USED, lastMinutes(100));
    VmId one = vm("one", 10);
    VmId other = vm("other", 30);
    vm("third", 20);
    builder.setPerVm(true);
    Board board = board(one, other);
    assertThat(board.objects()).containsExactly(one, other);
    assertThat(board.charts().keySet()).containsExactlyInAnyOrder(new ChartKey(one, Metrics.GROUP_MEMORY),
        new ChartKey(other, Metrics.GROUP_MEMORY));
    assertThat(board.charts().values()).allSatisfy(chart -> assertThat(chart.stack()).isEmpty());
  }

  @Test
  void limitsOfTheHostAreThoseOfTheTotal() {
    model.put(pm1, Metrics.MEMORY_USED, lastMinutes(100));
    vm("web", 30);
    LimitSource source = new LimitSource() {
      @Override
      public List<MetricLimit> limits(ObjectId object, String metric) {
        return object.equals(pm1) && metric.equals(Metrics.MEMORY_USED)
            ? List.of(new MetricLimit(50, "Much", false)) : List.of();
      }

      @Override
      public Registration listen(Runnable changed) {
        return () -> {};
      }
    };
    BoardBuilder limited = model.builder(Duration.ofSeconds(5), new MetricLimits(List.of(source)));
    limited.setPerVm(true);
    ChartModel chart = BoardModel.build(limited, List.of(pm1), false).charts()
        .get(new ChartKey(pm1, Metrics.GROUP_MEMORY));
    assertThat(chart.stack()).isPresent();
    assertThat(chart.thresholds()).extracting(Threshold::label).containsExactly("Much");
  }

  @Test
  void networkHasAChartThoughTheHostTellsNone() {
    model.put(pm1, Metrics.MEMORY_USED, lastMinutes(100));
    VmId vm = vm("web", 10);
    model.put(vm, "vif_0_rx", lastMinutes(5));
    model.put(vm, "vif_0_tx", lastMinutes(6));
    builder.setPerVm(true);
    Board board = board(pm1);
    assertThat(board.groups()).containsExactly(Metrics.GROUP_MEMORY, Metrics.GROUP_NETWORK);
    assertThat(board.charts().get(new ChartKey(pm1, Metrics.GROUP_NETWORK)).series().get(0).latest()).isEqualTo(11);
  }

  @Test
  void whoLeftIsThereUntilItsMigrationWhichIsABand() {
    model.put(pm2, Metrics.MEMORY_USED, lastMinutes(100));
    VmId left = vm("left", 30); // which is on pm1 now, as BoardModel's migrations have it
    Instant end = NOW.minusSeconds(300);
    model.migrate(left, LogEntry.Status.SUCCEEDED, end.minusSeconds(20), Optional.of(end));
    builder.setPerVm(true);
    ChartModel chart = board(pm2).charts().get(new ChartKey(pm2, Metrics.GROUP_MEMORY));
    Series series = chart.series().get(0);
    assertThat(series.id()).isEqualTo(left.key());
    assertThat(series.hasValue(NOW.minusSeconds(400).toEpochMilli(), end.toEpochMilli())).isTrue();
    assertThat(series.hasValue(end.toEpochMilli() + 1, NOW.toEpochMilli())).isFalse();
    assertThat(chart.bands()).hasSize(1);
  }

  @Test
  void ofWhomNobodyKnowsWhenTheyWereThereItIsSaid() {
    model.put(pm1, Metrics.MEMORY_USED, lastMinutes(100));
    VmId lost = model.machine("lost", pm2);
    model.put(lost, Metrics.MEMORY, lastMinutes(30));
    vm("there", 10);
    model.migrate(lost, LogEntry.Status.SUCCEEDED, NOW.minusSeconds(300), Optional.of(NOW.minusSeconds(290)));
    builder.setPerVm(true);
    assertThat(board(pm1).causes()).singleElement().asString().contains("lost", "pm1");
  }
}
