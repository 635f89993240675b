/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.Stays.Stay;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

class StaysTest {

  private static final Instant T = Instant.parse("2026-11-01T12:00:00Z");
  private static final int TRIALS = 1_000;
  private static final int MOVES = 8;

  private final HostId pm1 = HostId.random();
  private final HostId pm2 = HostId.random();
  private final HostId pm3 = HostId.random();
  private final VmId vm = VmId.of(UUID.randomUUID());

  @Test
  void ofAVmThatNobodyTellsOfNothingIsKnown() {
    Stays stays = Stays.of(List.of(LogEntry.occurrence(LogEntry.CONNECTION, Status.INFO, "Connected", T).host(pm1, "a")
        .build()));
    assertThat(stays.vms()).isEmpty();
    assertThat(stays.of(vm)).containsExactly(new Stay(Instant.MIN, Instant.MAX, Optional.empty(), Optional.empty()));
    assertThat(stays.of(vm).get(0).host()).isEmpty();
    assertThat(stays.hostName(pm1.key())).contains("a");
  }

  @Test
  void aMigrationTellsOfBothHostsAndTheirNames() {
    Stays stays = Stays.of(List.of(migration(100, 110, pm1, pm2, Status.SUCCEEDED)));
    assertThat(stays.vms()).containsExactly(vm);
    assertThat(hostAt(stays, 0)).as("nothing tells of another host").isEqualTo(pm1.key());
    assertThat(hostAt(stays, 109)).isEqualTo(pm1.key());
    assertThat(hostAt(stays, 110)).isEqualTo(pm2.key());
    assertThat(stays.hostName(pm1.key())).contains("source");
    assertThat(stays.hostName(pm2.key())).contains("target");
  }

  @Test
  void whatWaitsForItsTurnIsNotOnItsWayAndWhatNeverHadItNeverWas() {
    LogEntry waits = migration(100, 0, pm1, pm2, Status.RUNNING).withAttribute(LogAttribute.WAITS, "true");
    Stays stays = Stays.of(List.of(waits));
    stays.see(vm, pm1, T.plusSeconds(200));
    assertThat(hostAt(stays, 150)).isEqualTo(pm1.key());
    assertThat(stays.of(vm)).filteredOn(stay -> stay.from().equals(T.plusSeconds(100))).singleElement()
        .satisfies(stay -> assertThat(stay.first()).contains(pm1.key()));
    assertThat(waits.isMigration()).isFalse();
    LogEntry never = migration(100, 7_200, pm1, pm2, Status.CANCELLED).withAttribute(LogAttribute.NOT_BEGUN, "true");
    assertThat(never.isMigration()).isFalse();
    assertThat(never.duration()).as("it waited, and took no time").isEmpty();
    assertThat(migration(100, 110, pm1, pm2, Status.CANCELLED).isMigration()).isTrue();
  }

  @Test
  void whatLastsTellsWhereItBegan() {
    LogEntry alert = LogEntry.of("alert", Status.INFO, "Busy", T.plusSeconds(50)).host(pm1, "").vm(vm, "web")
        .finished(T.plusSeconds(200)).build();
    Stays stays = Stays.of(List.of(alert, migration(100, 110, pm1, pm2, Status.SUCCEEDED)));
    assertThat(hostAt(stays, 300)).as("it ended after the VM had left").isEqualTo(pm2.key());
  }

  @Test
  void whileItMigratesItMayBeThereAlready() {
    Stays stays = Stays.of(List.of(migration(100, 0, pm1, pm2, Status.RUNNING)));
    stays.see(vm, pm2, T.plusSeconds(120));
    assertThat(hostAt(stays, 99)).isEqualTo(pm1.key());
    assertThat(hostAt(stays, 110)).isEqualTo(pm2.key());
    assertThat(stays.of(vm)).noneMatch(stay -> stay.isDoubtful(pm1));
  }

  @Test
  void whatHasFailedMovesNothing() {
    Stays stays = Stays.of(List.of(migration(100, 110, pm1, pm2, Status.FAILED),
        migration(200, 210, pm1, pm2, Status.CANCELLED)));
    assertThat(hostAt(stays, 1_000)).isEqualTo(pm1.key());
  }

  @Test
  void twoHostsInTurnWithoutAMigrationAreAContradiction() {
    Stays stays = new Stays();
    stays.see(vm, pm1, T);
    stays.see(vm, pm2, T.plusSeconds(10));
    Stay between = stays.of(vm).get(1);
    assertThat(between.from()).isEqualTo(T);
    assertThat(between.to()).isEqualTo(T.plusSeconds(10));
    assertThat(between.host()).isEmpty();
    assertThat(between.isDoubtful(pm1)).isTrue();
    assertThat(between.isDoubtful(pm2)).isTrue();
    assertThat(between.isDoubtful(pm3)).as("nothing tells of it").isFalse();
  }

