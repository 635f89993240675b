/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.SafeLog;

/**
 * Runs actions on threads of their own, so many at once, those of one alert one after the other, and those that do the
 * same with the same settings, too. One that takes too long is interrupted, and of more than can wait the newest are
 * left out. Any thread; returns at once.
 */
final class ActionRunner {

  /** Of those that do the same: one that hangs is not to take the room of others. */
  static final int MOST_WAITING = 1_000;
  static final int MOST_IN_ALL = 10_000;
  /** A program may say much, and all of it into the event log. */
  static final int LONGEST_REASON = 400;

  private final Supplier<List<AlertAction>> actions;
  private final ActionThreads threads;
  private final EventLog log;
  private final Clock clock;
  /** What waits for another action of the same alert; an alert is in it while one of its actions runs. */
  private final Map<UUID, Deque<Action>> turns = new HashMap<>();
  private final Map<Kind, Integer> waiting = new HashMap<>();
  private int inAll;
  /** Of which it is told that some are left out. */
  private final Set<Kind> full = new HashSet<>();
  private volatile boolean isClosed;
  /** The last failure of each use that was told: the same is told once. */
  private final Map<UUID, String> failures = new ConcurrentHashMap<>();

  ActionRunner(Supplier<List<AlertAction>> actions, ExecutorService pool, ScheduledExecutorService timer,
      EventLog log, Clock clock) {
    this.actions = actions;
    this.threads = new ActionThreads(pool, timer);
    this.log = log;
    this.clock = clock;
  }

  /** Runs the actions of an alert's rule. */
  void run(Alert alert, AlertPhase phase) {
    for (AlertActionUse use : alert.rule().actions()) {
      enqueue(new Action(alert, phase, use));
    }
  }

  /** What actions have in common that do the same. */
  private record Kind(String action, Map<String, String> settings) {
  }

  /** One action of an alert. */
  private final class Action implements ActionThreads.Deed {

    private final Alert alert;
    private final AlertPhase phase;
    private final AlertActionUse use;

    Action(Alert alert, AlertPhase phase, AlertActionUse use) {
      this.alert = alert;
      this.phase = phase;
      this.use = use;
    }

    @Override
    public Kind kind() {
      return new Kind(use.action(), use.settings());
    }

    @Override
    public void run() {
      attempt(alert, phase, use);
    }

    @Override
    public void hangs() {
      fail(alert, use, label(use), Messages.Action_Hangs);
    }

    @Override
    public void over() {
      goOn(this);
    }
  }

  private void enqueue(Action action) {
    UUID alert = action.alert.id();
    Optional<Action> start = Optional.empty();
    boolean isNews;
    synchronized (this) {
      if (isClosed) {
        return;
      }
      Kind kind = action.kind();
      boolean isFull = inAll >= MOST_IN_ALL || waiting.getOrDefault(kind, 0) >= MOST_WAITING;
      isNews = isFull && full.add(kind);
      if (!isFull) {
        full.remove(kind);
        inAll++;
        waiting.merge(kind, 1, Integer::sum);
        Deque<Action> turn = turns.get(alert);
        if (turn == null) {
          turns.put(alert, new ArrayDeque<>());
          start = Optional.of(action);
        } else {
          turn.add(action);
        }
      }
    }
    start.ifPresent(threads::run);
    if (isNews) {
      tell(NLS.bind(Messages.Action_TooMany, MOST_WAITING, action.alert.rule().name()), "");
    }
  }

  private void goOn(Action ended) {
    UUID alert = ended.alert.id();
    Action next;
    synchronized (this) {
      inAll--;
      waiting.merge(ended.kind(), -1, Integer::sum);
      waiting.remove(ended.kind(), 0);
      Deque<Action> turn = turns.getOrDefault(alert, new ArrayDeque<>());
      next = turn.poll();
      if (next == null || isClosed) {
        turns.remove(alert);
        return;
      }
    }
    threads.run(next);
  }

  private Optional<AlertAction> offered(AlertActionUse use) {
    return actions.get().stream().filter(action -> action.id().equals(use.action())).findFirst();
  }

  private String label(AlertActionUse use) {
    return offered(use).map(AlertAction::label).orElse(use.action());
  }

  private void attempt(Alert alert, AlertPhase phase, AlertActionUse use) {
    Optional<AlertAction> found = offered(use);
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
      if (fail(alert, use, found.get().label(), reason(e)) && !(e instanceof IOException)) {
        SafeLog.of(ActionRunner.class).error("An action of an alert failed: " + use.action(), where(e));
      }
    }
  }

  /** Only what an IOException says is meant for users: others may tell a secret that they were given. */
  static String reason(Throwable e) {
    return e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.getClass().getName();
  }

  /** One line, of which no character is cut in half. */
  static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST_REASON ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_REASON - 1)) + '\u2026';
  }

  private static Throwable where(Throwable e) {
    Throwable silent = new IllegalStateException(e.getClass().getName());
    silent.setStackTrace(e.getStackTrace());
    return silent;
  }

  private boolean fail(Alert alert, AlertActionUse use, String action, String given) {
    if (isClosed) {
      return false; // that it was interrupted then is no failure
    }
    String reason = shortened(given);
    boolean isNews = !reason.equals(failures.put(use.id(), reason));
    if (isNews) {
      LogEntry.Builder entry = entry(NLS.bind(Messages.Action_Failed, action, alert.rule().name()), reason)
          .host(alert.host(), alert.hostName());
      if (alert.object() instanceof VmId vm) {
        entry.vm(vm, alert.objectName());
      }
      log.append(entry.build());
    }
    return isNews;
  }

  private void tell(String message, String details) {
    log.append(entry(message, details).build());
  }

  private LogEntry.Builder entry(String message, String details) {
    return LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, clock.instant())
        .user(Initiator.workbench()).details(details);
  }

  /** Ends what runs, and runs nothing more, which is told. */
  void close() {
    int left;
    synchronized (this) {
      left = isClosed ? 0 : inAll;
      isClosed = true;
    }
    threads.close();
    if (left > 0) {
      tell(NLS.bind(Messages.Action_LeftOut, left), "");
    }
  }
}
