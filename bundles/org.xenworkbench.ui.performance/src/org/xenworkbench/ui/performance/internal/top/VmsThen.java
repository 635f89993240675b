/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xenworkbench.core.event.LogEntry;
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
 */
public record VmsThen(Map<VmId, HostId> hosts, List<String> gone, List<String> doubtful) {

  /** Tells what the event log has about a host since a time; may read a file. */
  @FunctionalInterface
  public interface Log {

    /** Since the time begins, and what is needed to know where VMs were at its beginning. */
    List<LogEntry> about(HostId host, MeanTime time);
  }

  /** Finds them; may read a file. */
  static VmsThen of(Collection<HostId> hosts, MeanTime time, Instant now, Inventory inventory, Log log) {
    long from = time.from(now).toEpochMilli();
    long to = time.to(now).toEpochMilli();
    Map<VmId, HostId> found = new HashMap<>();
    Map<VmId, Double> shares = new HashMap<>();
    Set<String> doubtful = new LinkedHashSet<>();
    Map<VmId, String> names = new HashMap<>();
    for (HostId host : hosts) {
      for (VmStay stay : VmsOfHost.of(host, inventory, log.about(host, time), seen(host, inventory, now))) {
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
    return new VmsThen(Map.copyOf(found), gone, new ArrayList<>(doubtful));
  }

  /** Those that are there now are seen now; what they did before, the log tells. */
  private static Map<VmId, Instant> seen(HostId host, Inventory inventory, Instant now) {
    return inventory.virtualMachines(host).stream().filter(vm -> vm.host().equals(host))
        .collect(Collectors.toMap(VirtualMachine::id, vm -> now));
  }

  boolean has(VmId vm) {
    return hosts.containsKey(vm);
  }

  /** Where a VM was. */
  HostId host(VirtualMachine vm) {
    return hosts.getOrDefault(vm.id(), vm.host());
  }
}
