/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.SafeLog;

/**
 * Runs actions on threads of their own, so many at once, those of one alert one after the other. One that takes too
 * long is interrupted, and of more than can wait the newest are left out. Any thread; returns at once.
 */
final class ActionRunner {

  static final int AT_ONCE = 4;
  static final int MOST_WAITING = 1_000;
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Supplier<List<AlertAction>> actions;
  private final ExecutorService pool;
  private final ScheduledExecutorService timer;
  private final EventLog log;
  private final Clock clock;
  /** What waits for another action of the same alert; an alert is in it while one of its actions runs. */
  private final Map<UUID, Deque<Runnable>> turns = new HashMap<>();
  private int waiting;
  private boolean isFull;
  /** The last failure of each use that was told: the same is told once. */
  private final Map<UUID, String> failures = new ConcurrentHashMap<>();

  ActionRunner(Supplier<List<AlertAction>> actions, ExecutorService pool, ScheduledExecutorService timer,
      EventLog log, Clock clock) {
    this.actions = actions;
    this.pool = pool;
    this.timer = timer;
    this.log = log;
    this.clock = clock;
  }

  /** Runs the actions of an alert's rule. */
  void run(Alert alert, AlertPhase phase) {
    for (AlertActionUse use : alert.rule().actions()) {
      enqueue(alert.id(), alert.rule().name(), () -> attempt(alert, phase, use));
    }
  }

  private void enqueue(UUID alert, String rule, Runnable action) {
    Optional<Runnable> start = Optional.empty();
    boolean isNews;
    synchronized (this) {
      isNews = waiting >= MOST_WAITING && !isFull;
      isFull = waiting >= MOST_WAITING;
      if (!isFull) {
        waiting++;
        Deque<Runnable> turn = turns.get(alert);
        if (turn == null) {
          turns.put(alert, new ArrayDeque<>());
          start = Optional.of(action);
        } else {
          turn.add(action);
        }
      }
    }
    start.ifPresent(first -> submit(alert, first));
    if (isNews) {
      tell(NLS.bind(Messages.Action_TooMany, MOST_WAITING, rule), "");
    }
  }

  private void submit(UUID alert, Runnable action) {
    pool.execute(() -> {
      Turn turn = new Turn(Thread.currentThread());
      try {
        Future<?> alarm = timer.schedule(turn::interrupt, PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        action.run();
        alarm.cancel(false);
      } finally {
        turn.end();
        goOn(alert);
      }
    });
  }

  /** One action while it runs: what comes later on its thread is not interrupted in its place. */
  private static final class Turn {

    private final Thread thread;
    private boolean ended;

    Turn(Thread thread) {
      this.thread = thread;
    }

    synchronized void interrupt() {
      if (!ended) {
        thread.interrupt();
      }
    }

    synchronized void end() {
      ended = true;
      Thread.interrupted();
    }
  }

  private void goOn(UUID alert) {
    Runnable next;
    synchronized (this) {
      waiting--;
      Deque<Runnable> turn = turns.getOrDefault(alert, new ArrayDeque<>());
      next = turn.poll();
      if (next == null) {
        turns.remove(alert);
      }
    }
    if (next != null) {
      submit(alert, next);
    }
  }

  private void attempt(Alert alert, AlertPhase phase, AlertActionUse use) {
    Optional<AlertAction> found =
        actions.get().stream().filter(action -> action.id().equals(use.action())).findFirst();
    if (found.isEmpty()) {
      fail(alert, use, use.action(), Messages.Action_NotOffered);
      return;
    }
    try {
      // What was saved may never have been looked at: its action was not there, or a file was changed by hand.
      Optional<String> obstacle = found.get().obstacle(use.settings());
      if (obstacle.isPresent()) {
        fail(alert, use, found.get().label(), obstacle.get());
        return;
      }
      found.get().run(alert, phase, use);
      failures.remove(use.id());
    } catch (InterruptedException e) {
      fail(alert, use, found.get().label(), Messages.Action_Interrupted);
    } catch (Exception | LinkageError e) { // of a third party
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      if (fail(alert, use, found.get().label(), reason) && !(e instanceof IOException)) {
        SafeLog.of(ActionRunner.class).error("An action of an alert failed: " + use.action(), e);
      }
    }
  }

  private boolean fail(Alert alert, AlertActionUse use, String action, String reason) {
    boolean isNews = !reason.equals(failures.put(use.id(), reason));
    if (isNews) {
      tell(NLS.bind(Messages.Action_Failed, action, alert.rule().name()), reason);
    }
    return isNews;
  }

  private void tell(String message, String details) {
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, clock.instant())
        .user(Initiator.workbench()).details(details).build());
  }

  /** Ends what runs, and runs nothing more. */
  void close() {
    pool.shutdownNow();
  }
}
