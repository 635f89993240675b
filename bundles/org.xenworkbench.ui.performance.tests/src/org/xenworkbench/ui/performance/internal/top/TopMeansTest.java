/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

class TopMeansTest {

  private static final MeanTime HOUR = MeanTime.live(Duration.ofHours(1));
  /** What one query takes: a piece is five of them. */
  private static final long QUERY_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  private final ManualClock clock = new ManualClock(Fleet.NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final FakeHistory history = new FakeHistory();
  private final List<VmId> told = new ArrayList<>();
  private long spent;
  private final TopMeans means = new TopMeans(slowly(), clock, () -> clock.nanoTime() + spent, scheduler,
      HOUR);

  /** Each query takes some time, which the monotonic clock knows of. */
  private MetricHistory slowly() {
    return new MetricHistory() {
      @Override
      public Set<String> metrics(ObjectId object) {
        return history.metrics(object);
      }

      @Override
      public Set<String> recentMetrics(ObjectId object) {
        return history.recentMetrics(object);
      }

      @Override
      public Map<String, TimeSeries> query(HistoryQuery query) {
        spent += QUERY_NANOS;
        return history.query(query);
      }
    };
  }

  private VmId vm(double cpu) {
    VmId vm = VmId.of(UUID.randomUUID());
    long now = Fleet.NOW.toEpochMilli();
    history.put(vm, Metrics.CPU_USAGE,
        new TimeSeries(new long[] {now - 2_000, now - 1_000, now}, new double[] {cpu, Double.NaN, cpu}));
    return vm;
  }

  private List<VmId> vms(int count) {
    return IntStream.range(0, count).mapToObj(i -> vm(i)).toList();
  }

  private double cpu(VmId vm) {
    return means.of(vm).orElseThrow().getOrDefault(Usage.CPU, Double.NaN);
  }

  private void advance(Duration duration) {
    scheduler.advance(duration);
  }

  @Test
  void readsWhatIsInSightAndNothingElse() {
    List<VmId> all = vms(100);
    means.onRead(told::addAll);
    means.want(all.subList(0, 10), List.of());
    advance(Duration.ofSeconds(1));
    assertThat(told).containsExactlyElementsOf(all.subList(0, 10));
    assertThat(cpu(all.get(7))).isEqualTo(7);
    assertThat(means.of(all.get(10))).as("not read").isEmpty();
    assertThat(means.progress()).isEmpty();
  }

  @Test
  void whatNothingWasMeasuredOfIsKnownToBeUnknown() {
    VmId vm = VmId.of(UUID.randomUUID());
    means.want(List.of(vm), List.of());
    advance(Duration.ofSeconds(1));
    assertThat(means.of(vm)).isPresent();
    assertThat(cpu(vm)).isNaN();
  }

  @Test
  void sumsAllDevicesAndLeavesOutWhatIsNotAmongThem() {
    VmId vm = vm(0.5);
    long now = Fleet.NOW.toEpochMilli();
    for (String metric : List.of("vif_0_rx", "vif_1_rx", "vbd_a_read", "vbd_a_iops_read")) {
      history.put(vm, metric, new TimeSeries(new long[] {now - 1_000, now}, new double[] {1, 3}));
    }
    Map<Usage, Double> read = means.read(vm, HOUR);
    assertThat(read.get(Usage.RECEIVED)).isCloseTo(4, within(1e-9));
    assertThat(read.get(Usage.READ)).isCloseTo(2, within(1e-9));
    assertThat(read).doesNotContainKeys(Usage.SENT, Usage.WRITTEN, Usage.MEMORY);
    assertThat(history.queries()).as("all at once").hasSize(1);
    assertThat(history.queries().get(0).metrics()).doesNotContain("vbd_a_iops_read");
  }

  @Test
  void whatIsInSightComesFirstAndItIsSaidHowFarItIs() {
    List<VmId> all = vms(1_000);
    List<Collection<VmId>> pieces = new ArrayList<>();
    means.onRead(pieces::add);
    means.want(all.subList(990, 1_000), all);
    assertThat(means.progress()).contains(new TopMeans.Progress(0, 1_000));
    scheduler.runDue();
    assertThat(pieces).as("a piece of 20 ms").hasSize(1);
    assertThat(pieces.get(0)).hasSize(5).allMatch(all.subList(990, 1_000)::contains);
    assertThat(means.progress()).contains(new TopMeans.Progress(5, 1_000));
    advance(Duration.ofMillis(79));
    assertThat(pieces).as("it rests four times as long").hasSize(1);
    advance(Duration.ofMillis(1));
    assertThat(pieces).hasSize(2);
    advance(Duration.ofSeconds(30));
    assertThat(means.progress()).isEmpty();
    assertThat(all).allSatisfy(vm -> assertThat(means.of(vm)).isPresent());
    assertThat(history.queries()).as("one query each").hasSize(1_000);
  }

  @Test
  void atRestEachIsReadAgainWhenItsMeanIsOld() {
    List<VmId> all = vms(20);
    means.want(List.of(), all);
    advance(Duration.ofSeconds(10));
    assertThat(history.queries()).hasSize(20);
    advance(Duration.ofMinutes(2));
    means.want(all.subList(0, 5), all);
    advance(Duration.ofSeconds(1));
    assertThat(history.queries()).hasSize(20);
    advance(Duration.ofMinutes(2));
    assertThat(history.queries()).as("three minutes of an hour").hasSize(40);
  }

  @Test
  void anotherRangeForgetsTheMeansOfTheOneBefore() {
    VmId vm = vm(0.5);
    means.want(List.of(vm), List.of(vm));
    advance(Duration.ofSeconds(1));
    means.show(MeanTime.live(Duration.ofDays(365)));
    assertThat(means.of(vm)).isEmpty();
    assertThat(means.progress()).contains(new TopMeans.Progress(0, 1));
    advance(Duration.ofSeconds(1));
    assertThat(cpu(vm)).isEqualTo(0.5);
    HistoryQuery last = history.queries().get(1);
    assertThat(Duration.between(last.from(), last.to())).isEqualTo(Duration.ofDays(365));
    assertThat(last.step()).isEqualTo(Optional.of(Duration.ofDays(1)));
  }

  /** Of a minute that lies across the edge its part counts; who caused the load then is not asked for again. */
  @Test
  void ofATimeThatIsOverTheMeanIsThatOfItsOwnPart() {
    VmId vm = VmId.of(UUID.randomUUID());
    Instant end = Fleet.NOW.minus(Duration.ofHours(1));
    history.put(vm, Metrics.CPU_USAGE, new TimeSeries(IntStream.rangeClosed(-3, 3)
        .mapToLong(i -> end.toEpochMilli() + i * 60_000L).toArray(), new double[] {9, 9, 0.2, 0.6, 1, 9, 9}));
    means.show(new MeanTime(Duration.ofSeconds(120), Optional.of(end.plusSeconds(30))));
    means.want(List.of(vm), List.of(vm));
    advance(Duration.ofSeconds(1));
    assertThat(cpu(vm)).isCloseTo((0.5 * 0.2 + 0.6 + 0.5 * 1) / 2, within(1e-9));
    HistoryQuery query = history.queries().get(0);
    assertThat(query.from()).isEqualTo(end.minusSeconds(90 + 60));
    assertThat(query.to()).isEqualTo(end.plusSeconds(30 + 60));
    advance(Duration.ofMinutes(50));
    assertThat(history.queries()).as("it does not change any more").hasSize(1);
    advance(Duration.ofMinutes(20));
    assertThat(history.queries().get(history.queries().size() - 1).step())
        .as("but when the minutes go").contains(Duration.ofHours(1));
    int read = history.queries().size();
    advance(Duration.ofHours(3));
    assertThat(history.queries()).hasSize(read);
  }

  /** As after a reading that failed: nothing is known of it, which may be another time. */
  @Test
  void whatIsNotKnownIsReadAgainAlsoIfItIsOver() {
    VmId vm = VmId.of(UUID.randomUUID());
    Instant end = Fleet.NOW.minus(Duration.ofHours(1));
    means.show(new MeanTime(Duration.ofSeconds(120), Optional.of(end.plusSeconds(30))));
    means.want(List.of(vm), List.of(vm));
    advance(Duration.ofSeconds(1));
    assertThat(cpu(vm)).isNaN();
    history.put(vm, Metrics.CPU_USAGE,
        new TimeSeries(new long[] {end.toEpochMilli(), end.toEpochMilli() + 60_000}, new double[] {0.5, 0.5}));
    advance(Duration.ofHours(1));
    assertThat(cpu(vm)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void moreThatAreWantedAreReadAtOnce() {
    List<VmId> all = vms(10);
    means.want(List.of(), all.subList(0, 2));
    advance(Duration.ofSeconds(1));
    means.want(List.of(), all);
    assertThat(means.progress()).contains(new TopMeans.Progress(2, 10));
    advance(Duration.ofSeconds(1));
    assertThat(means.progress()).isEmpty();
    assertThat(history.queries()).hasSize(10);
  }

  @Test
  void asManyOthersAreReadAtOnce() {
    List<VmId> all = vms(10);
    means.want(List.of(), all.subList(0, 5));
    advance(Duration.ofSeconds(1));
    assertThat(means.progress()).isEmpty();
    means.want(List.of(), all.subList(5, 10));
    assertThat(means.progress()).contains(new TopMeans.Progress(0, 5));
    advance(Duration.ofSeconds(1));
    assertThat(means.progress()).isEmpty();
    assertThat(cpu(all.get(9))).isEqualTo(9);
  }

  @Test
  void thoseInSightThatAreNotListedAreNoProgress() {
    List<VmId> all = vms(10);
    means.want(all.subList(0, 5), all.subList(5, 10));
    advance(Duration.ofMillis(20));
    assertThat(means.progress()).as("read those in sight only").contains(new TopMeans.Progress(0, 5));
  }

  /** Of a migration of seconds, long ago, the mean of an hour is kept: that it is one is to be said. */
  @Test
  void aValueThatStandsForMoreThanTheTimeIsCalledThat() {
    VmId vm = VmId.of(UUID.randomUUID());
    long end = Fleet.NOW.minus(Duration.ofDays(2)).toEpochMilli();
    long hour = Duration.ofHours(1).toMillis();
    history.put(vm, Metrics.CPU_USAGE, new TimeSeries(new long[] {end - hour, end, end + hour, end + 2 * hour},
        new double[] {0.1, 0.2, Double.NaN, 0.4}));
    assertThat(means.coarse()).isEmpty();
    means.show(new MeanTime(Duration.ofSeconds(25), Optional.of(Instant.ofEpochMilli(end - 600_000))));
    means.want(List.of(vm), List.of());
    advance(Duration.ofSeconds(1));
    assertThat(cpu(vm)).isEqualTo(0.2);
    assertThat(means.coarse()).hasValue(Duration.ofHours(1));
    means.show(new MeanTime(Duration.ofHours(2), Optional.of(Instant.ofEpochMilli(end))));
    advance(Duration.ofSeconds(1));
    assertThat(means.coarse()).as("it is longer than a value").isEmpty();
    means.show(new MeanTime(Duration.ofSeconds(25), Optional.of(Instant.ofEpochMilli(end + 600_000))));
    advance(Duration.ofSeconds(1));
    assertThat(cpu(vm)).isNaN();
    assertThat(means.coarse()).as("nothing is known").isEmpty();
    means.show(HOUR);
    assertThat(means.coarse()).isEmpty();
  }
}
