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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;

/** The same question has the same answer in the charts per VM, in Top Virtual Machines and in Compare Hosts. */
class SameNumbersTest {

  private static final int POINTS = 30;
  private static final double CLOSE = 1e-9;
  /** Two of eight. */
  private static final double SHARE_OF_CPUS = 0.25;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private String what = "";
  private int summed;

  /** A fleet of two hosts whose VMs move at any time, with history that is kept in steps of some length. */
  private final class World {

    private final Fleet fleet = new Fleet();
    private final List<HostId> hosts = List.of(fleet.host("pm1"), fleet.host("pm2"));
    private final FakeHistory history = new FakeHistory();
    private final Map<VmId, List<LogEntry>> moves = new HashMap<>();
    private final long step = List.of(5_000L, 60_000L, 3_600_000L).get(random.nextInt(3));
    private final long begin = Fleet.NOW.toEpochMilli() - POINTS * step;

    World() {
      for (int i = 2 + random.nextInt(4); i > 0; i--) {
        int last = random.nextInt(2);
        boolean isGone = random.nextInt(4) == 0; // it is in the log and in history only
        VmId vm = isGone ? VmId.of(UUID.randomUUID()) : fleet.vm("vm" + i, hosts.get(last));
        history.put(vm, Metrics.MEMORY, series(20));
        history.put(vm, Metrics.CPU_USAGE, series(1));
        history.put(vm, "cpu0", series(1));
        history.put(vm, "cpu1", series(1));
        List<LogEntry> log = new ArrayList<>();
        long[] ends = random.longs(random.nextInt(4), begin, Fleet.NOW.toEpochMilli()).sorted().toArray();
        for (int move = ends.length - 1; move >= 0; move--) {
          Instant end = Instant.ofEpochMilli(ends[move]);
          log.add(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated", end).finished(end)
              .host(hosts.get(1 - last), "").vm(vm, "")
              .attribute(LogAttribute.SOURCE, hosts.get(1 - last).key())
              .attribute(LogAttribute.TARGET, hosts.get(last).key()).build());
          last = 1 - last;
        }
        moves.put(vm, log);
      }
      hosts.forEach(host -> history.put(host, Metrics.MEMORY_USED, series(100)));
      hosts.forEach(host -> history.put(host, Metrics.CPU_AVG, series(1)));
    }

    private TimeSeries series(double most) {
      return new TimeSeries(LongStream.rangeClosed(1, POINTS).map(i -> begin + i * step).toArray(),
          IntStream.range(0, POINTS).mapToDouble(i -> random.nextInt(12) == 0 ? Double.NaN : random.nextDouble() * most)
              .toArray());
    }

    private TimeSeries series(ObjectId object, String metric) {
      return history.query(HistoryQuery.of(object, List.of(metric))).get(metric);
    }

    private Map<VmId, Instant> seen(HostId host) {
      return fleet.inventory.virtualMachines(host).stream()
          .collect(Collectors.toMap(VirtualMachine::id, vm -> Fleet.NOW));
    }

    private List<LogEntry> log() {
      return moves.values().stream().flatMap(List::stream).toList();
    }
  }

  @Test
  void chartsListAndComparisonTellTheSame() {
    int rounds = 300;
    for (int round = 0; round < rounds; round++) {
      World world = new World();
      long[] span = random.longs(2, world.begin + world.step, Fleet.NOW.toEpochMilli()).sorted().toArray();
      MeanTime time = new MeanTime(Duration.ofMillis(Math.max(1, span[1] - span[0])),
          Optional.of(Instant.ofEpochMilli(span[1])));
      what = "seed " + seed + ", round " + round;
      String here = what;
      for (HostId host : world.hosts) {
        what = here;
        check(world, host, time);
      }
    }
    System.out.println("SameNumbersTest: seed " + seed + ", " + rounds + " fleets, " + summed + " moments");
    assertThat(summed).isPositive();
  }

