/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertListener;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.concurrent.Delivery;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * Has all that is heard judged, and tells of what comes of it: to the event log, to listeners and to actions. Alerts
 * that an earlier session had not ended are those in the event log; before it was read, nothing is judged. Any thread.
 */
final class AlertRun implements EventLogListener {

  private static final Duration SHORTEST_GAP = Duration.ofSeconds(30);
  /** So long hosts of a hosts file have to be added. */
  private static final Duration UNTIL_ALL_HOSTS = Duration.ofMinutes(1);

  private final EventLog log;
  private final Delivery delivery;
  private final Clock clock;
  private final AlertEntries entries;
  private final ActionRunner actions;
  private final ScheduledExecutorService timer;
  private final Listeners<AlertListener> listeners = new Listeners<>();
  /** Guards itself. */
  private final Evaluation evaluation;
  private final List<Registration> registrations;
  private volatile Function<UUID, Optional<AlertRule>> rules = id -> Optional.empty();
  /** Guarded by the evaluation, like what follows. */
  private boolean isReady;
  private boolean isUnread;

  AlertRun(AlertsImpl.Engine engine, Timing timing, Supplier<List<AlertAction>> offered) {
    log = engine.log();
    delivery = engine.delivery();
    clock = timing.clock();
    timer = timing.scheduler("xenworkbench-alerts");
    entries = new AlertEntries(new AlertTexts(engine.sampler()));
    actions = new ActionRunner(offered, Threads.pool("xenworkbench-alert-action", ActionRunner.AT_ONCE), timer, log,
        clock);
    evaluation = new Evaluation(engine.inventory(), engine.groups(), () -> gap(engine.polling().interval()));
    registrations = List.of(engine.sampler().addListener(this::sampled),
        engine.inventory().addListener(this::changed),
        engine.groups().addListener(changes -> judge(() -> evaluation.regrouped(clock.instant()))),
        log.addListener(this));
  }

  /** Longer than a host takes that is slow now and then. */
  private static Duration gap(Duration interval) {
    Duration three = interval.multipliedBy(3);
    return three.compareTo(SHORTEST_GAP) > 0 ? three : SHORTEST_GAP;
  }

  /** Begins as soon as the log was read, on a thread of its own: that may take a while. */
  void start(Function<UUID, Optional<AlertRule>> known) {
    rules = known;
    timer.execute(this::read);
  }

  private void read() {
    List<LogEntry> lasting;
    boolean readable = true;
    try {
      lasting = log.query(AlertEntries.lasting()).stream().filter(entry -> entry.finished().isEmpty()).toList();
    } catch (UnreadableLogException e) { // the log's fault tells why, and that it is over
      lasting = e.found();
      readable = false;
    }
    synchronized (evaluation) {
      isUnread = !readable;
      isReady = true;
      Set<UUID> known = evaluation.active().stream().map(Alert::id).collect(Collectors.toSet());
      lasting.stream().filter(entry -> !known.contains(entry.correlation())).forEach(this::restore);
    }
    timer.schedule(() -> judge(() -> evaluation.endWithoutHost(clock.instant())), UNTIL_ALL_HOSTS.toNanos(),
        TimeUnit.NANOSECONDS);
  }

  private void restore(LogEntry entry) {
    AlertEntries.alert(entry, rules).filter(alert -> evaluation.active(alert.object()).stream()
        .noneMatch(other -> other.rule().id().equals(alert.rule().id()))).ifPresentOrElse(
            alert -> publish(evaluation.restore(List.of(alert), clock.instant())),
            () -> log.append(AlertEntries.ended(entry, clock.instant())));
  }

  @Override
  public void entryChanged(LogEntry entry) {
    // what this process writes it knows
  }

  @Override
  public void faultChanged() {
    synchronized (evaluation) {
      if (isUnread) {
        timer.execute(this::read);
      }
    }
  }

  /** These rules are looked at from now on. */
  void use(List<AlertRule> enabled, boolean isTold) {
    judge(() -> evaluation.use(enabled, clock.instant()));
    if (isTold) {
      delivery.execute(() -> listeners.fire(AlertListener::rulesChanged));
    }
  }

  private void sampled(SampleBatch batch) {
    synchronized (evaluation) {
      if (isReady) {
        publish(evaluation.sampled(batch));
      }
    }
  }

  private void changed(List<InventoryChange> changes) {
    judge(() -> evaluation.changed(changes, clock.instant()));
  }

  private void judge(Supplier<List<Happening>> judgement) {
    synchronized (evaluation) {
      publish(judgement.get());
    }
  }

  /** In that order; whoever holds the evaluation does nothing else meanwhile. */
  private void publish(List<Happening> told) {
    if (!told.isEmpty()) {
      delivery.execute(() -> told.forEach(this::tell));
    }
  }

  private void tell(Happening happening) {
    Alert alert = happening.alert();
    AlertPhase phase = happening.phase();
    if (phase == AlertPhase.RAISED) {
      log.append(entries.raised(alert));
    } else if (phase == AlertPhase.RESOLVED) {
      log.amend(alert.id(), entry -> entries.resolved(entry, alert));
    }
    listeners.fire(listener -> listener.alertChanged(alert, phase));
    boolean isRemoved = rules.apply(alert.rule().id()).isEmpty(); // and the secrets of its actions with it
    if (phase != AlertPhase.CHANGED && !isRemoved) {
      actions.run(alert, phase);
    }
  }

  /** Changes what users say of an alert; whether there is one that changes. */
  boolean change(UUID id, UnaryOperator<Alert> change, String user) {
    synchronized (evaluation) {
      Optional<Happening> told = evaluation.change(id, change);
      told.ifPresent(happening -> {
        log.amend(id, entry -> entries.changed(entry, happening.alert(), user));
        publish(List.of(happening));
      });
      return told.isPresent();
    }
  }

  /** All alerts that last. */
  List<Alert> active() {
    synchronized (evaluation) {
      return evaluation.active();
    }
  }

  /** How many there are. */
  int activeCount() {
    synchronized (evaluation) {
      return evaluation.activeCount();
    }
  }

  /** The one of that identity, as long as it lasts. */
  Optional<Alert> alert(UUID id) {
    synchronized (evaluation) {
      return evaluation.alert(id);
    }
  }

  /** Those of one object. */
  List<Alert> active(ObjectId object) {
    synchronized (evaluation) {
      return evaluation.active(object);
    }
  }

  Registration addListener(AlertListener listener) {
    return listeners.add(listener);
  }

  /** The latest comparisons with rules, counted from the start. */
  long comparisons() {
    synchronized (evaluation) {
      return evaluation.comparisons();
    }
  }

  /** Hears of nothing any more; alerts that last go on with the next start. */
  void close() {
    registrations.forEach(Registration::close);
    actions.close();
    timer.shutdownNow();
  }
}
