/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.LogEntry;

/**
 * Lets worlds live whose every step comes from a seed: {@code -Dxenworkbench.world.seed} has one again, and
 * {@code -Dxenworkbench.world.hours} says for how long in all.
 */
class SimulatedWorldTest {

  private static final Duration LIFE = Duration.ofHours(10);

  @TempDir
  private Path folder;

  /** Worlds that go wrong without what was mended: a migration was told twice, as the clock was set back. */
  private static final long[] ONCE_FAILED = {7_000};

  private Map<String, Integer> live(long seed, Duration length) {
    try (SimulatedWorld world = new SimulatedWorld(seed, folder, entry -> false)) {
      world.live(length);
      return world.counts();
    }
  }

  @Test
  void nothingIsLostAndNothingWaitsForEver() {
    long seed = Long.getLong("xenworkbench.world.seed", new Random().nextLong());
    long hours = Long.getLong("xenworkbench.world.hours", 1_000);
    Map<String, Integer> counts = new TreeMap<>();
    long began = Timing.system().nanos();
    for (long lived = 0; lived < hours; lived += LIFE.toHours()) {
      live(seed + lived, LIFE).forEach((what, number) -> counts.merge(what, number, Integer::sum));
    }
    double seconds = (Timing.system().nanos() - began) / 1e9;
    System.out.println("SimulatedWorldTest: seed " + seed + ", " + hours + " hours in " + seconds + " s, " + counts);
    assertThat(counts).containsKeys("migration SUCCEEDED", "migration FAILED", "kill", "frozen");
  }

  @Test
  void whatWentWrongOnceGoesWell() {
    for (long seed : ONCE_FAILED) {
      assertThat(live(seed, LIFE)).as("seed " + seed).isNotEmpty();
    }
  }

  @Test
  void theSameSeedIsTheSameWorld() {
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(trace(seed)).as("seed " + seed).isEqualTo(trace(seed));
    }
  }

  private String trace(long seed) {
    try (SimulatedWorld world = new SimulatedWorld(seed, folder, entry -> false)) {
      world.live(Duration.ofHours(2));
      return world.time + ": " + world.time.trace() + ' ' + world.counts();
    }
  }

  @Test
  void aForgottenEndIsNoticed() {
    assertThatThrownBy(() -> {
      try (SimulatedWorld world = new SimulatedWorld(1, folder,
          entry -> entry.kind().equals(LogEntry.MIGRATION) && !entry.isRunning())) {
        world.live(LIFE);
      }
    }).hasMessageContaining("runs for ever").hasMessageStartingWith("Seed 1, step ");
  }

  @Test
  void aLostEntryIsNoticed() {
    assertThatThrownBy(() -> {
      try (SimulatedWorld world = new SimulatedWorld(1, folder, entry -> entry.message().equals("noted"))) {
        world.live(LIFE);
      }
    }).hasMessageContaining("an acknowledged entry is lost");
  }
}
