/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.concurrent.Delivery;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeLog;

/**
 * Has all that is heard judged, and tells of what comes of it: to the event log, to listeners and to actions. Alerts
 * that an earlier session had not ended are those in the event log; before it was read, nothing is judged, unless that
 * takes too long. Any thread.
 */
final class AlertRun implements EventLogListener {

  /** So long nothing is judged: to go on with an alert is better than to raise it again. */
  static final Duration UNTIL_LOG_IS_READ = Duration.ofSeconds(30);
  private static final String SOURCE = "alerts-earlier";
  private static final Duration SHORTEST_GAP = Duration.ofSeconds(30);
  /** So long hosts of a hosts file have to be added. */
  private static final Duration UNTIL_ALL_HOSTS = Duration.ofMinutes(1);

  private final EventLog log;
  private final MetricHistory history;
  private final Delivery delivery;
  private final Clock clock;
  private final AlertEntries entries;
  private final ActionRunner actions;
  private final ScheduledExecutorService timer;
  /** Waits for the disk, and what is timed must not. */
  private final ScheduledExecutorService reader;
  private final Listeners<AlertListener> listeners = new Listeners<>();
  /** Guards itself. */
  private final Evaluation evaluation;
  private final List<Registration> registrations;
  private volatile Function<UUID, Optional<AlertRule>> rules = id -> Optional.empty();
  /** Guarded by the evaluation, like what follows. */
  private boolean isReady;
  private boolean isUnread = true;
  private boolean isReadWaiting;
  /** Alerts that ended before all was read: entries of them that are read do not tell of it yet. */
  private final Set<UUID> ended = new HashSet<>();

  AlertRun(AlertsImpl.Engine engine, Timing timing, Supplier<List<AlertAction>> offered) {
    log = engine.log();
    history = engine.history();
    delivery = engine.delivery();
    clock = timing.clock();
    timer = timing.scheduler("xenworkbench-alerts");
    reader = timing.scheduler("xenworkbench-alerts-log");
    entries = new AlertEntries(new AlertTexts(engine.sampler()));
    actions = new ActionRunner(offered, timing.pool("xenworkbench-alert-action", ActionThreads.MOST), timer, log,
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

  /** Begins as soon as the log was read, on a thread of its own: that may take a while, or for ever. */
  void start(Function<UUID, Optional<AlertRule>> known) {
    rules = known;
    readLater();
    timer.schedule(this::beginWithout, UNTIL_LOG_IS_READ.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void readLater() {
    synchronized (evaluation) {
      if (isUnread && !isReadWaiting) {
        isReadWaiting = true;
        reader.execute(this::read);
      }
    }
  }

  /** To be blind is worse than to raise twice: what is read later ends what is double. */
  private void beginWithout() {
    synchronized (evaluation) {
      if (isReady) {
        return;
      }
      isReady = true;
    }
    log.setFault(SOURCE, Optional.of(Messages.Alerts_EarlierUnknown));
  }

  private void read() {
    synchronized (evaluation) {
      isReadWaiting = false; // who hears from now on that it can be read has it read again
      if (!isUnread) {
        return;
      }
    }
    List<LogEntry> lasting;
    boolean readable = true;
    try {
      lasting = log.query(AlertEntries.lasting()).stream().filter(entry -> entry.finished().isEmpty()).toList();
    } catch (UnreadableLogException e) { // the log's fault tells why, and that it is over
      lasting = e.found();
      readable = false;
    }
    Map<UUID, Double> peaks = lasting.stream().flatMap(entry -> AlertEntries.alert(entry, rules).stream())
        .collect(Collectors.toMap(Alert::id, this::peak, (one, other) -> one));
    restore(lasting, peaks, readable);
    log.setFault(SOURCE, Optional.empty());
  }

  /** Its entry has the peak of when it was last written; what came after that is in the history. */
  private double peak(Alert alert) {
    AlertRule rule = alert.rule();
    TimeSeries series = rule.metric().isEmpty() ? TimeSeries.EMPTY
        : history.query(HistoryQuery.of(alert.object(), Set.of(rule.metric())).between(alert.since(), clock.instant()))
            .getOrDefault(rule.metric(), TimeSeries.EMPTY);
    return Arrays.stream(rule.sense() == AlertSense.ABOVE ? series.maxima() : series.minima())
        .reduce(alert.peak(), rule.sense()::farther);
  }

  private void restore(List<LogEntry> lasting, Map<UUID, Double> peaks, boolean isAll) {
    synchronized (evaluation) {
      isUnread = !isAll;
      isReady = true;
      Set<UUID> known = evaluation.active().stream().map(Alert::id).collect(Collectors.toSet());
      known.addAll(ended);
      lasting.stream().filter(entry -> !known.contains(entry.correlation())).forEach(entry -> restore(entry, peaks));
      if (isAll) {
        ended.clear();
      }
    }
    timer.schedule(() -> judge(() -> evaluation.endWithoutHost(clock.instant())), UNTIL_ALL_HOSTS.toNanos(),
        TimeUnit.NANOSECONDS);
  }

  private void restore(LogEntry entry, Map<UUID, Double> peaks) {
    AlertEntries.alert(entry, rules).map(
        alert -> alert.toBuilder().peak(peaks.getOrDefault(alert.id(), alert.peak())).build())
        .filter(alert -> evaluation.active(alert.object()).stream()
            .noneMatch(other -> other.rule().id().equals(alert.rule().id())))
        .ifPresentOrElse(
            alert -> publish(evaluation.restore(List.of(alert), clock.instant())),
            () -> log.append(AlertEntries.ended(entry, clock.instant())));
  }

  @Override
  public void entryChanged(LogEntry entry) {
    // what this process writes it knows
  }

  @Override
  public void faultChanged() {
    readLater();
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
    if (isUnread) {
      told.stream().filter(each -> each.phase() == AlertPhase.RESOLVED).map(each -> each.alert().id())
          .forEach(ended::add);
    }
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
      amend(alert, entry -> entries.resolved(entry, alert));
    } else {
      happening.user().ifPresent(user -> amend(alert, entry -> entries.changed(entry, alert, user)));
    }
    listeners.fire(listener -> listener.alertChanged(alert, phase));
    boolean isRemoved = rules.apply(alert.rule().id()).isEmpty(); // and the secrets of its actions with it
    boolean isSilenced = alert.silencedUntil().filter(clock.instant()::isBefore).isPresent();
    if (phase != AlertPhase.CHANGED && !isRemoved && !isSilenced) {
      actions.run(alert, phase);
    }
  }

  /** An alert may last longer than the log is kept: then its last state is an entry of its own. */
  private void amend(Alert alert, UnaryOperator<LogEntry> change) {
    log.amend(alert.id(), change).whenCompleteAsync((found, failure) -> {
      if (failure != null) { // what of the disk is the log's to tell
        SafeLog.of(AlertRun.class).warn("What became of an alert could not be written: " + alert.id(), failure);
      } else if (found.isEmpty()) {
        log.append(change.apply(entries.raised(alert)));
      }
    }, delivery::execute);
  }

  /** Changes what users say of an alert; whether there is one that changes. */
  boolean change(UUID id, UnaryOperator<Alert> change, String user) {
    synchronized (evaluation) {
      Optional<Happening> told = evaluation.change(id, change);
      told.ifPresent(happening -> publish(List.of(happening.by(user)))); // behind its raising, which is told there
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

  /** Hears of nothing any more; alerts that last go on with the next start. */
  void close() {
    registrations.forEach(Registration::close);
    actions.close();
    timer.shutdownNow();
    reader.shutdownNow();
  }
}
