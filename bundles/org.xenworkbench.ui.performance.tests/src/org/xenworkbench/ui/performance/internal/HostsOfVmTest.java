/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.Stays;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

class HostsOfVmTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final HostId PM1 = HostId.random();
  private static final HostId PM2 = HostId.random();
  private static final HostId GONE = HostId.random();
  private static final Map<String, String> NAMES = Map.of(PM1.key(), "pm1", PM2.key(), "pm2");

  private final VmId vm = VmId.of(UUID.randomUUID());
  private final List<LogEntry> entries = new ArrayList<>();

  @Test
  void whatNeverMovedWasWhereItIs() {
    assertThat(stays(Optional.of(PM1))).containsExactly(stay(600, 0, "pm1"));
    assertThat(stays(Optional.empty())).as("nobody knows").containsExactly(unknown(600, 0));
  }

  @Test
  void eachMigrationIsTheEndOfOneStayAndTheBeginOfTheNext() {
    migrate(500, 480, PM1, PM2, Status.SUCCEEDED);
    migrate(300, 290, PM2, PM1, Status.SUCCEEDED);
    migrate(200, 190, PM1, PM2, Status.FAILED);
    assertThat(stays(Optional.of(PM1))).containsExactly(stay(600, 480, "pm1"), stay(480, 290, "pm2"),
        stay(290, 0, "pm1"));
  }

  /** Of a range in the past the next migration after it tells. */
  @Test
  void whatHappensOutsideOfTheRangeTellsOfItsEdges() {
    migrate(700, 690, PM1, PM2, Status.SUCCEEDED);
    assertThat(stays(Optional.of(PM2))).containsExactly(stay(600, 0, "pm2"));
    entries.clear();
    entries.add(migration(-100, -110, PM2, PM1, Status.SUCCEEDED));
    assertThat(HostsOfVm.of(vm, Stays.of(entries), Optional.of(PM1), NOW.plusSeconds(1000),
        NOW.plusSeconds(1000), NOW.minusSeconds(600), NOW, HostsOfVmTest::name)).containsExactly(stay(600, 0, "pm2"));
  }

  @Test
  void whatNobodySawIsUnknown() {
    migrate(500, 480, PM1, PM2, Status.SUCCEEDED);
    migrate(300, 290, PM1, PM2, Status.SUCCEEDED);
    assertThat(stays(Optional.of(PM1))).as("came back unseen, twice").containsExactly(stay(600, 480, "pm1"),
        stay(480, 300, "pm2", "pm1"), stay(300, 290, "pm1"), stay(290, 0, "pm2", "pm1"));
  }

  @Test
  void otherEntriesTellWhereItWasToo() {
    entries.add(LogEntry.occurrence(LogEntry.POWER, Status.INFO, "Started", NOW.minusSeconds(400)).host(PM2, "pm2")
        .vm(vm, "web").build());
    assertThat(stays(Optional.of(PM1))).as("one of the two").containsExactly(stay(600, 400, "pm2"),
        stay(400, 0, "pm2", "pm1"));
    assertThat(stays(Optional.empty())).as("gone since who knows when").containsExactly(stay(600, 400, "pm2"),
        unknown(400, 0));
  }

  @Test
  void aHostThatIsGoneHasTheNameItHad() {
    entries.add(migration(500, 480, GONE, PM1, Status.SUCCEEDED));
    assertThat(stays(Optional.of(PM1))).containsExactly(stay(600, 480, "was there"), stay(480, 0, "pm1"));
  }

  @Test
  void whateverTheLogSaysTheRangeIsCoveredOnce() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<HostId> hosts = List.of(PM1, PM2, GONE);
    for (int trial = 0; trial < 1_000; trial++) {
      entries.clear();
      for (int i = random.nextInt(12); i > 0; i--) {
        int start = random.nextInt(900) - 100;
        migrate(start, start - random.nextInt(60) + 20, hosts.get(random.nextInt(3)), hosts.get(random.nextInt(3)),
            Status.values()[random.nextInt(Status.values().length)]);
      }
      Collections.shuffle(entries, random);
      List<HostStay> stays = stays(Optional.of(hosts.get(random.nextInt(2))));
      assertThat(stays.get(0).from()).as("seed %s, trial %s", seed, trial).isEqualTo(NOW.minusSeconds(600));
      assertThat(stays.get(stays.size() - 1).to()).isEqualTo(NOW);
      for (int i = 1; i < stays.size(); i++) {
        assertThat(stays.get(i).from()).as("seed %s, trial %s", seed, trial).isEqualTo(stays.get(i - 1).to());
        assertThat(stays.get(i).hosts()).isNotEqualTo(stays.get(i - 1).hosts());
      }
    }
  }

  /** As after a restart: what is connected anew sees what came back while nobody looked. */
  @Test
  void whatCameBackUnseenIsThereSinceItsHostIsConnected() {
    migrate(500, 480, PM1, PM2, Status.SUCCEEDED);
    assertThat(stays(Optional.of(PM1), 200)).containsExactly(stay(600, 480, "pm1"),
        stay(480, 200, "pm2", "pm1"), stay(200, 0, "pm1"));
    assertThat(stays(Optional.of(PM1), 490)).as("it left while its host was watched").containsExactly(
        stay(600, 480, "pm1"), stay(480, 0, "pm2", "pm1"));
    assertThat(stays(Optional.of(PM2), 200)).containsExactly(stay(600, 480, "pm1"), stay(480, 0, "pm2"));
  }

  private List<HostStay> stays(Optional<HostId> present) {
    return stays(present, 0);
  }

  private List<HostStay> stays(Optional<HostId> present, int watched) {
    return HostsOfVm.of(vm, Stays.of(entries), present, NOW.minusSeconds(watched), NOW,
        NOW.minus(Duration.ofSeconds(600)), NOW,
        HostsOfVmTest::name);
  }

  private static Optional<String> name(String key) {
    return Optional.ofNullable(NAMES.get(key));
  }

  private void migrate(int start, int end, HostId source, HostId target, Status status) {
    entries.add(migration(start, end, source, target, status));
  }

  /** In seconds ago. */
  private LogEntry migration(int start, int end, HostId source, HostId target, Status status) {
    return LogEntry.of(LogEntry.MIGRATION, status, "Migration", NOW.minusSeconds(start)).host(source, "was there")
        .vm(vm, "web").finished(NOW.minusSeconds(end)).attribute(LogAttribute.SOURCE, source.key())
        .attribute(LogAttribute.TARGET, target.key()).build();
  }

  /** On one host, or on one of two. */
  private static HostStay stay(int from, int to, String... hosts) {
    return new HostStay(NOW.minusSeconds(from), NOW.minusSeconds(to), List.of(hosts));
  }

  private static HostStay unknown(int from, int to) {
    return new HostStay(NOW.minusSeconds(from), NOW.minusSeconds(to), List.of());
  }
}
