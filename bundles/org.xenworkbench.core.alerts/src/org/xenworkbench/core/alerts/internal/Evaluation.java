/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.xenworkbench.core.alerts.Alert.End;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.internal.RulePlans.Look;
import org.xenworkbench.core.alerts.internal.Watched.Watch;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.HostChange;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Judges all samples by all rules. Remembers nothing of an object whose values are as they should be, so that a round
 * costs a comparison for each of its metrics that a rule looks at. What it answers is to be told in that order. Not for
 * several threads.
 */
final class Evaluation {

  private static final Duration UNTIL_SETTLED = Duration.ofMinutes(1);

  private final Inventory inventory;
  private final HostGroups groups;
  private final Supplier<Duration> gap;
  private final WatchedObjects objects = new WatchedObjects();
  /** What has an alert, by the alert's identity. */
  private final Map<UUID, Watch> alerts = new LinkedHashMap<>();
  private final Silences silences = new Silences();
  private Map<UUID, AlertRule> rules = Map.of();
  private RulePlans plans;
  private long comparisons;
  /** Until then a VM of an earlier session may be on a host that was not asked yet. */
  private Instant settled = Instant.MIN;

  /**
   * Begins without rules.
   *
   * @param gap the longest time between two samples that is no gap
   */
  Evaluation(Inventory inventory, HostGroups groups, Supplier<Duration> gap) {
    this.inventory = inventory;
    this.groups = groups;
    this.gap = gap;
    this.plans = plan();
  }

  private RulePlans plan() {
    return new RulePlans(List.copyOf(rules.values()),
        host -> groups.groupsOf(host).stream().map(HostGroup::id).toList(),
        host -> inventory.host(host).flatMap(Host::sameMachineAs).isPresent());
  }

  /** How often a value was compared with a rule so far. */
  long comparisons() {
    return comparisons;
  }

  /** A host was sampled. */
  List<Happening> sampled(SampleBatch batch) {
    List<Happening> told = new ArrayList<>();
    HostId host = batch.host();
    List<Look> ofVms = plans.ofVmsOn(host);
    Duration longest = gap.get();
    batch.values().forEach((id, values) -> {
      Watched known = objects.get(id);
      if (known != null && !known.host().equals(host)) {
        move(known, host, batch.time(), told);
      }
      Sample sample = new Sample(id, host, batch.time().toEpochMilli(), longest, values);
      look(id instanceof HostId ? plans.ofHost(host) : ofVms, sample, told);
      look(plans.ofVm(id), sample, told);
    });
    objects.of(host).stream().filter(watched -> !batch.values().containsKey(watched.id))
        .forEach(absent -> missing(absent, batch.time(), told));
    return told;
  }

  /** What was sampled of one object. */
  private record Sample(ObjectId id, HostId host, long time, Duration gap, Map<String, Double> values) {
  }

  private void look(List<Look> looks, Sample sample, List<Happening> told) {
    Watched known = looks.isEmpty() ? null : objects.get(sample.id());
    for (Look look : looks) {
      Double sampled = sample.values().get(look.metric());
      double value = sampled == null ? Double.NaN : sampled;
      comparisons += look.rules().size();
      for (AlertRule rule : look.rules()) {
        Watch watch = known == null ? null : known.watches.get(rule.id());
        if (watch != null) {
          next(watch, sample, value, told);
        } else if (rule.isBeyond(value)) {
          Watch begun = new Watch(rule, new Course(rule, sample.gap()));
          known = objects.add(sample.id(), sample.host(), begun);
          next(begun, sample, value, told);
        }
      }
    }
  }

  private void next(Watch watch, Sample sample, double value, List<Happening> told) {
    Course course = watch.course;
    Instant time = Instant.ofEpochMilli(sample.time());
    course.beSampled(sample.gap());
    switch (course.next(sample.time(), value)) {
      case RAISED -> {
        setAlert(watch, Optional.of(Alert.of(watch.rule(), sample.id(), sample.host(), time, value)
            .began(Instant.ofEpochMilli(course.since()), time)
            .silencedUntil(silences.take(watch.rule().id(), sample.id(), time)).build()));
        tell(watch, AlertPhase.RAISED, told);
      }
      case REPEATED -> tell(watch, AlertPhase.REPEATED, told);
      case LOST, FOUND -> tell(watch, AlertPhase.CHANGED, told);
      case CLEARED -> end(watch, End.CLEARED, time, told);
      default -> {
        if (watch.isOwed(time)) {
          tell(watch, AlertPhase.REPEATED, told);
        }
      }
    }
    Watched watched = objects.get(sample.id());
    if (watched != null && course.isIdle()) {
      objects.forget(watched, watch);
    }
  }