  private void check(World world, HostId host, MeanTime time) {
    Map<Usage, TimeSeries> totals = Map.of(Usage.MEMORY, world.series(host, Metrics.MEMORY_USED), Usage.CPU,
        world.series(host, Metrics.CPU_AVG));
    HostUse use = HostUse.of(host, VmsOfHost.of(host, world.fleet.inventory, world.log(), world.seen(host)),
        time.from(Fleet.NOW).toEpochMilli(), time.to(Fleet.NOW).toEpochMilli(),
        object -> object.equals(host) ? totals
            : Map.of(Usage.MEMORY, world.series(object, Metrics.MEMORY), Usage.CPU,
                world.series(object, Metrics.CPU_USAGE)),
        (vm, usage, on) -> HostShares.factor(usage, vm, world.history::metrics, on, world.fleet.inventory));
    String round = what;
    totals.forEach((usage, total) -> {
      what = round + ", " + usage;
      WindowMean mean = WindowMean.of(total, time.from(Fleet.NOW), time.to(Fleet.NOW));
      assertThat(use.total().getOrDefault(usage, Double.NaN)).as(what).isCloseTo(mean.mean(), within(CLOSE));
      // where one value stands for a longer time it is compared with the chart of that
      check(world, use, usage, total, mean.isTooCoarse() ? mean.begin() : time.from(Fleet.NOW),
          mean.isTooCoarse() ? mean.end() : time.to(Fleet.NOW));
    });
  }

  private void check(World world, HostUse use, Usage usage, TimeSeries total, Instant from, Instant to) {
    String chart = usage == Usage.CPU ? Metrics.GROUP_CPU : Metrics.GROUP_MEMORY;
    Shares.Group group = new HostShares(world.history, world.fleet.inventory, System::nanoTime).of(
        new HostShares.Question(use.host(), world.log(), from, to, Fleet.NOW, world.history::metrics, HistoryQuery::of,
            Map.of(chart, total), what))
        .groups().get(chart);
    // values that the time touches, each for a part of its own
    boolean isOfTwo =
        Math.abs(WindowMean.of(total, from, to).mean() - use.total().getOrDefault(usage, Double.NaN)) > CLOSE;
    if (group != null && !isOfTwo) { // somebody was there
      check(world, use, usage, group, total, from, to);
    }
  }

  private void check(World world, HostUse use, Usage usage, Shares.Group group, TimeSeries total, Instant from,
      Instant to) {
    for (Share share : group.parts()) {
      VmId vm = share.vm().orElseThrow();
      double known = mean(group.times(), share.series(), from, to);
      double told = use.vms().getOrDefault(vm, Map.of()).getOrDefault(usage, 0.0);
      double over = over(group.times(), share.series(), total, from, to);
      if (Double.isFinite(over)) {
        assertThat(told).as(what).isCloseTo(over, within(CLOSE));
      }
      TimeSeries series = world.series(vm, usage == Usage.CPU ? Metrics.CPU_USAGE : Metrics.MEMORY);
      double own = WindowMean.of(series, from, to).mean() * (usage == Usage.CPU ? SHARE_OF_CPUS : 1);
      if (world.moves.get(vm).isEmpty()) { // it was there all the time
        assertThat(known).as(what).isCloseTo(own, within(CLOSE));
        if (isWhole(series, from, to) && isWhole(total, from, to)) {
          assertThat(told).as(what).isCloseTo(own, within(CLOSE));
        }
      }
    }
    group.rest().ifPresent(rest -> {
      double mean = mean(group.times(), rest, from, to);
      boolean isMade = use.isExceeded(usage) && mean < 0.01 * use.total().getOrDefault(usage, 0.0);
      assertThat(use.rest().getOrDefault(usage, Double.NaN)).as(what).isCloseTo(isMade ? Double.NaN : mean,
          within(CLOSE));
    });
    addUp(use, usage, group, total, from, to);
    addUp(group, total);
  }

