/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;

/**
 * Which VMs were on hosts in a time that is over. Immutable.
 *
 * @param hosts on which of these hosts a VM was, of several where it was longest
 * @param gone the names of those that are in no list any more
 * @param doubtful the names of VMs of which nobody knows whether they were there
 * @param uses what each of these hosts took and its VMs of that, in the order of their names; none where there are many
 */
public record VmsThen(Map<VmId, HostId> hosts, List<String> gone, List<String> doubtful, List<HostUse> uses) {

  /** Of more than that it would take long to read what all their VMs took. */
  private static final int MOST_HOSTS = 4;

  VmsThen(Map<VmId, HostId> hosts, List<String> gone, List<String> doubtful) {
    this(hosts, gone, doubtful, List.of());
  }

  /** Tells what the event log has about a host since a time; may read a file. */
  @FunctionalInterface
  public interface Log {

    /** Since the time begins, and what is needed to know where VMs were at its beginning. */
    List<LogEntry> about(HostId host, MeanTime time);
  }

  /** Tells what a host and those that were there took; may read files. */
  @FunctionalInterface
  interface Uses {

    /** Of a host. */
    HostUse of(HostId host, List<VmStay> stays);
  }

  /** Finds them; may read a file. */
  static VmsThen of(Collection<HostId> hosts, MeanTime time, Instant now, Inventory inventory, Log log, Uses reader) {
    long from = time.from(now).toEpochMilli();
    long to = time.to(now).toEpochMilli();
    Map<VmId, HostId> found = new HashMap<>();
    Map<VmId, Double> shares = new HashMap<>();
    Set<String> doubtful = new LinkedHashSet<>();
    Map<VmId, String> names = new HashMap<>();
    List<HostUse> uses = new ArrayList<>();
    Comparator<HostId> byName = Comparator.comparing(id -> name(id, inventory), NameOrder.NAMES);
    for (HostId host : hosts.stream().sorted(byName).toList()) {
      List<VmStay> stays = VmsOfHost.of(host, inventory, log.about(host, time), seen(host, inventory, now));
      if (hosts.size() <= MOST_HOSTS) {
        uses.add(reader.of(host, stays));
      }
      for (VmStay stay : stays) {
        double share = stay.share(from, to);
        names.put(stay.vm(), stay.name());
        if (share > shares.getOrDefault(stay.vm(), 0.0)) {
          shares.put(stay.vm(), share);
          found.put(stay.vm(), host);
        }
        if (share == 0 && stay.isDoubtful(from, to)) {
          doubtful.add(stay.name());
        }
      }
    }
    List<String> gone = found.keySet().stream().filter(vm -> inventory.virtualMachine(vm).isEmpty()).map(names::get)
        .sorted(NameOrder.NAMES).toList();
    return new VmsThen(Map.copyOf(found), gone, new ArrayList<>(doubtful), List.copyOf(uses));
  }

  private static String name(HostId host, Inventory inventory) {
    return inventory.host(host).map(Host::name).orElse("");
  }

  /** Those that are there now are seen now; what they did before, the log tells. */
  private static Map<VmId, Instant> seen(HostId host, Inventory inventory, Instant now) {
    return inventory.virtualMachines(host).stream().filter(vm -> vm.host().equals(host))
        .collect(Collectors.toMap(VirtualMachine::id, vm -> now));
  }

  /** What a VM took of a host, in the mean over all of the time; empty if that is not read. */
  Optional<Map<Usage, Double>> use(VmId vm, HostId host) {
    return uses.stream().filter(use -> use.host().equals(host)).findFirst()
        .flatMap(use -> Optional.ofNullable(use.vms().get(vm)));
  }

  /**
   * All rows: of each host all and the rest, then the VMs, each with what it took of other hosts, where it was for a
   * shorter part; at the end those that were there for a part of what one value stands for, and not in this time.
   *
   * @param order the VMs that were there, in their order
   * @param isKnown whether a VM is in some list still
   */
  List<TopRow> rows(List<VmId> order, Predicate<VmId> isKnown) {
    List<TopRow> rows = new ArrayList<>();
    uses.forEach(use -> rows.addAll(List.of(new TopRow.All(use.host()), new TopRow.Rest(use.host()))));
    for (VmId vm : order) {
      rows.add(new TopRow.OfVm(vm));
      rows.addAll(parts(vm));
    }
    uses.stream().flatMap(use -> use.vms().keySet().stream()).distinct().filter(vm -> !has(vm)).filter(isKnown)
        .sorted(Comparator.comparing(VmId::key)).forEach(vm -> rows.addAll(parts(vm)));
    return List.copyOf(rows);
  }

  private List<TopRow.Part> parts(VmId vm) {
    return uses.stream().filter(use -> use.vms().containsKey(vm)).map(HostUse::host)
        .filter(host -> !host.equals(hosts.get(vm))).map(host -> new TopRow.Part(vm, host)).toList();
  }

  boolean has(VmId vm) {
    return hosts.containsKey(vm);
  }

  /** Where a VM was. */
  HostId host(VirtualMachine vm) {
    return hosts.getOrDefault(vm.id(), vm.host());
  }
}
