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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;

class HostSharesTest {

  private static final Instant TO = Fleet.NOW;
  private static final Duration RANGE = Duration.ofMinutes(10);
  private static final int POINTS = 120;
  /** Two virtual CPUs of eight physical ones. */
  private static final double CPU = 2.0 / Fleet.CPUS;

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final HostId pm2 = fleet.host("pm2");
  private final FakeHistory history = new FakeHistory();
  private final AtomicLong nanos = new AtomicLong();
  private final HostShares shares = new HostShares(history, fleet.inventory, () -> nanos.addAndGet(1_000));

  private static long[] times() {
    return LongStream.rangeClosed(1, POINTS).map(i -> TO.minus(RANGE).toEpochMilli() + i * 5_000).toArray();
  }

  private static TimeSeries constant(double value) {
    double[] values = new double[POINTS];
    Arrays.fill(values, value);
    return new TimeSeries(times(), values);
  }

  private VmId vm(String name, double cpu) {
    VmId vm = fleet.vm(name, pm1);
    history.put(vm, Metrics.CPU_USAGE, constant(cpu));
    return vm;
  }

  private Shares read(LogEntry... about) {
    return shares.of(new HostShares.Question(pm1, List.of(about), TO.minus(RANGE), TO, TO, history::metrics,
        (vm, metrics) -> HistoryQuery.of(vm, metrics), "ten minutes"));
  }

  private List<Share> cpu(LogEntry... about) {
    return read(about).groups().getOrDefault(Metrics.GROUP_CPU, List.of());
  }

  private static List<String> labels(List<Share> shares) {
    return shares.stream().map(Share::label).toList();
  }

  @Test
  void theLargestEightComeFirstAndTheOthersAreOne() {
    for (int i = 1; i <= 11; i++) {
      vm("vm" + i, i / 100.0);
    }
    List<Share> found = cpu();
    assertThat(labels(found)).containsExactly("vm11", "vm10", "vm9", "vm8", "vm7", "vm6", "vm5", "vm4", "3 others");
    assertThat(found.get(0).series().values()).as("a share of the host's CPUs").containsOnly(0.11 * CPU);
    assertThat(found.get(8).vm()).isEmpty();
    assertThat(found.get(8).series().values()[7]).isCloseTo(0.06 * CPU, within(1e-12));
  }

  @Test
  void whatIsAlikeStandsByItsName() {
    for (int i : new int[] {10, 2, 9, 1, 8, 3, 7, 4, 6, 5}) {
      vm("vm" + i, 0.5);
    }
    assertThat(labels(cpu())).containsExactly("vm1", "vm2", "vm3", "vm4", "vm5", "vm6", "vm7", "vm8", "2 others");
  }

  @Test
  void aVmThatLeftIsInItForTheTimeItWasThere() {
    VmId left = fleet.vm("left", pm2);
    history.put(left, Metrics.CPU_USAGE, constant(1));
    vm("stays", 0.25);
    List<Share> found = cpu(Fleet.migration(left, pm1, pm2, TO.minus(RANGE).plusSeconds(300)));
    assertThat(labels(found)).as("half of the time all of its CPUs").containsExactly("left", "stays");
    double[] values = found.get(0).series().values();
    assertThat(values).hasSize(POINTS);
    assertThat(Arrays.copyOf(values, 60)).containsOnly(CPU);
    assertThat(Arrays.copyOfRange(values, 60, POINTS)).containsOnly(Double.NaN);
  }

