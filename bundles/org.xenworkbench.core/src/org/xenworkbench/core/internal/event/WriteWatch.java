/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xenworkbench.core.text.Quantities;

/** Notices that what was begun does not come back: a disk may hang, or another program hold the file. Any thread. */
final class WriteWatch {

  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ScheduledExecutorService timer;
  private final Clock clock;
  private Optional<Instant> began = Optional.empty();
  private boolean overdue;
  private Future<?> alarm = CompletableFuture.completedFuture(null);

  WriteWatch(ScheduledExecutorService timer, Clock clock) {
    this.timer = timer;
    this.clock = clock;
  }

  /** Something is begun, and nothing else until it has ended; whoever is given hears if it takes long. */
  synchronized void begin(Runnable late) {
    Instant now = clock.instant();
    began = Optional.of(now);
    try {
      alarm = timer.schedule(() -> notice(now, late), PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return; // after the end there is nobody to be told
    }
  }

  private void notice(Instant since, Runnable late) {
    synchronized (this) {
      if (began.filter(now -> now == since).isEmpty()) {
        return; // it has come back meanwhile
      }
      overdue = true;
    }
    late.run();
  }

  /** It has come back. */
  synchronized void end() {
    alarm.cancel(false);
    began = Optional.empty();
    overdue = false;
  }

  /** Since when that has not come back for which so many entries wait; empty if all is well. */
  synchronized Optional<String> fault(int waiting) {
    return began.filter(since -> overdue)
        .map(since -> MessageFormat.format(Messages.EventLog_Overdue, Quantities.dateTime(since), waiting));
  }

  void stop() {
    timer.shutdown();
  }
}