  /** On a host that is watched it cannot have come unseen before somebody did something with it. */
  @Test
  void whatSomethingIsDoneWithHadBeenThere() {
    for (boolean isFromHere : new boolean[] {true, false}) {
      LogEntry.Builder reboot = LogEntry.occurrence(LogEntry.POWER, Status.INFO, "Rebooted", T.plusSeconds(400))
          .host(pm1, "pm1").vm(vm, "web");
      LogEntry entry =
          (isFromHere ? reboot.attributes(Map.of(LogAttribute.ACTION.name(), "REBOOT")) : reboot).build();
      Stays stays = Stays.of(List.of(entry));
      stays.see(vm, pm1, T, T.plusSeconds(900));
      assertThat(stays.of(vm).get(1).from()).as("one that was seen may have been its first")
          .isEqualTo(isFromHere ? T : T.plusSeconds(400));
    }
    LogEntry elsewhere = LogEntry.occurrence(LogEntry.POWER, Status.INFO, "Rebooted", T.plusSeconds(400))
        .host(pm2, "pm2").vm(vm, "web").attributes(Map.of(LogAttribute.ACTION.name(), "REBOOT")).build();
    Stays stays = Stays.of(List.of(elsewhere));
    stays.see(vm, pm1, T, T.plusSeconds(900));
    assertThat(stays.of(vm).get(1).from()).as("it was elsewhere").isEqualTo(T.plusSeconds(400));
  }

  @Test
  void whoseStartNobodySawCameWhenItWasThere() {
    Stays stays = Stays.of(List.of(migration(100, 100, pm1, pm2, Status.SUCCEEDED)));
    assertThat(hostAt(stays, 99)).isEqualTo(pm1.key());
    assertThat(hostAt(stays, 100)).isEqualTo(pm2.key());
  }

  @Test
  void aCompleteLogInAnyOrderTellsTheTruth() {
    Random random = new Random();
    long seed = random.nextLong();
    random.setSeed(seed);
    for (int trial = 0; trial < TRIALS; trial++) {
      List<LogEntry> log = new ArrayList<>();
      NavigableMap<Integer, HostId> truth = journey(random, 0, log);
      Collections.shuffle(log, random);
      Stays stays = Stays.of(log);
      for (int second = 0; second < truth.lastKey() + 10; second++) {
        String where = truth.floorEntry(second).getValue().key();
        assertThat(hostAt(stays, second)).as("seed %s, trial %s, second %s", seed, trial, second).isEqualTo(where);
      }
    }
  }

  /** What is missing in the log makes gaps or doubts, but what is in it holds. */
  @Test
  void aLogWithHolesIsRightAboutWhatIsInIt() {
    Random random = new Random();
    long seed = random.nextLong();
    random.setSeed(seed);
    for (int trial = 0; trial < TRIALS; trial++) {
      List<LogEntry> log = new ArrayList<>();
      NavigableMap<Integer, HostId> truth = journey(random, 1, log);
      log.removeIf(entry -> random.nextBoolean());
      Stays stays = Stays.of(log);
      String trialName = "seed " + seed + ", trial " + trial;
      Instant end = Instant.MIN;
      for (Stay stay : stays.of(vm)) {
        assertThat(stay.from()).as(trialName).isEqualTo(end).isBefore(stay.to());
        end = stay.to();
        stay.first().ifPresent(key -> assertThat(key).as(trialName).isEqualTo(at(truth, stay.from())));
        stay.last().ifPresent(key -> assertThat(key).as(trialName).isEqualTo(at(truth, stay.to().minusSeconds(1))));
      }
      assertThat(end).isEqualTo(Instant.MAX);
    }
  }

  private static String at(NavigableMap<Integer, HostId> truth, Instant time) {
    return truth.floorEntry((int) (time.getEpochSecond() - T.getEpochSecond())).getValue().key();
  }

  /** Where it was since which second; some migrations fail, and without a pause one may follow another at once. */
  private NavigableMap<Integer, HostId> journey(Random random, int pause, List<LogEntry> log) {
    List<HostId> hosts = List.of(pm1, pm2, pm3);
    NavigableMap<Integer, HostId> truth = new TreeMap<>();
    HostId where = hosts.get(random.nextInt(hosts.size()));
    truth.put(Integer.MIN_VALUE, where);
    int second = 0;
    for (int i = 0; i <= random.nextInt(MOVES); i++) {
      HostId target = hosts.get((hosts.indexOf(where) + 1 + random.nextInt(2)) % hosts.size());
      int end = second + 1 + random.nextInt(20);
      boolean isDone = random.nextInt(3) > 0;
      log.add(migration(second, end, where, target, isDone ? Status.SUCCEEDED : Status.FAILED));
      if (isDone) {
        truth.put(end, target);
        where = target;
      }
      second = end + pause + random.nextInt(3) * 10;
    }
    return truth;
  }

  private String hostAt(Stays stays, int second) {
    Instant time = T.plusSeconds(second);
    return stays.of(vm).stream().filter(stay -> !time.isBefore(stay.from()) && time.isBefore(stay.to())).findFirst()
        .flatMap(Stay::host).orElse("nobody knows");
  }

  private LogEntry migration(int start, int end, HostId source, HostId target, Status status) {
    return LogEntry.of(LogEntry.MIGRATION, status, "Migration", T.plusSeconds(start)).host(source, "source")
        .vm(vm, "web").attribute(LogAttribute.SOURCE, source.key()).attribute(LogAttribute.TARGET, target.key())
        .attribute(LogAttribute.TARGET_NAME, "target")
        .finished(status == Status.RUNNING ? Optional.empty() : Optional.of(T.plusSeconds(end))).build();
  }
}
