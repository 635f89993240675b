/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;
import org.xenworkbench.ui.performance.internal.own.ChartLine;

/** What there is to choose from for the lines of charts: objects, and what is measured of them. Any thread. */
final class ChartObjects {

  /** Devices are looked for on so many objects: a whole fleet has the same ones. */
  private static final int LOOKED_AT = 64;

  private final ChartParts parts;

  /**
   * What a line may be of.
   *
   * @param object the object; empty for what is selected
   * @param name what it is called, by itself
   * @param label the same, with what tells it from others
   */
  record Owner(Whose whose, Optional<ObjectId> object, String name, String label) {

    ChartLine line(String metric) {
      return new ChartLine(whose, object, object.isPresent() ? name : "", metric, OptionalInt.empty(), "");
    }
  }

  /**
   * A metric that a line may show.
   *
   * @param id its identity, or a pattern of several
   * @param definition what it is, in a sentence
   */
  record Metric(Scope scope, String id, String label, String definition, Rank rank) {
  }

  /** In this order metrics are offered: one object has a device that another has not. */
  enum Rank {
    WHOLE, ALL_DEVICES, DEVICE
  }

  /**
   * A metric and who of the chosen ones has it.
   *
   * @param owners at least one
   */
  record Shared(Metric metric, List<Owner> owners) {
  }

  ChartObjects(ChartParts parts) {
    this.parts = parts;
  }

  /** All that lines may be of: what is selected, then hosts, then VMs. */
  List<Owner> owners() {
    List<Owner> owners = new ArrayList<>();
    for (Whose whose : List.of(Whose.HOSTS, Whose.VMS, Whose.VM_HOSTS)) {
      owners.add(new Owner(whose, Optional.empty(), selected(whose), selected(whose)));
    }
    Map<HostId, String> hosts = parts.inventory().hosts().stream().collect(Collectors.toMap(Host::id, Host::name));
    parts.inventory().hosts().forEach(host -> owners.add(
        new Owner(Whose.OBJECT, Optional.of(host.id()), host.name(),
            NLS.bind(Messages.ChartObjects_host, host.name()))));
    parts.inventory().virtualMachines().forEach(vm -> owners.add(new Owner(Whose.OBJECT, Optional.of(vm.id()),
        vm.name(), NLS.bind(Messages.ChartObjects_vm, vm.name(), hosts.getOrDefault(vm.host(), "")))));
    return owners;
  }

  private static String selected(Whose whose) {
    return switch (whose) {
      case HOSTS -> Messages.ChartObjects_hosts;
      case VMS -> Messages.ChartObjects_vms;
      case VM_HOSTS -> Messages.ChartObjects_vmHosts;
      case OBJECT -> "";
    };
  }

  /** Whose a line is, in words. */
  String owner(ChartLine line) {
    return line.object().map(object -> name(object).orElseGet(() -> NLS.bind(Messages.ChartObjects_gone,
        line.objectName().isEmpty() ? object.key() : line.objectName()))).orElseGet(() -> selected(line.whose()));
  }

  private Optional<String> name(ObjectId object) {
    return object instanceof HostId host ? parts.inventory().host(host).map(Host::name)
        : object instanceof VmId vm ? parts.inventory().virtualMachine(vm).map(this::name)
        : Optional.empty();
  }

  /** Every host has a Domain-0, and other names can be those of several, too. */
  private String name(VirtualMachine vm) {
    boolean isOnlyOne = parts.inventory().virtualMachines().stream()
        .noneMatch(other -> other.name().equals(vm.name()) && !other.id().equals(vm.id()));
    return isOnlyOne ? vm.name() : parts.inventory().host(vm.host())
        .map(host -> NLS.bind(Messages.ChartObjects_vm, vm.name(), host.name())).orElse(vm.name());
  }