  private void tell(Watch watch, AlertPhase phase, List<Happening> told) {
    Optional<Alert> now = now(watch);
    setAlert(watch, now);
    now.ifPresent(alert -> told.add(new Happening(alert, phase)));
  }

  private void setAlert(Watch watch, Optional<Alert> now) {
    watch.alert().map(Alert::id).ifPresent(alerts::remove);
    now.map(Alert::id).ifPresent(id -> alerts.put(id, watch));
    watch.setAlert(now);
  }

  private void end(Watch watch, End why, Instant time, List<Happening> told) {
    now(watch).ifPresent(alert -> {
      silences.keep(alert, time);
      told.add(new Happening(alert.toBuilder().resolved(why, time).build(), AlertPhase.RESOLVED));
    });
    watch.course.end();
    setAlert(watch, Optional.empty());
  }

  /** The alert as it is now; empty if there is none. */
  private Optional<Alert> now(Watch watch) {
    return watch.alert().map(before -> {
      Course course = watch.course;
      Watched watched = objects.get(before.object());
      HostId host = watched == null ? before.host() : watched.host();
      String hostName = inventory.host(host).map(Host::name).orElse(before.hostName());
      Instant last = course.hasSample() ? Instant.ofEpochMilli(course.last()) : before.latestTime();
      return before.toBuilder().rule(watch.rule()).host(host, hostName).objectName(name(before, hostName))
          .state(course.isLost() ? Alert.State.NO_DATA : Alert.State.RAISED).latest(course.latest(), last)
          .peak(course.peak()).times(course.times()).build();
    });
  }

  private String name(Alert alert, String hostName) {
    return alert.object() instanceof VmId vm
        ? inventory.virtualMachine(vm).map(VirtualMachine::name).orElse(alert.objectName()) : hostName;
  }

  /** Its host was sampled without it. */
  private void missing(Watched watched, Instant time, List<Happening> told) {
    Optional<End> end = watched.id instanceof VmId vm ? whyNot(inventory.virtualMachine(vm)) : Optional.empty();
    boolean mayBeElsewhere = time.isBefore(settled)
        && watched.watches.values().stream().noneMatch(watch -> watch.course.hasSample());
    end.filter(why -> why != End.GONE || !mayBeElsewhere).ifPresentOrElse(why -> endAll(watched, why, time, told),
        () -> lose(watched, told));
  }

  private static Optional<End> whyNot(Optional<VirtualMachine> vm) {
    return vm.isEmpty() ? Optional.of(End.GONE) : vm.get().isActive() ? Optional.empty() : Optional.of(End.SHUT_OFF);
  }

  private void lose(Watched watched, List<Happening> told) {
    for (Watch watch : List.copyOf(watched.watches.values())) {
      if (watch.course.gap() == Course.Step.LOST) {
        tell(watch, AlertPhase.CHANGED, told);
      }
      if (watch.course.isIdle()) {
        objects.forget(watched, watch);
      }
    }
  }

  private void endAll(Watched watched, End why, Instant time, List<Happening> told) {
    for (Watch watch : List.copyOf(watched.watches.values())) {
      end(watch, why, time, told);
      objects.forget(watched, watch);
    }
  }

  private void move(Watched watched, HostId host, Instant time, List<Happening> told) {
    objects.move(watched, host);
    endOutOfScope(watched, time, told);
  }

  private void endOutOfScope(Watched watched, Instant time, List<Happening> told) {
    for (Watch watch : List.copyOf(watched.watches.values())) {
      if (!plans.watches(watch.rule().scope(), watched.id, watched.host())) {
        end(watch, End.LEFT_SCOPE, time, told);
        objects.forget(watched, watch);
      }
    }
  }

  /** The inventory changed at that time. */
  List<Happening> changed(List<InventoryChange> changes, Instant time) {
    List<Happening> told = new ArrayList<>();
    for (InventoryChange change : changes) {
      if (change instanceof HostChange host) {
        changed(host, time, told);
      } else if (change instanceof VmChange vm) {
        changed(vm, time, told);
      }
    }
    return told;
  }

  private void changed(HostChange change, Instant time, List<Happening> told) {
    if (!change.before().flatMap(Host::sameMachineAs).equals(change.after().flatMap(Host::sameMachineAs))) {
      plans = plan();
      objects.of(change.id()).forEach(watched -> endOutOfScope(watched, time, told));
    }
    if (change.after().isEmpty()) {
      objects.of(change.id()).forEach(watched -> endAll(watched, End.GONE, time, told));
    } else if (!change.after().get().isConnected()) {
      objects.of(change.id()).forEach(watched -> lose(watched, told));
    }
  }

