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
  private final Map<String, TimeSeries> totals = new HashMap<>();
  private final HostShares shares = new HostShares(history, fleet.inventory, () -> nanos.addAndGet(1_000));

  private static final Shares.Group NONE = new Shares.Group(new ShareTimes(new long[0], new long[0], new long[0],
      new int[0]), List.of(), Optional.empty(), Optional.empty());

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
        (vm, metrics) -> HistoryQuery.of(vm, metrics), totals, "ten minutes"));
  }

  private List<Share> cpu(LogEntry... about) {
    return parts(read(about), Metrics.GROUP_CPU);
  }

  private static List<Share> parts(Shares shares, String group) {
    return Optional.ofNullable(shares.groups().get(group)).map(Shares.Group::parts).orElse(List.of());
  }

  /** What the points say that stand for times. */
  private static double[] at(long[] times, Shares.Group group, VmId vm) {
    ShareTimes points = group.times();
    Optional<TimeSeries> line = group.parts().stream().filter(share -> share.vm().equals(Optional.of(vm)))
        .map(Share::series).findFirst();
    return LongStream.of(times).mapToDouble(time -> IntStream.range(0, points.places().length)
        .filter(i -> points.begins()[i] < time && time <= points.ends()[i])
        .mapToDouble(i -> line.map(known -> known.values()[i]).orElse(Double.NaN)).findFirst().orElse(Double.NaN))
        .toArray();
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
    assertThat(values).as("one more where it left").hasSize(POINTS + 1);
    assertThat(Arrays.copyOf(values, 60)).containsOnly(CPU);
    assertThat(Arrays.copyOfRange(values, 60, POINTS + 1)).containsOnly(Double.NaN);
  }

  @Test
  void whoIsMeasuredAtOtherTimesElsewhereMovesNobody() {
    VmId left = fleet.vm("left", pm2);
    long[] others = LongStream.of(times()).map(time -> time + 2_000).toArray();
    double[] rising = IntStream.range(0, POINTS).mapToDouble(i -> i).toArray();
    history.put(left, Metrics.MEMORY, new TimeSeries(others, rising.clone()));
    VmId stays = fleet.vm("stays", pm1);
    history.put(stays, Metrics.MEMORY, new TimeSeries(times(), rising));
    List<Share> found = parts(read(Fleet.migration(left, pm1, pm2, TO.minus(RANGE).plusSeconds(20))),
        Metrics.GROUP_MEMORY);
    TimeSeries line = found.get(0).series();
    assertThat(found.get(0).vm()).contains(stays);
    assertThat(line.size()).as("the other's times are of no use once it has left").isBetween(POINTS, POINTS + 7);
    for (int i = 0; i < line.size(); i++) {
      boolean isAfter = line.times()[i] == times()[0] + 15_000; // it left: what is after
      long sample = -Math.floorDiv(times()[0] - line.times()[i] - (isAfter ? 1 : 0), 5_000L);
      boolean isKnown = sample >= 0 && sample < POINTS;
      assertThat(line.values()[i]).as("point %d", i).isEqualTo(isKnown ? sample : Double.NaN);
    }
  }

  /** Of a minute that is split over two hosts no part of its memory was ever on either. */
  @Test
  void ofAStepInWhichItLeftItsMeanIsThereUntilThen() {
    VmId left = fleet.vm("left", pm2);
    history.put(left, Metrics.MEMORY, constant(100));
    Instant end = TO.minus(RANGE).plusSeconds(300).plusSeconds(2); // of five seconds
    Shares.Group memory = read(Fleet.migration(left, pm1, pm2, end)).groups().get(Metrics.GROUP_MEMORY);
    assertThat(Arrays.stream(memory.parts().get(0).series().values()).filter(Double::isFinite)).containsOnly(100.0);
    long[] around = {end.toEpochMilli() - 1_000, end.toEpochMilli() - 1, end.toEpochMilli(),
        end.toEpochMilli() + 1_000};
    assertThat(at(around, memory, left)).containsExactly(100, 100, 100, Double.NaN);
  }

  /** Wherever it was moved in the middle of a minute: at each moment all of it is on one host. */
  @Test
  void aVmThatIsMovedIsOnOneHostAtATimeAndAllOfIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int rounds = 100;
    System.out.println("HostSharesTest: seed " + seed + ", " + rounds + " VMs that are moved");
    long begin = TO.minusSeconds(6_000).toEpochMilli();
    for (int round = 0; round < rounds; round++) {
      Fleet fleet = new Fleet();
      HostId pm1 = fleet.host("pm1");
      HostId pm2 = fleet.host("pm2");
      int moves = random.nextInt(8);
      VmId vm = fleet.vm("vm" + round, moves % 2 == 0 ? pm1 : pm2);
      history.put(vm, Metrics.MEMORY, new TimeSeries(LongStream.rangeClosed(0, 100).map(i -> begin + i * 60_000)
          .toArray(), IntStream.rangeClosed(0, 100).mapToDouble(i -> 4).toArray()));
      long[] ends = new long[moves]; // one begins when the one before has ended
      for (int i = 0; i < moves; i++) {
        ends[i] = (i == 0 ? begin + 90_000 : ends[i - 1]) + 31_000 + random.nextInt(i % 2 == 0 ? 600_000 : 40_000);
      }
      LogEntry[] log = IntStream.range(0, moves).mapToObj(i -> Fleet.migration(vm, i % 2 == 0 ? pm1 : pm2,
          i % 2 == 0 ? pm2 : pm1, Instant.ofEpochMilli(ends[i]))).toArray(LogEntry[]::new);
      Shares.Group here = memory(fleet, pm1, log);
      Shares.Group there = memory(fleet, pm2, log);
      long[] times = random.longs(50, begin + 60_000, TO.toEpochMilli()).sorted().toArray();
      double[] first = at(times, here, vm);
      double[] second = at(times, there, vm);
      for (int i = 0; i < times.length; i++) {
        long time = times[i];
        boolean isMoving = Arrays.stream(ends).anyMatch(end -> Math.abs(end - time) <= 2);
        if (!isMoving) {
          long done = Arrays.stream(ends).filter(end -> end < time).count();
          assertThat(done % 2 == 0 ? first[i] : second[i]).as("seed %d, round %d, point %d", seed, round, i)
              .isEqualTo(4);
          assertThat(done % 2 == 0 ? second[i] : first[i]).as("seed %d, round %d, point %d", seed, round, i).isNaN();
        }
      }
    }
  }

  private Shares.Group memory(Fleet fleet, HostId host, LogEntry... about) {
    return new HostShares(history, fleet.inventory, System::nanoTime).of(new HostShares.Question(host, List.of(about),
        TO.minusSeconds(6_000), TO, TO, history::metrics, HistoryQuery::of, Map.of(), "")).groups()
        .getOrDefault(Metrics.GROUP_MEMORY, NONE);
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
    List<Share> found = parts(read(), Metrics.GROUP_MEMORY);
    assertThat(found).hasSize(9).allSatisfy(share -> assertThat(share.series().values())
        .containsOnly(Double.MAX_VALUE));
  }

  @Test
  void networkAndDisksAreTheSumsOfAllDevices() {
    VmId vm = fleet.vm("web", pm1);
    List.of("vif_0_rx", "vif_0_tx", "vif_1_rx", "vbd_xvda_read", "vbd_xvda_write", "vbd_xvda_iops_read")
        .forEach(metric -> history.put(vm, metric, constant(10)));
    Shares groups = read();
    assertThat(parts(groups, Metrics.GROUP_NETWORK).get(0).series().values()).containsOnly(30);
    assertThat(parts(groups, Metrics.GROUP_DISK).get(0).series().values()).containsOnly(20);
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

  /** Who looks from chart to chart finds it again. */
  @Test
  void aVmHasOneColourInAllChartsOfAllHosts() {
    Map<VmId, Integer> known = new HashMap<>();
    for (HostId host : List.of(pm1, pm2)) {
      for (int i = 0; i < 4; i++) {
        VmId vm = fleet.vm("vm" + i, host);
        history.put(vm, Metrics.CPU_USAGE, constant(0.1 * (i + 1)));
        history.put(vm, Metrics.MEMORY, constant(4 - i)); // in the order the other way round
      }
    }
    for (HostId host : List.of(pm1, pm2, pm1)) {
      nanos.addAndGet(1_000_000);
      Map<String, Shares.Group> groups = shares.of(new HostShares.Question(host, List.of(), TO.minus(RANGE), TO, TO,
          history::metrics, HistoryQuery::of, Map.of(), host)).groups();
      assertThat(groups).hasSize(2);
      groups.values().forEach(chart -> colors(chart.parts()).forEach((vm, color) -> assertThat(known.merge(vm, color,
          (before, now) -> before)).isEqualTo(color)));
    }
    assertThat(known).hasSize(8);
    assertThat(known.values()).doesNotHaveDuplicates();
  }

  @Test
  void whatTheHostTookBeyondItsVmsIsTold() {
    VmId vm = fleet.vm("web", pm1);
    history.put(vm, "vif_0_rx", constant(10));
    assertThat(read().groups().get(Metrics.GROUP_NETWORK).rest()).as("of a host that tells nothing").isEmpty();
    double[] total = constant(10).values();
    total[7] = 500;
    total[8] = Double.NaN;
    total[9] = 3;
    totals.put(Metrics.GROUP_NETWORK, new TimeSeries(times(), total));
    nanos.addAndGet(1_000_000);
    double[] rest = read().groups().get(Metrics.GROUP_NETWORK).rest().orElseThrow().values();
    assertThat(Arrays.copyOfRange(rest, 6, 11)).as("VMs may send to each other more than the host to others")
        .containsExactly(0, 490, Double.NaN, 0, 0);
    total[7] = 10.000001;
    totals.put(Metrics.GROUP_NETWORK, new TimeSeries(times(), total));
    nanos.addAndGet(1_000_000);
    assertThat(read().groups().get(Metrics.GROUP_NETWORK).rest()).as("rounding").isEmpty();
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
      List<Share> found = parts(new HostShares(history, fleet.inventory, System::nanoTime).of(
          new HostShares.Question(host, List.of(), TO.minus(RANGE), TO, TO, history::metrics, HistoryQuery::of,
              Map.of(), "")),
          Metrics.GROUP_MEMORY);
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
