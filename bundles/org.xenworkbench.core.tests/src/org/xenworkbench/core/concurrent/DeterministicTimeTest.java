/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.DeterministicProcess;
import org.xenworkbench.core.testkit.DeterministicTime;

/** One task after the other, in an order that the seed decides. */
class DeterministicTimeTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** What is told by tasks on three executors, of which some wait for others. */
  private static List<String> run(long seed) {
    List<String> told = new ArrayList<>();
    try (DeterministicTime time = new DeterministicTime(seed)) {
      DeterministicProcess process = time.process();
      CompletableFuture<String> later = new CompletableFuture<>();
      for (int n = 0; n < 3; n++) {
        String name = "thread" + n;
        ExecutorService executor = process.pool(name, 2);
        for (int i = 0; i < 3; i++) {
          String task = name + '.' + i;
          executor.execute(() -> {
            told.add(task);
            told.add(task + awaited(process, later));
          });
        }
      }
      process.scheduler("timer").schedule(() -> later.complete("!"), 10, TimeUnit.SECONDS);
      time.advance(MINUTE);
      told.add(time.steps() + " steps, " + time.trace());
    }
    return told;
  }

  private static String awaited(DeterministicProcess process, CompletableFuture<String> later) {
    try {
      return process.await(later, Duration.ofSeconds(20));
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      return e.toString();
    }
  }

  @Test
  void theSameSeedIsTheSameRunAndOthersAreOthers() {
    Set<List<String>> runs = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      List<String> first = run(seed);
      assertThat(first).as("seed " + seed).hasSize(19).isEqualTo(run(seed));
      runs.add(first);
    }
    assertThat(runs).hasSizeGreaterThan(15);
  }

  @Test
  void whoWaitsForNothingIsToldWhenItsTimeIsOver() {
    try (DeterministicTime time = new DeterministicTime(1)) {
      DeterministicProcess process = time.process();
      assertThat(process.run(MINUTE, () -> awaited(process, new CompletableFuture<>()))).contains("Timeout");
      assertThat(time.nanos()).isEqualTo(TimeUnit.DAYS.toNanos(1) + TimeUnit.SECONDS.toNanos(20));
    }
  }

  @Test
  void nothingRunsOfWhatWasKilled() {
    try (DeterministicTime time = new DeterministicTime(1)) {
      DeterministicProcess killed = time.process();
      DeterministicProcess other = time.process();
      List<String> told = new ArrayList<>();
      CompletableFuture<String> later = new CompletableFuture<>();
      killed.pool("waits", 1).execute(() -> told.add("killed" + awaited(killed, later)));
      killed.scheduler("timer").scheduleAtFixedRate(() -> told.add("tick"), 5, 5, TimeUnit.SECONDS);
      other.pool("waits", 1).execute(() -> told.add("other" + awaited(other, later)));
      time.advance(Duration.ofSeconds(6));
      killed.kill();
      later.complete("!");
      time.advance(MINUTE);
      assertThat(told).containsExactly("tick", "other!");
    }
  }
}
