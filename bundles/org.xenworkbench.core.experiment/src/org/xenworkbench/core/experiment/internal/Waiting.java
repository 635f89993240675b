/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.operation.OperationMonitor;

/** Has an operation's thread wait, no longer than until somebody cancels the operation. */
final class Waiting {

  private final Timing timing;
  private final ScheduledExecutorService timer;
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

  Waiting(Timing timing, ScheduledExecutorService timer, OperationMonitor monitor) {
    this.timing = timing;
    this.timer = timer;
    monitor.onCancel(() -> cancelled.complete(null));
  }

  boolean isCancelled() {
    return cancelled.isDone();
  }

  long nanos() {
    return timing.nanos();
  }

  /** Waits for so long. */
  void pause(Duration length) {
    until(new CompletableFuture<>(), length);
  }

  /** Waits until that is done, whatever becomes of it; no longer than so long. Returns whether it is. */
  boolean until(CompletableFuture<?> done, Duration limit) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    ScheduledFuture<?> end = timer.schedule(() -> over.complete(null), limit.toNanos(), TimeUnit.NANOSECONDS);
    await(CompletableFuture.anyOf(done, over, cancelled));
    end.cancel(false);
    return done.isDone();
  }

  /** The same without a limit. */
  boolean until(CompletableFuture<?> done) {
    await(CompletableFuture.anyOf(done, cancelled));
    return done.isDone();
  }

  /** Waits so long for what cancelling has ended. */
  void afterCancel(CompletableFuture<?> done, Duration limit) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    ScheduledFuture<?> end = timer.schedule(() -> over.complete(null), limit.toNanos(), TimeUnit.NANOSECONDS);
    await(CompletableFuture.anyOf(done, over));
    end.cancel(false);
  }

  /** Whoever interrupts the thread has the experiment end. */
  private void await(CompletableFuture<?> any) {
    try {
      timing.await(any.handle((value, failure) -> true));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancelled.complete(null);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is handled
    }
  }
}
