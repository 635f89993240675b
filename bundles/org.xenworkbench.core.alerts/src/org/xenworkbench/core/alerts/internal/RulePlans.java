/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * Which rules look at which metrics of which objects, found once for each host: a sample is then compared with the
 * rules that want it, and no others are looked at. A machine that is there twice is one of all hosts. Made anew when
 * rules, groups or machines change. Not for several threads.
 */
final class RulePlans {

  /** Rules that look at one metric. */
  record Look(String metric, List<AlertRule> rules) {
  }

  private final List<AlertRule> rules;
  private final Function<HostId, List<GroupId>> groups;
  /** Whether another host of the workbench stands for the same machine. */
  private final Predicate<HostId> isSecond;
  private final Map<HostId, List<Look>> ofHosts = new HashMap<>();
  private final Map<HostId, List<Look>> ofTheirVms = new HashMap<>();
  /** VMs that a rule names. */
  private final Map<ObjectId, List<Look>> ofVms;

  RulePlans(List<AlertRule> rules, Function<HostId, List<GroupId>> groups, Predicate<HostId> isSecond) {
    this.rules = rules;
    this.groups = groups;
    this.isSecond = isSecond;
    Map<ObjectId, List<AlertRule>> named = rules.stream().filter(RulePlans::namesVm)
        .collect(Collectors.groupingBy(rule -> rule.scope().within().orElseThrow()));
    Map<ObjectId, List<Look>> looks = new HashMap<>();
    named.forEach((vm, all) -> looks.put(vm, looks(all)));
    this.ofVms = looks;
  }

  private static boolean namesVm(AlertRule rule) {
    return rule.scope().within().filter(VmId.class::isInstance).isPresent();
  }

  /** What of a host is looked at. */
  List<Look> ofHost(HostId host) {
    return ofHosts.computeIfAbsent(host, key -> looks(select(rule -> watches(rule.scope(), host, host))));
  }

  /** What is looked at of each VM of a host. */
  List<Look> ofVmsOn(HostId host) {
    return ofTheirVms.computeIfAbsent(host, key -> looks(select(rule -> rule.scope().measured() == Scope.VM
        && !namesVm(rule) && isWithin(rule.scope(), host))));
  }

  /** What is looked at of that VM besides. */
  List<Look> ofVm(ObjectId vm) {
    return ofVms.getOrDefault(vm, List.of());
  }

  /** Whether an object is in a scope while that host owns it. */
  boolean watches(AlertScope scope, ObjectId object, HostId host) {
    boolean kind = scope.measured() == Scope.HOST ? object instanceof HostId : object instanceof VmId;
    return kind && (scope.within().filter(object::equals).isPresent() || isWithin(scope, host));
  }

  private boolean isWithin(AlertScope scope, HostId host) {
    return scope.within().isEmpty() && !isSecond.test(host) || scope.within().filter(host::equals).isPresent()
        || scope.group().filter(groups.apply(host)::contains).isPresent();
  }

  private List<AlertRule> select(Predicate<AlertRule> wanted) {
    return rules.stream().filter(wanted).toList();
  }

  private static List<Look> looks(List<AlertRule> rules) {
    Map<String, List<AlertRule>> byMetric = new LinkedHashMap<>();
    rules.forEach(rule -> byMetric.computeIfAbsent(rule.metric(), key -> new ArrayList<>()).add(rule));
    return byMetric.entrySet().stream().map(each -> new Look(each.getKey(), List.copyOf(each.getValue()))).toList();
  }
}
