/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;

/**
 * Polls one session, tick after tick, until it is lost or not wanted any more. All rounds are on the one thread of its
 * executor; whoever asks for one returns at once.
 */
public final class PollLoop {

  /** After so many failed rounds the host is shown as failed and connected anew. */
  private static final int FAILED_ROUNDS = 3;

  private final Polled polled;
  private final HypervisorSession session;
  private final Pace pace;
  private final Executor thread;
  private final AtomicBoolean asked = new AtomicBoolean();
  /** Guarded by this. */
  private Optional<ScheduledFuture<?>> next = Optional.empty();
  private boolean ended;
  /** Used on the loop's thread only. */
  private final Ticks ticks;
  private final Backoff backoff;
  private int failedRounds;
  private boolean unreadTold;

  /** Whose session is polled. None of the methods is called with a lock held. */
  public interface Polled {

    /** What is to be asked now. */
    PollRequest request();

    /** Takes a round; whether the session is still wanted. */
    boolean polled(PollRound readings, long began, Duration inForce);

    /** The session is lost. */
    void lost(HypervisorException reason);

    /** Something that the driver must not throw was thrown; as what a driver may throw, when it was logged. */
    HypervisorException internal(Throwable failure);

    /** A round failed. */
    void failed(HypervisorException reason);

    /** From now on there are domains that cannot be read. */
    void unread(PollRound readings);
  }

  /** Polls from {@link #start} on. */
  public PollLoop(Polled polled, HypervisorSession session, Pace pace, Executor thread) {
    this.polled = polled;
    this.session = session;
    this.pace = pace;
    this.ticks = new Ticks(pace.first());
    this.backoff = new Backoff(new SplittableRandom(pace.timing().nanos() ^ Double.doubleToLongBits(pace.first())));
    this.thread = thread;
  }

  /** Polls for the first time, on the calling thread, which is the loop's. */
  public void start() {
    poll();
  }

  /** Polls at once; any number of requests until it begins are one. */
  public void pollSoon() {
    if (asked.compareAndSet(false, true)) {
      thread.execute(this::poll);
    }
  }

  /** The interval was changed: who waits for the end of a long one must not wait for it any more. */
  public void intervalChanged() {
    thread.execute(() -> {
      if (ticks.shorten(pace.timing().nanos(), pace.interval().get())) {
        schedule();
      }
    });
  }

  /** Polls no more; a round that is under way is not waited for. */
  public synchronized void end() {
    ended = true;
    cancelNext();
  }

  private void poll() {
    asked.set(false);
    if (!begin()) {
      return;
    }
    long began = pace.timing().nanos();
    Duration lag = ticks.begin(began);
    Instant at = pace.timing().clock().instant();
    try {
      answered(session.poll(polled.request()), began, at, lag);
    } catch (HypervisorException e) {
      failed(e, lag);
    } catch (RuntimeException | Error e) { // else nobody would poll again
      failed(polled.internal(e), lag);
    }
  }

  private synchronized boolean begin() {
    cancelNext();
    return !ended;
  }

  private void answered(PollRound readings, long began, Instant at, Duration lag) {
    if (polled.polled(readings, began, pace.count().inForce(pace.interval().get()))) {
      failedRounds = 0;
      backoff.reset();
      tellUnread(readings);
      long now = pace.timing().nanos();
      Duration interval = pace.interval().get();
      pace.count().answered(at, lag, Duration.ofNanos(now - began), ticks.end(now, interval), interval,
          readings.unread().size());
      schedule();
    }
  }

  /** Said when it begins; how often it happens is counted. */
  private void tellUnread(PollRound readings) {
    boolean some = !readings.unread().isEmpty();
    if (some && !unreadTold) {
      polled.unread(readings);
    }
    unreadTold = some;
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private void failed(HypervisorException e, Duration lag) {
    if (isEnded()) {
      return; // the session was closed under it
    }
    failedRounds++;
    boolean lost = e.kind() == HypervisorException.Kind.LOST || !session.isAlive() || failedRounds >= FAILED_ROUNDS;
    Duration wait = lost ? Duration.ZERO : backoff.next();
    pace.count().failed(lag, wait);
    if (lost) {
      polled.lost(e);
    } else {
      polled.failed(e);
      ticks.retry(pace.timing().nanos(), wait);
      schedule();
    }
  }

  private synchronized void schedule() {
    cancelNext();
    if (!ended) {
      next = Optional.of(pace.ticker().schedule(this::pollSoon, ticks.left(pace.timing().nanos()).toNanos(),
          TimeUnit.NANOSECONDS));
    }
  }

  private void cancelNext() {
    next.ifPresent(scheduled -> scheduled.cancel(false));
    next = Optional.empty();
  }
}
