/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

class VmsThenTest {

  private static final Instant NOW = Fleet.NOW;

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final HostId pm2 = fleet.host("pm2");
  private final List<LogEntry> log = new ArrayList<>();

  private VmsThen then(long fromSecondsAgo, long toSecondsAgo, HostId... hosts) {
    MeanTime time = new MeanTime(Duration.ofSeconds(fromSecondsAgo - toSecondsAgo),
        Optional.of(NOW.minusSeconds(toSecondsAgo)));
    return VmsThen.of(List.of(hosts), time, NOW, fleet.inventory, (host, asked) -> log,
        (host, stays) -> new HostUse(host, Map.of(), Map.of(), Map.of(), Optional.empty()));
  }

  private void migrated(VmId vm, HostId from, HostId to, long secondsAgo) {
    log.add(Fleet.migration(vm, from, to, NOW.minusSeconds(secondsAgo)));
  }

  @Test
  void whatHasLeftIsListedAndWhatCameLaterIsNot() {
    VmId left = fleet.vm("left", pm2);
    VmId came = fleet.vm("came", pm1);
    VmId stayed = fleet.vm("stayed", pm1);
    migrated(left, pm1, pm2, 100);
    migrated(came, pm2, pm1, 100);
    assertThat(then(200, 150, pm1).hosts()).containsOnly(Map.entry(left, pm1), Map.entry(stayed, pm1));
    assertThat(then(90, 50, pm1).hosts()).containsOnlyKeys(came, stayed);
    assertThat(then(200, 150, pm2).hosts()).containsOnlyKeys(came);
  }

  @Test
  void ofTwoHostsItIsListedOnTheOneWhereItWasLonger() {
    VmId moved = fleet.vm("moved", pm2);
    migrated(moved, pm1, pm2, 100);
    assertThat(then(130, 90, pm1, pm2).hosts()).containsEntry(moved, pm1);
    assertThat(then(110, 50, pm1, pm2).hosts()).containsEntry(moved, pm2);
    assertThat(then(110, 50, pm2, pm1).host(fleet.inventory.virtualMachine(moved).orElseThrow())).isEqualTo(pm2);
  }

  @Test
  void whatIsGoneOrDoubtfulIsToldByName() {
    VmId gone = VmId.of(UUID.randomUUID());
    migrated(gone, pm2, pm1, 100);
    VmId doubtful = fleet.vm("doubtful", pm2);
    log.add(Fleet.power(doubtful, pm1, NOW.minusSeconds(300)));
    VmsThen past = then(90, 50, pm1);
    assertThat(past.gone()).containsExactly("moved");
    assertThat(past.doubtful()).containsExactly("doubtful");
    assertThat(past.has(doubtful)).isFalse();
  }

  /** Whatever moves from where to where, and in whichever order the log tells it. */
  @Test
  void everyVmIsWhereItsMigrationsHaveLeftIt() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<HostId> hosts = List.of(pm1, pm2, fleet.host("pm3"));
    Map<VmId, HostId> there = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      there.put(VmId.of(UUID.randomUUID()), hosts.get(random.nextInt(3)));
    }
    List<Map<VmId, HostId>> history = new ArrayList<>();
    for (int step = 0; step < 60; step++) { // one in a hundred seconds
      VmId vm = List.copyOf(there.keySet()).get(random.nextInt(there.size()));
      HostId to = hosts.get(random.nextInt(3));
      if (!to.equals(there.get(vm))) {
        migrated(vm, there.get(vm), to, 6_000 - step * 100L);
        there.put(vm, to);
      }
      history.add(Map.copyOf(there));
    }
    there.forEach((vm, host) -> fleet.put(vm, "vm", host));
    Collections.shuffle(log, random);
    int checked = 0;
    for (int step = 0; step < 60; step++) {
      for (HostId host : hosts) {
        Set<VmId> expected = new HashSet<>(history.get(step).keySet());
        int number = step;
        expected.removeIf(vm -> !history.get(number).get(vm).equals(host));
        long from = 6_000 - step * 100L - 10;
        assertThat(then(from, from - 40, host).hosts().keySet()).as("seed %s, step %s", seed, step)
            .isEqualTo(expected);
        checked++;
      }
    }
    System.out.println("VmsThenTest: seed " + seed + ", " + checked + " questions");
  }
}
