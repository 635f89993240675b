/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.alerts.internal.ObjectNames;

/** What there is to choose from for a rule: hosts, VMs, groups, and what is measured of them. Any thread. */
final class RuleObjects {

  /** Devices are looked for on so many objects: a whole fleet has the same ones. */
  private static final int LOOKED_AT = 64;

  private final Inventory inventory;
  private final HostGroups groups;
  private final Sampler sampler;
  private final ObjectNames names;

  RuleObjects(Inventory inventory, HostGroups groups, Sampler sampler) {
    this.inventory = inventory;
    this.groups = groups;
    this.sampler = sampler;
    names = new ObjectNames(inventory, groups);
  }

  /** All that a rule of that kind can be within, by name. */
  List<? extends ModelObject> offered(ScopeKind kind) {
    Class<?> type = kind.type().orElse(null);
    return type == VirtualMachine.class ? inventory.virtualMachines()
        : type == Host.class ? inventory.hosts() : type == HostGroup.class ? groups.groups() : List.of();
  }

  /** The hosts or VMs that a scope has now, by name; who wants some of many looks at no more. */
  Stream<? extends ModelObject> of(AlertScope scope) {
    List<? extends ModelObject> all =
        scope.measured() == Scope.HOST ? inventory.hosts() : inventory.virtualMachines();
    return all.stream().filter(object -> names.covers(scope, object.id()));
  }

  /** The metrics that rules of a scope can be about: those of the table, then those of devices that somebody has. */
  List<String> metrics(AlertScope scope) {
    Set<String> metrics = new LinkedHashSet<>();
    List<MetricDescriptor> described = sampler.descriptors().stream()
        .filter(descriptor -> descriptor.scope() == scope.measured()).toList();
    described.stream().map(MetricDescriptor::id).filter(id -> id.indexOf('<') < 0).forEach(metrics::add);
    List<String> devices = new ArrayList<>(of(scope).limit(LOOKED_AT).map(ModelObject::id)
        .map(sampler::latest).map(Map::keySet).flatMap(Collection::stream).distinct()
        .filter(metric -> !metrics.contains(metric)).filter(metric -> isDescribed(described, metric)).toList());
    devices.sort(NameOrder.NAMES);
    return Stream.concat(metrics.stream(), devices.stream()).toList();
  }

  private static boolean isDescribed(List<MetricDescriptor> described, String metric) {
    return described.stream().anyMatch(descriptor -> descriptor.describes(metric));
  }
}
