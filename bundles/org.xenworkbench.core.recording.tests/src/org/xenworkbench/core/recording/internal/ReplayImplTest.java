/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.ForgedParts;
import org.xenworkbench.core.testkit.VirtualTime;

/** A replay against a plain model of what was recorded. */
class ReplayImplTest {

  private static final int ROUNDS = 20;

  @TempDir
  Path folder;

  private final VirtualTime time = new VirtualTime();

  @Test
  void everyMomentIsAsItWas() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int looks = 0;
    for (int round = 0; round < ROUNDS; round++) {
      RandomFleet fleet = new RandomFleet(random);
      Content content = RecordingReader.read(Recorded.save(fleet, folder.resolve("r" + round)));
      try (ReplayImpl replay = new ReplayImpl(content, time, Runnable::run, () -> {})) {
        for (int look = 0; look < 20; look++) {
          if (random.nextBoolean()) {
            replay.seek(RandomFleet.FROM.plusMillis(random.nextInt((int) RandomFleet.LENGTH.toMillis())));
            time.advance(Duration.ZERO);
          } else {
            replay.setSpeed(1 + random.nextInt(100));
            replay.play();
            time.advance(Duration.ofMillis(random.nextInt(3_000)));
            replay.pause();
            time.advance(Duration.ZERO);
          }
          assertMoment(fleet, content, replay, "seed " + seed + ", round " + round + ", look " + look);
          looks++;
        }
      }
    }
    System.out.println(looks + " moments, seed " + seed);
  }

  private static void assertMoment(RandomFleet fleet, Content content, ReplayImpl replay, String what)
      throws Exception {
    Identities ids = new Identities(content.facts().id());
    Instant now = replay.position();
    assertThat(replay.timing().clock().instant()).as(what).isEqualTo(now);
    fleet.places.forEach((vm, places) -> {
      HostId host = places.floorEntry(now).getValue();
      assertThat(replay.inventory().virtualMachine(ids.of(vm)).orElseThrow().host()).as(what).isEqualTo(ids.of(host));
      TimeSeries all = fleet.series.get(vm).get("cpu_usage");
      int until = (int) Arrays.stream(all.times()).filter(at -> at <= now.toEpochMilli()).count();
      assertThat(series(replay, ids.of(vm)).times()).as(what).hasSize(until);
      boolean isMeasured = until > 0 && !Double.isNaN(all.values()[until - 1]);
      assertThat(replay.sampler().latest(ids.of(vm)).containsKey("cpu_usage")).as(what).isEqualTo(isMeasured);
      boolean isMigrating = fleet.entries.stream().anyMatch(entry -> entry.vm().equals(Optional.of(vm))
          && !entry.started().isAfter(now) && entry.finished().orElseThrow().isAfter(now));
      assertThat(replay.inventory().virtualMachine(ids.of(vm)).orElseThrow().isMigrating()).as(what)
          .isEqualTo(isMigrating);
      DomainState told = Optional.ofNullable(fleet.states.get(vm).floorEntry(now)).map(Map.Entry::getValue)
          .orElse(DomainState.RUNNING);
      DomainState state = replay.inventory().virtualMachine(ids.of(vm)).orElseThrow().state();
      if (replay.sampler().latest(ids.of(vm)).isEmpty()) {
        assertThat(state).as(what).isNotEqualTo(DomainState.RUNNING);
      } else {
        assertThat(state).as(what).isEqualTo(told);
      }
    });
    List<LogEntry> shown = replay.events().query(EventQuery.newest(1_000));
    assertThat(shown).as(what)
        .hasSize((int) fleet.entries.stream().filter(entry -> !entry.started().isAfter(now)).count());
    assertThat(shown.stream().filter(LogEntry::isRunning)).as(what)
        .hasSize((int) fleet.entries.stream().filter(entry -> !entry.started().isAfter(now)
            && entry.finished().orElseThrow().isAfter(now)).count())
        .allMatch(entry -> entry.details().isEmpty() && entry.attributes().size() <= 3);
  }

  /** A recording may be made by hand; what was recorded of a part names what is not recorded. */
  @Test
  void noForgedPartIsOutOfSight() throws Exception {
    long seed = System.nanoTime();
    System.out.println("Forged parts: seed " + seed);
    Content content = RecordingReader.read(Recorded.save(new RandomFleet(new Random(seed)), folder.resolve("forged")));
    content.entries().addAll(new ForgedParts(seed, RandomFleet.FROM).entries(1_000));
    try (ReplayImpl replay = new ReplayImpl(content, time, Runnable::run, () -> {})) {
      replay.seek(RandomFleet.FROM.plusMillis(RandomFleet.LENGTH.toMillis() - 1));
      time.advance(Duration.ZERO);
      List<LogEntry> all = replay.events().query(EventQuery.newest(2_000));
      assertThat(ForgedParts.outOfSight(replay.events()::query, all)).as("seed " + seed).isEmpty();
      assertThat(ForgedParts.listed(replay.events()::query)).as("seed " + seed).isLessThan(all.size());
    }
  }

  private static TimeSeries series(ReplayImpl replay, VmId vm) {
    return replay.history().query(HistoryQuery.of(vm, Set.of("cpu_usage"))).get("cpu_usage");
  }

  @Test
  void playingLeavesOutNothingAtAnySpeed() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int speed : new int[] {1, 7, 100}) {
      RandomFleet fleet = new RandomFleet(random);
      Content content = RecordingReader.read(Recorded.save(fleet, folder.resolve("s" + speed)));
      Map<ObjectId, Map<Instant, Double>> heard = new HashMap<>();
      List<Instant> moments = new ArrayList<>();
      try (ReplayImpl replay = new ReplayImpl(content, time, Runnable::run, () -> {})) {
        replay.seek(RandomFleet.FROM.minusSeconds(5));
        time.advance(Duration.ZERO);
        replay.sampler().addListener(batch -> hear(batch, heard));
        replay.addListener((position, jumped) -> moments.add(position));
        replay.setSpeed(speed);
        replay.play();
        time.advance(RandomFleet.LENGTH.dividedBy(speed).plusSeconds(2));
        assertThat(replay.isPlaying()).as("at the end").isFalse();
        assertThat(replay.position()).isEqualTo(content.to());
      }
      content.series().forEach((object, all) -> all.forEach((metric, series) -> {
        if (metric.startsWith("cpu")) {
          long known = IntStream.range(0, series.size())
              .filter(i -> series.times()[i] > content.from().toEpochMilli() && !Double.isNaN(series.values()[i]))
              .count();
          assertThat(heard.getOrDefault(object, Map.of())).as("seed " + seed + ", " + speed).hasSize((int) known);
        }
      }));
      assertThat(moments).isSorted().hasSizeGreaterThan(1);
    }
  }

  private static void hear(SampleBatch batch, Map<ObjectId, Map<Instant, Double>> heard) {
    batch.values().forEach((object, values) -> values.forEach((metric, value) -> {
      if (metric.startsWith("cpu")) {
        assertThat(heard.computeIfAbsent(object, key -> new HashMap<>()).put(batch.time(), value))
            .as("told once").isNull();
      }
    }));
  }

  @Test
  void nothingCanBeWritten() throws Exception {
    Content content = RecordingReader.read(Recorded.save(new RandomFleet(new Random(5)), folder.resolve("w")));
    try (ReplayImpl replay = new ReplayImpl(content, time, Runnable::run, () -> {})) {
      LogEntry entry = LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, "x", content.from()).build();
      assertThat(replay.events().append(entry)).isCompletedExceptionally();
      assertThat(replay.events().get(entry.correlation())).isEmpty();
      assertThatThrownBy(() -> replay.polling().setInterval(Duration.ofSeconds(1)))
          .hasMessage("This is a recording.");
      assertThatThrownBy(() -> replay.setSpeed(101)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Whoever asks goes on at once; all is computed by the replay's own thread, and of many jumps the last. */
  @Test
  void nobodyWaitsForWhatIsComputed() throws Exception {
    Content content = RecordingReader.read(Recorded.save(new RandomFleet(new Random(5)), folder.resolve("w")));
    try (ReplayImpl replay = new ReplayImpl(content, time, Runnable::run, () -> {})) {
      List<Instant> moved = new ArrayList<>();
      replay.addListener((position, jumped) -> moved.add(position));
      for (int second = 1; second <= 50; second++) {
        replay.seek(content.from().plusSeconds(second));
      }
      replay.play();
      replay.setSpeed(100);
      replay.pause();
      assertThat(replay.position()).as("nothing is done yet").isEqualTo(content.from());
      assertThat(replay.isPlaying()).isFalse();
      assertThat(replay.speed()).isEqualTo(100);
      time.advance(Duration.ZERO);
      assertThat(replay.position()).isEqualTo(content.from().plusSeconds(50));
      assertThat(moved).containsExactly(content.from().plusSeconds(50));
    }
  }

  /** A pass over all VMs for each host, or over all hosts for each migration, takes minutes here. */
  @Test
  void aFleetWithManyMigrationsIsShownAtOnce() throws Exception {
    Content content = Large.content();
    long start = System.nanoTime();
    try (ReplayImpl replay = new ReplayImpl(content, time, Runnable::run, () -> {})) {
      replay.seek(content.from().plusSeconds(60));
      time.advance(Duration.ZERO);
      int vms = 0;
      for (Host host : replay.inventory().hosts()) {
        List<VirtualMachine> there = replay.inventory().virtualMachines(host.id());
        assertThat(there).allMatch(VirtualMachine::isMigrating);
        vms += there.size();
      }
      assertThat(vms).isEqualTo(Limits.VMS);
    }
    System.out.println("Seeking and reading " + Limits.HOSTS + " hosts, " + Limits.VMS + " VMs and " + Limits.ENTRIES
        + " migrations took " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
