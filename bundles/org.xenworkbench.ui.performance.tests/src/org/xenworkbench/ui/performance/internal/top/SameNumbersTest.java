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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;

/** The same question has the same answer in the charts per VM, in Top Virtual Machines and in Compare Hosts. */
class SameNumbersTest {

  private static final int POINTS = 30;
  private static final double CLOSE = 1e-9;

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
        VmId vm = fleet.vm("vm" + i, hosts.get(last));
        history.put(vm, Metrics.MEMORY, series(20));
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
    }

    private TimeSeries series(double most) {
      return new TimeSeries(LongStream.rangeClosed(1, POINTS).map(i -> begin + i * step).toArray(),
          IntStream.range(0, POINTS).mapToDouble(i -> random.nextInt(12) == 0 ? Double.NaN : random.nextDouble() * most)
              .toArray());
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
      world.hosts.forEach(host -> check(world, host, time));
    }
    System.out.println("SameNumbersTest: seed " + seed + ", " + rounds + " fleets, " + summed + " moments");
    assertThat(summed).isPositive();
  }

  private void check(World world, HostId host, MeanTime time) {
    Instant from = time.from(Fleet.NOW);
    Instant to = time.to(Fleet.NOW);
    TimeSeries total = world.history.query(HistoryQuery.of(host, List.of(Metrics.MEMORY_USED)))
        .get(Metrics.MEMORY_USED);
    HostUse use = HostUse.of(host, VmsOfHost.of(host, world.fleet.inventory, world.log(), world.seen(host)),
        from.toEpochMilli(), to.toEpochMilli(), object -> world.history.query(HistoryQuery.of(object,
            List.of(Metrics.MEMORY, Metrics.MEMORY_USED))).values().stream()
            .filter(series -> series.size() > 0).findFirst()
            .map(series -> Map.of(Usage.MEMORY, series)).orElse(Map.of()),
        (vm, usage, on) -> 1);
    double mean = WindowMean.of(total, from, to).mean();
    assertThat(use.total().getOrDefault(Usage.MEMORY, Double.NaN)).as(what).isCloseTo(mean, within(CLOSE));
    Shares.Group group = new HostShares(world.history, world.fleet.inventory, System::nanoTime).of(
        new HostShares.Question(host, world.log(), from, to, Fleet.NOW, world.history::metrics, HistoryQuery::of,
            Map.of(Metrics.GROUP_MEMORY, total), what))
        .groups().get(Metrics.GROUP_MEMORY);
    if (group == null) {
      return; // nobody was there
    }
    for (Share share : group.parts()) {
      VmId vm = share.vm().orElseThrow();
      double known = mean(group.times(), share.series(), from, to);
      double own = WindowMean.of(world.history.query(HistoryQuery.of(vm, List.of(Metrics.MEMORY))).get(Metrics.MEMORY),
          from, to).mean();
      if (world.moves.get(vm).isEmpty()) { // it was there all the time
        assertThat(use.vms().get(vm).getOrDefault(Usage.MEMORY, Double.NaN)).as(what).isCloseTo(own, within(CLOSE));
        assertThat(known).as(what).isCloseTo(own, within(CLOSE));
      }
    }
    group.rest().ifPresent(rest -> assertThat(use.rest().getOrDefault(Usage.MEMORY, Double.NaN)).as(what)
        .isCloseTo(mean(group.times(), rest, from, to), within(CLOSE)));
    addUp(group, total);
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