  /** What a line shows, in words. */
  String metric(ChartLine line) {
    return parts.sampler().descriptor(line.scope(), line.metric())
        .map(descriptor -> descriptor.labelOf(line.metric()))
        .or(() -> patterns(line.scope()).filter(metric -> metric.id.equals(line.metric())).map(Metric::label)
            .findFirst())
        .orElse(line.metric());
  }

  /** What lines of some owners can show, what is of no device first; a host's is another than a VM's. Reads files. */
  List<Shared> metrics(List<Owner> owners) {
    Map<Metric, List<Owner>> found = new LinkedHashMap<>();
    owners.forEach(owner -> metrics(owner)
        .forEach(metric -> found.computeIfAbsent(metric, any -> new ArrayList<>()).add(owner)));
    return found.entrySet().stream().map(entry -> new Shared(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing((Shared shared) -> shared.metric().rank())).toList();
  }

  /** The metrics that a line of an owner can show: those it has or had, and those of all its devices. Reads files. */
  List<Metric> metrics(Owner owner) {
    Scope scope = owner.line("?").scope();
    Set<String> known = new TreeSet<>(NameOrder.NAMES);
    known.addAll(owner.object().map(object -> (Collection<String>) parts.history().metrics(object))
        .orElseGet(() -> ofKind(scope)));
    List<Metric> found = new ArrayList<>();
    known.forEach(id -> parts.sampler().descriptor(scope, id).ifPresent(descriptor -> found.add(
        new Metric(scope, id, descriptor.labelOf(id), descriptor.definition(),
            isOfDevice(descriptor) ? Rank.DEVICE : Rank.WHOLE))));
    List<String> ofDevices =
        found.stream().filter(metric -> metric.rank == Rank.DEVICE).map(Metric::id).toList();
    patterns(scope).filter(pattern -> ofDevices.stream().anyMatch(owner.line(pattern.id)::matches)).forEach(found::add);
    return found.stream().sorted(Comparator.comparing(Metric::rank)).toList();
  }

  private static boolean isOfDevice(MetricDescriptor descriptor) {
    return descriptor.id().indexOf('<') >= 0;
  }

  /** What objects of a kind have: each metric of the table, and those of devices that some of them have. */
  private Set<String> ofKind(Scope scope) {
    Stream<ObjectId> objects = scope == Scope.HOST ? parts.inventory().hosts().stream().map(Host::id)
        : parts.inventory().virtualMachines().stream().map(VirtualMachine::id);
    Set<String> known = objects.limit(LOOKED_AT).flatMap(object -> parts.history().recentMetrics(object).stream())
        .collect(Collectors.toCollection(TreeSet::new));
    parts.sampler().descriptors().stream().filter(descriptor -> descriptor.scope() == scope)
        .map(MetricDescriptor::id).filter(id -> id.indexOf('<') < 0).forEach(known::add);
    return known;
  }

  private Stream<Metric> patterns(Scope scope) {
    return parts.sampler().descriptors().stream()
        .filter(descriptor -> descriptor.scope() == scope && isOfDevice(descriptor))
        .map(descriptor -> new Metric(scope, descriptor.id().replaceAll("<[^>]*>", "*"),
            NLS.bind(Messages.ChartObjects_all, descriptor.label().replaceAll("<[^>]*>", "*")),
            descriptor.definition(), Rank.ALL_DEVICES));
  }

  /** The unit of what a line shows; empty if nobody says what that is. */
  Optional<Unit> unit(ChartLine line) {
    Optional<MetricDescriptor> exact = line.isPattern() ? Optional.empty()
        : parts.sampler().descriptor(line.scope(), line.metric());
    return exact.or(() -> parts.sampler().descriptors().stream()
        .filter(descriptor -> descriptor.scope() == line.scope() && isOfDevice(descriptor))
        .filter(descriptor -> line.matches(descriptor.id().replaceAll("<[^>]*>", "0"))).findFirst())
        .map(MetricDescriptor::unit);
  }
}