  /** Whether nothing of it is unknown in a time. */
  private static boolean isWhole(TimeSeries series, Instant from, Instant to) {
    return IntStream.range(0, series.size()).noneMatch(i -> Double.isNaN(series.values()[i])
        && series.begin(i) < to.toEpochMilli() && series.times()[i] > from.toEpochMilli());
  }

  /** The rows of a host are what it took, unless its VMs are more at a time. */
  private void addUp(HostUse use, Usage usage, Shares.Group group, TimeSeries total, Instant from, Instant to) {
    TimeSeries[] vms = group.parts().stream().map(Share::series).toArray(TimeSeries[]::new);
    double all = sum(group.times(), total, from, to, i -> Math.max(at(total, group.times(), i),
        Stream.of(vms).mapToDouble(line -> line.values()[i]).filter(Double::isFinite).sum()));
    if (Double.isFinite(all)) {
      double rest = use.rest().getOrDefault(usage, 0.0);
      boolean isMade = !use.rest().containsKey(usage); // less than can be seen
      assertThat(use.sum(usage) + rest).as(what).isCloseTo(all, within(isMade ? 0.01 * all : CLOSE));
      summed++;
    }
  }

  /** The mean over what is known of the host; what is not known of the line counts for nothing. */
  private static double over(ShareTimes times, TimeSeries line, TimeSeries total, Instant from, Instant to) {
    return sum(times, total, from, to, i -> Double.isFinite(line.values()[i]) ? line.values()[i] : 0);
  }

  private static double sum(ShareTimes times, TimeSeries total, Instant from, Instant to, IntToDoubleFunction value) {
    double sum = 0;
    long known = 0;
    for (int i = 0; i < times.places().length; i++) {
      long within = Math.min(to.toEpochMilli(), times.ends()[i]) - Math.max(from.toEpochMilli(), times.begins()[i]);
      if (within > 0 && Double.isFinite(at(total, times, i))) {
        sum += within * value.applyAsDouble(i);
        known += within;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }

  private static double at(TimeSeries total, ShareTimes times, int place) {
    long moment = times.ends()[place]; // a millisecond of what it tells of ends there
    return IntStream.range(0, total.size()).filter(i -> total.begin(i) < moment && moment <= total.times()[i])
        .mapToDouble(i -> total.values()[i]).findFirst().orElse(Double.NaN);
  }

  /** What is drawn at a moment, on either side of every border, is what the host took, unless its VMs are more. */
  private void addUp(Shares.Group group, TimeSeries total) {
    for (int i = 0; i < group.times().places().length && group.rest().isPresent(); i++) {
      int at = i;
      long place = group.times().places()[i];
      boolean isForTheEye = group.times().begins()[at] == group.times().ends()[at];
      long moment = isForTheEye ? place + 1 : group.times().ends()[at]; // a millisecond of what it tells of ends there
      double host = IntStream.range(0, total.size()).filter(index -> total.begin(index) < moment
          && moment <= total.times()[index]).mapToDouble(index -> total.values()[index]).findFirst()
          .orElse(Double.NaN);
      double vms = group.parts().stream().mapToDouble(share -> share.series().values()[at]).filter(Double::isFinite)
          .sum();
      if (Double.isFinite(host)) {
        double all = vms + group.rest().orElseThrow().values()[at];
        assertThat(all).as(what + ", " + place).isCloseTo(Math.max(host, vms), within(CLOSE));
        summed++;
      }
    }
  }

  private static double mean(ShareTimes times, TimeSeries line, Instant from, Instant to) {
    double sum = 0;
    long known = 0;
    for (int i = 0; i < line.size(); i++) {
      long within = Math.min(to.toEpochMilli(), times.ends()[i]) - Math.max(from.toEpochMilli(), times.begins()[i]);
      if (within > 0 && Double.isFinite(line.values()[i])) {
        sum += within * line.values()[i];
        known += within;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }
}