  @Test
  void whoIsMeasuredAtOtherTimesElsewhereMovesNobody() {
    VmId left = fleet.vm("left", pm2);
    long[] others = LongStream.of(times()).map(time -> time + 2_000).toArray();
    double[] rising = IntStream.range(0, POINTS).mapToDouble(i -> i).toArray();
    history.put(left, Metrics.MEMORY, new TimeSeries(others, rising.clone()));
    VmId stays = fleet.vm("stays", pm1);
    history.put(stays, Metrics.MEMORY, new TimeSeries(times(), rising));
    List<Share> found = read(Fleet.migration(left, pm1, pm2, TO.minus(RANGE).plusSeconds(20))).groups()
        .get(Metrics.GROUP_MEMORY);
    TimeSeries line = found.get(0).series();
    assertThat(found.get(0).vm()).contains(stays);
    assertThat(line.size()).as("the other's times are of no use once it has left").isBetween(POINTS, POINTS + 5);
    for (int i = 0; i < line.size(); i++) {
      double at = (line.times()[i] - times()[0]) / 5_000.0;
      assertThat(line.values()[i]).as("point %d", i).isCloseTo(at, within(1e-6));
    }
  }

  @Test
  void aStepInWhichItLeftCountsInPart() {
    VmId left = fleet.vm("left", pm2);
    history.put(left, Metrics.MEMORY, constant(100));
    Instant end = TO.minus(RANGE).plusSeconds(300).plusSeconds(2); // of five seconds
    List<Share> found = read(Fleet.migration(left, pm1, pm2, end)).groups().get(Metrics.GROUP_MEMORY);
    assertThat(found.get(0).series().values()[60]).isCloseTo(40, within(1e-9));
    assertThat(found.get(0).series().values()).as("a gap ends it").hasSize(62).endsWith(Double.NaN);
  }

  @Test
  void whoIsGoneHasAsManyCpusAsWereMeasured() {
    VmId gone = VmId.of(UUID.randomUUID());
    history.put(gone, Metrics.CPU_USAGE, constant(1));
    for (String metric : List.of("cpu0", "cpu1", "cpu2", "cpu3")) {
      history.put(gone, metric, constant(1));
    }
    assertThat(cpu(Fleet.power(gone, pm1, TO.minusSeconds(400))).get(0).series().values())
        .containsOnly(4.0 / Fleet.CPUS);
  }

  @Test
  void ofWhomNobodyKnowsWhenTheyWereHereThatIsSaid() {
    VmId lost = fleet.vm("lost", pm2);
    history.put(lost, Metrics.CPU_USAGE, constant(1));
    Shares found = read(Fleet.migration(lost, pm2, pm1, TO.minusSeconds(300)));
    assertThat(found.doubtful()).containsExactly("lost");
    assertThat(found.groups()).isEmpty();
  }

  @Test
  void whatCannotBeMeasuredIsNotThere() {
    VmId odd = fleet.vm("odd", pm1);
    history.put(odd, Metrics.CPU_USAGE, new TimeSeries(new long[] {1, 2, 3}, new double[] {Double.NaN,
        Double.POSITIVE_INFINITY, -1}));
    assertThat(cpu()).isEmpty();
  }

  @Test
  void hugeValuesStayNumbers() {
    for (int i = 0; i < 12; i++) {
      VmId vm = fleet.vm("vm" + i, pm1);
      history.put(vm, Metrics.MEMORY, constant(Double.MAX_VALUE));
    }
    List<Share> found = read().groups().get(Metrics.GROUP_MEMORY);
    assertThat(found).hasSize(9).allSatisfy(share -> assertThat(share.series().values())
        .containsOnly(Double.MAX_VALUE));
  }

  @Test
  void networkAndDisksAreTheSumsOfAllDevices() {
    VmId vm = fleet.vm("web", pm1);
    List.of("vif_0_rx", "vif_0_tx", "vif_1_rx", "vbd_xvda_read", "vbd_xvda_write", "vbd_xvda_iops_read")
        .forEach(metric -> history.put(vm, metric, constant(10)));
    Map<String, List<Share>> groups = read().groups();
    assertThat(groups.get(Metrics.GROUP_NETWORK).get(0).series().values()).containsOnly(30);
    assertThat(groups.get(Metrics.GROUP_DISK).get(0).series().values()).containsOnly(20);
  }

