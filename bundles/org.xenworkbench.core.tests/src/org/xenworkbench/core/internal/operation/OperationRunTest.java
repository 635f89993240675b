/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.ManualClock;

class OperationRunTest {

  /** As one of a bundle whose classes do not fit any more. */
  private static class Broken implements Operation {

    @Override
    public Description describe() {
      return Description.of("break", HostId.random(), "h", "Breaking", "Broken");
    }

    @Override
    public void execute(OperationMonitor monitor) {
      throw new NoClassDefFoundError("org/example/Gone");
    }
  }

  @Test
  void anErrorIsItsEnd() throws Exception {
    OperationRun run =
        new OperationRun(new Broken(), "user", new ManualClock(), Optional.empty(), (state, entry) -> {},
            kept -> {}, () -> false);
    CompletableFuture.runAsync(run::run); // logs it then, which fails where there is no platform
    OperationState end = run.done().get(30, TimeUnit.SECONDS);
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error()).get().extracting(HypervisorException::getMessage).asString().contains("org/example/Gone");
  }

  /** Whether its queue fails, or what it is begun by: it neither runs for ever nor leaves its turn unused. */
  @Test
  void whatCannotWaitOrBeginIsItsEnd() throws Exception {
    for (boolean waits : new boolean[] {true, false}) {
      OperationRun run = new OperationRun(new Broken() {
        @Override
        public void awaitTurn(OperationMonitor monitor, Runnable begin) {
          if (waits) {
            throw new IllegalStateException("no queue");
          }
          begin.run();
        }
      }, "user", new ManualClock(), Optional.empty(), (state, entry) -> {}, kept -> {}, () -> false);
      CompletableFuture.runAsync(() -> run.awaitTurn(() -> { // logs it, which fails where there is no platform
        throw new IllegalStateException("no thread");
      }));
      OperationState end = run.done().get(30, TimeUnit.SECONDS);
      assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
      assertThat(end.error()).get().extracting(HypervisorException::getMessage).asString()
          .contains(waits ? "no queue" : "no thread");
    }
  }

  @Test
  void whatIsLeftIfItIsCutIsKeptWhileItRuns() {
    List<LogEntry> kept = new ArrayList<>();
    List<LogEntry> told = new ArrayList<>();
    OperationRun run = new OperationRun(new Counted(), "user", new ManualClock(), Optional.empty(),
        (state, entry) -> told.add(entry), kept::add, () -> false);
    run.ifCut("A volume may be left.");
    run.ifCut("A volume may be left.");
    assertThat(kept).as("once").extracting(entry -> LogAttribute.IF_CUT.value(entry).orElse("none"))
        .containsExactly("A volume may be left.");
    run.ifCut("");
    assertThat(kept).last().matches(entry -> !LogAttribute.IF_CUT.isIn(entry));
    run.ifCut("Two volumes may be left.");
    run.abandon();
    run.ifCut("too late");
    assertThat(kept).hasSize(3);
    assertThat(told).singleElement().satisfies(entry -> {
      assertThat(entry.details()).endsWith("What the host began goes on there. Two volumes may be left.");
      assertThat(LogAttribute.IF_CUT.isIn(entry)).isFalse();
      assertThat(entry.isBegun()).as("it never ran").isFalse();
    });
  }

  /** Also where it had its turn, and nobody had come to do it. */
  @Test
  void whatWasNotBegunSaysSoAndWhatWasDoesNot() {
    List<LogEntry> told = new ArrayList<>();
    for (boolean isCancelled : new boolean[] {true, false}) {
      OperationRun run = new OperationRun(new Counted(), "user", new ManualClock(), Optional.empty(),
          (state, entry) -> told.add(entry), kept -> {}, () -> false);
      if (isCancelled) {
        run.cancelIfItCan();
      }
      run.run();
    }
    assertThat(told).extracting(LogEntry::isBegun).containsExactly(false, true);
  }

  /** Counts how often it was done; cannot be cancelled. */
  private static final class Counted implements Operation {

    private final AtomicInteger times = new AtomicInteger();

    @Override
    public Description describe() {
      return Description.of("count", HostId.random(), "h", "Counting", "Counted");
    }

    @Override
    public void execute(OperationMonitor monitor) {
      times.incrementAndGet();
    }
  }

  /** Both at nearly the same time, many times: the log never says Cancelled of what was done. */
  @Test
  void aPartIsEitherCancelledOrDone() throws Exception {
    int rounds = 3_000;
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    Random random = new Random(seed);
    int cancelled = 0;
    for (int round = 0; round < rounds; round++) {
      Counted operation = new Counted();
      OperationRun run = new OperationRun(operation, "user", new ManualClock(), Optional.empty(), (state, entry) -> {},
          kept -> {}, () -> false);
      AtomicBoolean ready = new AtomicBoolean();
      CompletableFuture<Void> cancelling = CompletableFuture.runAsync(() -> {
        ready.set(true);
        run.cancelIfItCan();
      });
      while (!ready.get()) {
        Thread.yield();
      }
      for (int wait = random.nextInt(20); wait > 0; wait--) {
        Thread.onSpinWait();
      }
      run.run();
      cancelling.get(30, TimeUnit.SECONDS);
      LogEntry.Status end = run.done().get(30, TimeUnit.SECONDS).status();
      assertThat(end).as("seed %s, round %s", seed, round).isEqualTo(
          operation.times.get() == 0 ? LogEntry.Status.CANCELLED : LogEntry.Status.SUCCEEDED);
      cancelled += end == LogEntry.Status.CANCELLED ? 1 : 0;
    }
    System.out.println("Cancelled while it begins: " + cancelled + " of " + rounds + ", seed " + seed);
    assertThat(cancelled).isPositive();
  }
}
