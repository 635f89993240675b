/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.Stays;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.charts.model.Span;

/** Knows what charts say of each kind of objects: a further kind has its place here. For one thread. */
final class Subjects {

  private static final int COLORS = 7;

  private final Inventory inventory;
  private final Sampler sampler;
  private final LoggedEvents events;
  /** Of objects that were there before, so that one that has gone meanwhile has its name. */
  private final Map<ObjectId, String> names = new HashMap<>();
  private final Map<String, Integer> hostColors = new HashMap<>();

  /**
   * Creates it.
   *
   * @param events knows names of what was gone before
   */
  Subjects(Inventory inventory, Sampler sampler, LoggedEvents events) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.events = events;
  }

  Subject of(ObjectId object) {
    if (object instanceof HostId id) {
      Optional<Host> host = inventory.host(id);
      return new Subject(Scope.HOST, name(id, host.map(Host::name)), host.isPresent(), host, true, memory(id));
    }
    Optional<VirtualMachine> vm = object instanceof VmId id ? inventory.virtualMachine(id) : Optional.empty();
    return new Subject(Scope.VM, name(object, vm.map(VirtualMachine::name)), vm.isPresent(),
        vm.flatMap(there -> inventory.host(there.host())), false, vm.map(this::memory).orElse(0.0));
  }

  /** Objects with the hosts of those that are VMs. */
  Set<ObjectId> withHosts(List<ObjectId> objects) {
    Set<ObjectId> all = new HashSet<>(objects);
    objects.forEach(object -> of(object).host().map(Host::id).ifPresent(all::add));
    return Set.copyOf(all);
  }

  /** The host where a VM is, if it is in the list. */
  Optional<HostId> whereabouts(VmId vm) {
    return inventory.virtualMachine(vm).map(VirtualMachine::whereabouts);
  }

  /** Since when the host where a VM is has been connected, if it is. */
  Optional<Instant> watchedSince(VmId vm) {
    return whereabouts(vm).flatMap(inventory::host).filter(Host::isConnected).map(host -> host.connection().since());
  }

  private String name(ObjectId object, Optional<String> current) {
    current.ifPresent(name -> names.put(object, name));
    return current.or(() -> Optional.ofNullable(names.get(object))).or(() -> events.name(object)).orElse("");
  }

  /** A maximum beyond the host's memory is none: it says that nobody set one. */
  private double memory(VirtualMachine vm) {
    double host = memory(vm.host());
    return host > 0 ? Math.min(vm.maxMemory(), host) : vm.maxMemory();
  }

  private double memory(HostId host) {
    double told = inventory.host(host).flatMap(Host::info).map(info -> (double) info.memory()).orElse(0.0);
    return sampler.latest(host).getOrDefault(Metrics.MEMORY_TOTAL, told);
  }

  /** What the host is called now that a key in the event log stands for, or the one that stands for that now. */
  Optional<String> hostName(String key) {
    return ModelTexts.hostName(key, inventory);
  }

  /** Where VMs were, in the hosts that stand for those that the log names now. */
  Stays stays(List<LogEntry> entries) {
    return Stays.of(entries, inventory::standIn);
  }

  /** What is said of a stay: each host has its colour, and keeps it when others come and go. */
  Span span(HostStay stay) {
    List<String> known = inventory.hosts().stream().map(Host::name).sorted(NameOrder.NAMES).toList();
    hostColors.keySet().retainAll(known);
    known.forEach(name -> hostColors.computeIfAbsent(name, any -> freeColor()));
    OptionalInt color = stay.host().map(name -> OptionalInt.of(hostColors.containsKey(name) ? hostColors.get(name)
        : known.size() + Math.floorMod(name.hashCode(), COLORS))).orElse(OptionalInt.empty());
    return new Span(stay.from(), stay.to(), SafeText.cell(text(stay)), color);
  }

  private int freeColor() {
    return IntStream.iterate(0, color -> color + 1).filter(color -> !hostColors.containsValue(color)).findFirst()
        .orElseThrow();
  }

  private static String text(HostStay stay) {
    return stay.hosts().size() == 2 ? NLS.bind(Messages.Hosts_either, stay.hosts().get(0), stay.hosts().get(1))
        : stay.host().orElse(Messages.Hosts_unknown);
  }

  /** Forgets objects that are not shown any more. */
  void retain(Set<ObjectId> objects) {
    names.keySet().retainAll(objects);
  }
}