  private void changed(VmChange change, Instant time, List<Happening> told) {
    Watched watched = objects.get(change.id());
    if (watched == null) {
      return;
    }
    Optional<End> end = whyNot(change.after());
    if (change.after().isEmpty() && isDisconnected(watched.host())) {
      lose(watched, told); // nobody can tell whether it is gone
    } else if (end.isPresent()) {
      endAll(watched, end.get(), time, told);
    } else if (change.after().filter(vm -> !vm.host().equals(watched.host())).isPresent()) {
      move(watched, change.after().orElseThrow().host(), time, told);
    }
  }

  private boolean isDisconnected(HostId host) {
    return inventory.host(host).filter(known -> !known.isConnected()).isPresent();
  }

  /** Groups of hosts changed at that time. */
  List<Happening> regrouped(Instant time) {
    plans = plan();
    List<Happening> told = new ArrayList<>();
    objects.all().forEach(watched -> endOutOfScope(watched, time, told));
    return told;
  }

  /** These rules are looked at from now on, all of them enabled and without a mistake. */
  List<Happening> use(List<AlertRule> enabled, Instant time) {
    Map<UUID, AlertRule> next = new HashMap<>();
    enabled.forEach(rule -> next.put(rule.id(), rule));
    rules = Map.copyOf(next);
    plans = plan();
    List<Happening> told = new ArrayList<>();
    for (Watched watched : objects.all()) {
      for (Watch watch : List.copyOf(watched.watches.values())) {
        AlertRule now = rules.get(watch.rule().id());
        if (now != null && isSameTo(now, watch.rule())) {
          watch.use(now);
        } else {
          end(watch, now == null ? End.RULE_OFF : End.RULE_CHANGED, time, told);
          objects.forget(watched, watch);
        }
      }
    }
    return told;
  }

  /** Whether the same values of the same objects raise an alert. */
  private static boolean isSameTo(AlertRule one, AlertRule other) {
    UnaryOperator<AlertRule> core = rule -> AlertRule.of("", rule.scope(), rule.metric(), 0).id(rule.id())
        .level(rule.sense(), rule.level()).clearing(rule.clearing()).holds(rule.holds()).build();
    return core.apply(one).equals(core.apply(other));
  }

  /**
   * Goes on with alerts that an earlier session had not ended.
   *
   * @return those that are over: their rule is not looked at any more, or does not watch the object
   */
  List<Happening> restore(List<Alert> earlier, Instant time) {
    settled = time.plus(UNTIL_SETTLED);
    List<Happening> told = new ArrayList<>();
    for (Alert alert : earlier) {
      AlertRule rule = rules.get(alert.rule().id());
      if (rule == null || !plans.watches(rule.scope(), alert.object(), alert.host())) {
        End why = rule == null ? End.RULE_OFF : End.LEFT_SCOPE;
        told.add(new Happening(alert.toBuilder().resolved(why, time).build(), AlertPhase.RESOLVED));
      } else {
        Watch watch = new Watch(rule, Course.raised(rule, gap.get(), alert.since().toEpochMilli(), alert.peak(),
            alert.times()));
        setAlert(watch, Optional.of(alert));
        objects.add(alert.object(), alert.host(), watch);
      }
    }
    return told;
  }

  /** Ends what is left of hosts that are not there: an earlier session had them. */
  List<Happening> endWithoutHost(Instant time) {
    List<Happening> told = new ArrayList<>();
    objects.all().stream().filter(watched -> inventory.host(watched.host()).isEmpty())
        .forEach(watched -> endAll(watched, End.GONE, time, told));
    return told;
  }

  /** Changes what users say of an alert; empty if there is none, or nothing changes. */
  Optional<Happening> change(UUID id, UnaryOperator<Alert> change) {
    List<Happening> told = new ArrayList<>();
    Watch watch = alerts.get(id);
    if (watch != null) {
      Alert before = now(watch).orElseThrow();
      Alert after = change.apply(before);
      if (after != before) { // equal by identity as they are
        setAlert(watch, Optional.of(after));
        tell(watch, AlertPhase.CHANGED, told);
      }
    }
    return told.stream().findFirst();
  }

  /** All alerts that last. */
  List<Alert> active() {
    return alerts.values().stream().flatMap(watch -> now(watch).stream()).toList();
  }

  /** How many there are. */
  int activeCount() {
    return alerts.size();
  }

  /** The one of that identity, as long as it lasts. */
  Optional<Alert> alert(UUID id) {
    return Optional.ofNullable(alerts.get(id)).flatMap(this::now);
  }

  /** Those of one object. */
  List<Alert> active(ObjectId id) {
    Watched watched = objects.get(id);
    return watched == null ? List.of()
        : watched.watches.values().stream().flatMap(watch -> now(watch).stream()).toList();
  }
}
