/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.Alert.End;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.internal.RulePlans.Look;
import org.xenworkbench.core.alerts.internal.Watched.Watch;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryChange.HostChange;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Judges all samples by all rules. Remembers nothing of an object whose values are as they should be, so that a round
 * costs a comparison for each of its metrics that a rule looks at. What it answers is to be told in that order. Not for
 * several threads.
 */
final class Evaluation {

  private final Inventory inventory;
  private final HostGroups groups;
  private final Supplier<Duration> gap;
  private final Map<ObjectId, Watched> objects = new HashMap<>();
  private final Map<HostId, Set<ObjectId>> byHost = new HashMap<>();
  private Map<UUID, AlertRule> rules = Map.of();
  private RulePlans plans;
  private long comparisons;

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
    return new RulePlans(List.copyOf(rules.values()), host -> groups.groupOf(host).map(group -> group.id()));
  }

  /** How often a value was compared with a rule so far. */
  long comparisons() {
    return comparisons;
  }

  /** A host was sampled. */
  List<Happening> sampled(SampleBatch batch) {
    List<Happening> told = new ArrayList<>();
    HostId host = batch.host();
    long time = batch.time().toEpochMilli();
    List<Look> ofVms = plans.ofVmsOn(host);
    batch.values().forEach((id, values) -> {
      Watched known = objects.get(id);
      if (known != null && !known.host().equals(host)) {
        move(known, host, batch.time(), told);
      }
      look(id instanceof HostId ? plans.ofHost(host) : ofVms, id, values, host, time, told);
      if (id instanceof VmId) {
        look(plans.ofVm(id), id, values, host, time, told);
      }
    });
    for (ObjectId absent : List.copyOf(byHost.getOrDefault(host, Set.of()))) {
      Watched watched = batch.values().containsKey(absent) ? null : objects.get(absent);
      if (watched != null) {
        missing(watched, batch.time(), told);
      }
    }
    return told;
  }

  private void look(List<Look> looks, ObjectId id, Map<String, Double> values, HostId host, long time,
      List<Happening> told) {
    for (Look look : looks) {
      Double sampled = values.get(look.metric());
      double value = sampled == null ? Double.NaN : sampled;
      comparisons += look.rules().size();
      for (AlertRule rule : look.rules()) {
        Watched known = objects.get(id);
        Watch watch = known == null ? null : known.watches.get(rule.id());
        if (watch != null || rule.isBeyond(value)) {
          next(watch == null ? begin(id, host, rule) : watch, id, host, time, value, told);
        }
      }
    }
  }

  private Watch begin(ObjectId id, HostId host, AlertRule rule) {
    return add(id, host, new Watch(rule, new Course(rule, gap.get())));
  }

  private Watch add(ObjectId id, HostId host, Watch watch) {
    byHost.computeIfAbsent(host, key -> new HashSet<>()).add(id);
    objects.computeIfAbsent(id, key -> new Watched(id, host)).watches.put(watch.rule().id(), watch);
    return watch;
  }

  private void next(Watch watch, ObjectId id, HostId host, long time, double value, List<Happening> told) {
    Course course = watch.course;
    switch (course.next(time, value)) {
      case RAISED -> {
        Alert raised = Alert.of(watch.rule(), id, host, Instant.ofEpochMilli(time), value)
            .began(Instant.ofEpochMilli(course.since()), Instant.ofEpochMilli(time)).build();
        watch.setAlert(raised);
        tell(watch, AlertPhase.RAISED, told);
      }
      case REPEATED -> tell(watch, AlertPhase.REPEATED, told);
      case LOST, FOUND -> tell(watch, AlertPhase.CHANGED, told);
      case CLEARED -> end(watch, End.CLEARED, Instant.ofEpochMilli(time), told);
      default -> {
        // nothing to tell
      }
    }
    if (course.isIdle()) {
      forget(id, watch);
    }
  }

  private void tell(Watch watch, AlertPhase phase, List<Happening> told) {
    Alert now = now(watch);
    if (now != null) {
      watch.setAlert(now);
      told.add(new Happening(now, phase));
    }
  }

  private void end(Watch watch, End why, Instant time, List<Happening> told) {
    Alert last = now(watch);
    watch.course.end();
    watch.setAlert(null);
    if (last != null) {
      told.add(new Happening(last.toBuilder().resolved(why, time).build(), AlertPhase.RESOLVED));
    }
  }

  private void forget(ObjectId id, Watch watch) {
    Watched watched = objects.get(id);
    if (watched != null && watched.watches.remove(watch.rule().id()) != null && watched.watches.isEmpty()) {
      objects.remove(id);
      leave(id, watched.host());
    }
  }

  private void leave(ObjectId id, HostId host) {
    Set<ObjectId> there = byHost.getOrDefault(host, Set.of());
    there.remove(id);
    if (there.isEmpty()) {
      byHost.remove(host);
    }
  }

  /** The alert as it is now; null if there is none. */
  private @Nullable Alert now(Watch watch) {
    Alert before = watch.alert();
    if (before == null) {
      return null;
    }
    Course course = watch.course;
    Watched watched = objects.get(before.object());
    HostId host = watched == null ? before.host() : watched.host();
    String hostName = inventory.host(host).map(Host::name).orElse(before.hostName());
    Instant last = course.last() == Long.MIN_VALUE ? before.latestTime() : Instant.ofEpochMilli(course.last());
    return before.toBuilder().rule(watch.rule()).host(host, hostName).objectName(name(before, hostName))
        .state(course.isLost() ? Alert.State.NO_DATA : Alert.State.RAISED).latest(course.latest(), last)
        .peak(course.peak()).times(course.times()).build();
  }

  private String name(Alert alert, String hostName) {
    return alert.object() instanceof VmId vm
        ? inventory.virtualMachine(vm).map(VirtualMachine::name).orElse(alert.objectName()) : hostName;
  }

  /** Its host was sampled without it. */
  private void missing(Watched watched, Instant time, List<Happening> told) {
    Optional<End> end = watched.id instanceof VmId vm ? whyNot(inventory.virtualMachine(vm)) : Optional.empty();
    if (end.isPresent()) {
      endAll(watched, end.get(), time, told);
    } else {
      lose(watched, told);
    }
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
        forget(watched.id, watch);
      }
    }
  }

  private void endAll(Watched watched, End why, Instant time, List<Happening> told) {
    for (Watch watch : List.copyOf(watched.watches.values())) {
      end(watch, why, time, told);
      forget(watched.id, watch);
    }
  }

  private void move(Watched watched, HostId host, Instant time, List<Happening> told) {
    leave(watched.id, watched.host());
    byHost.computeIfAbsent(host, key -> new HashSet<>()).add(watched.id);
    watched.setHost(host);
    endOutOfScope(watched, time, told);
  }

  private void endOutOfScope(Watched watched, Instant time, List<Happening> told) {
    for (Watch watch : List.copyOf(watched.watches.values())) {
      if (!plans.watches(watch.rule().scope(), watched.id, watched.host())) {
        end(watch, End.LEFT_SCOPE, time, told);
        forget(watched.id, watch);
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
    for (ObjectId id : List.copyOf(byHost.getOrDefault(change.id(), Set.of()))) {
      Watched watched = objects.get(id);
      if (watched != null && change.after().isEmpty()) {
        endAll(watched, End.GONE, time, told);
      } else if (watched != null && change.after().filter(Host::isConnected).isEmpty()) {
        lose(watched, told);
      }
    }
  }

  private void changed(VmChange change, Instant time, List<Happening> told) {
    Watched watched = objects.get(change.id());
    if (watched == null) {
      return;
    }
    Optional<End> end = whyNot(change.after());
    if (end.isPresent()) {
      endAll(watched, end.get(), time, told);
    } else if (change.after().filter(vm -> !vm.host().equals(watched.host())).isPresent()) {
      move(watched, change.after().orElseThrow().host(), time, told);
    }
  }

  /** Groups of hosts changed at that time. */
  List<Happening> regrouped(Instant time) {
    plans = plan();
    List<Happening> told = new ArrayList<>();
    List.copyOf(objects.values()).forEach(watched -> endOutOfScope(watched, time, told));
    return told;
  }

  /** These rules are looked at from now on, all of them enabled and without a mistake. */
  List<Happening> use(List<AlertRule> enabled, Instant time) {
    Map<UUID, AlertRule> next = new HashMap<>();
    enabled.forEach(rule -> next.put(rule.id(), rule));
    rules = Map.copyOf(next);
    plans = plan();
    List<Happening> told = new ArrayList<>();
    for (Watched watched : List.copyOf(objects.values())) {
      for (Watch watch : List.copyOf(watched.watches.values())) {
        AlertRule now = rules.get(watch.rule().id());
        if (now != null && isSameTo(now, watch.rule())) {
          watch.use(now);
        } else {
          end(watch, now == null ? End.RULE_OFF : End.RULE_CHANGED, time, told);
          forget(watched.id, watch);
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
    List<Happening> told = new ArrayList<>();
    for (Alert alert : earlier) {
      AlertRule rule = rules.get(alert.rule().id());
      if (rule == null || !plans.watches(rule.scope(), alert.object(), alert.host())) {
        End why = rule == null ? End.RULE_OFF : End.LEFT_SCOPE;
        told.add(new Happening(alert.toBuilder().resolved(why, time).build(), AlertPhase.RESOLVED));
      } else {
        Watch watch = new Watch(rule, Course.raised(rule, gap.get(), alert.since().toEpochMilli(), alert.peak(),
            alert.times()));
        watch.setAlert(alert);
        add(alert.object(), alert.host(), watch);
      }
    }
    return told;
  }

  /** Ends what is left of hosts that are not there: an earlier session had them. */
  List<Happening> endWithoutHost(Instant time) {
    List<Happening> told = new ArrayList<>();
    for (Watched watched : List.copyOf(objects.values())) {
      if (inventory.host(watched.host()).isEmpty()) {
        endAll(watched, End.GONE, time, told);
      }
    }
    return told;
  }

  /** Changes what users say of an alert, such as that it is acknowledged; empty if there is none, or nothing changes. */
  Optional<Happening> change(UUID id, UnaryOperator<Alert> change) {
    List<Happening> told = new ArrayList<>();
    watches().filter(watch -> isOf(watch.alert(), id)).findFirst().ifPresent(watch -> {
      Alert before = now(watch);
      Alert after = before == null ? null : change.apply(before);
      if (after != null && !after.equals(before)) {
        throw new IllegalArgumentException("Another alert");
      }
      if (after != null && after != before) {
        watch.setAlert(after);
        tell(watch, AlertPhase.CHANGED, told);
      }
    });
    return told.stream().findFirst();
  }

  private static boolean isOf(@Nullable Alert alert, UUID id) {
    return alert != null && alert.id().equals(id);
  }

  private Stream<Watch> watches() {
    return objects.values().stream().flatMap(watched -> watched.watches.values().stream());
  }

  /** All alerts that last. */
  List<Alert> active() {
    return watches().flatMap(watch -> Optional.ofNullable(now(watch)).stream()).toList();
  }

  /** Those of one object. */
  List<Alert> active(ObjectId id) {
    Watched watched = objects.get(id);
    return watched == null ? List.of() : watched.watches.values().stream()
        .flatMap(watch -> Optional.ofNullable(now(watch)).stream()).toList();
  }
}