  @Test
  void eachVmIsAskedForOnceAndNotAgainRightAfterThat() {
    VmId one = vm("one", 0.5);
    VmId other = vm("other", 0.5);
    List.of(one, other).forEach(vm -> history.put(vm, "vif_0_rx", constant(1)));
    read();
    assertThat(history.queries().stream().map(HistoryQuery::object)).containsExactlyInAnyOrder(one, other);
    read();
    assertThat(history.queries()).hasSize(2);
    nanos.addAndGet(1_000_000);
    read();
    assertThat(history.queries()).hasSize(4);
  }

  @Test
  void aVmHasItsColourForAsLongAsItIsShown() {
    List<VmId> vms = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      vms.add(vm("vm" + i, 0.5 - i / 100.0));
    }
    Map<VmId, Integer> before = colors(cpu());
    history.put(vms.get(9), Metrics.CPU_USAGE, constant(0.9));
    history.put(vms.get(3), Metrics.CPU_USAGE, constant(0.1));
    nanos.addAndGet(1_000_000);
    Map<VmId, Integer> after = colors(cpu());
    assertThat(after).containsKey(vms.get(9)).doesNotContainKey(vms.get(3));
    assertThat(after.values()).doesNotHaveDuplicates();
    before.forEach((vm, color) -> assertThat(after.getOrDefault(vm, color)).isEqualTo(color));
    assertThat(after.get(vms.get(9))).as("the colour that was free").isEqualTo(before.get(vms.get(3)));
  }

  private static Map<VmId, Integer> colors(List<Share> shares) {
    Map<VmId, Integer> colors = new HashMap<>();
    shares.forEach(share -> share.vm().ifPresent(vm -> colors.put(vm, share.color())));
    return colors;
  }

  /** Whatever was measured: the shares add up to all there is, and no other is larger than one of the eight. */
  @Test
  void sharesAddUpToAllThereIs() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int rounds = 60;
    System.out.println("HostSharesTest: seed " + seed + ", " + rounds + " hosts");
    for (int round = 0; round < rounds; round++) {
      Map<VmId, double[]> values = new HashMap<>();
      HostId host = fleet.host("host" + round);
      for (int i = random.nextInt(25); i >= 0; i--) {
        VmId vm = fleet.vm("vm" + random.nextInt(5), host);
        double scale = random.nextInt(3) * 1e6;
        double[] series = random.doubles(POINTS).map(value -> value < 0.1 ? Double.NaN : value * scale).toArray();
        history.put(vm, Metrics.MEMORY, new TimeSeries(times(), series));
        values.put(vm, series);
      }
      List<Share> found = new HostShares(history, fleet.inventory, System::nanoTime).of(new HostShares.Question(host,
          List.of(), TO.minus(RANGE), TO, TO, history::metrics, HistoryQuery::of, "")).groups()
          .getOrDefault(Metrics.GROUP_MEMORY, List.of());
      check("seed " + seed + ", round " + round, values, found);
    }
  }

  private static void check(String what, Map<VmId, double[]> values, List<Share> found) {
    assertThat(found.stream().filter(share -> share.vm().isPresent()).count()).as(what)
        .isEqualTo(Math.min(HostShares.LARGEST, values.size()));
    for (int i = 0; i < POINTS; i++) {
      int at = i;
      double all = values.values().stream().mapToDouble(series -> series[at]).filter(Double::isFinite).sum();
      double shown = found.stream().mapToDouble(share -> share.series().values()[at]).filter(Double::isFinite).sum();
      assertThat(shown).as(what + ", point " + i).isCloseTo(all, within(1e-6 * (1 + all)));
    }
    double smallest = found.stream().filter(share -> share.vm().isPresent())
        .mapToDouble(share -> sum(share.series().values())).min().orElse(0);
    Set<VmId> eight = Set.copyOf(found.stream().map(Share::vm).flatMap(Optional::stream).toList());
    values.forEach((vm, series) -> {
      if (!eight.contains(vm)) {
        assertThat(sum(series)).as(what).isLessThanOrEqualTo(smallest * (1 + 1e-9));
      }
    });
    assertThat(colors(found).values()).as(what).doesNotHaveDuplicates().doesNotContain(ShareColors.OTHERS);
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).sum();
  }
}
