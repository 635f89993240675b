/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What is shown of a UUID: its VM and the claims to it, with where they are going. Not thread-safe. */
final class VmRows {

  private final Journeys journeys;

  VmRows(Journeys journeys) {
    this.journeys = journeys;
  }

  /** The VM of a UUID and its claims; none of a holder that is not connected, unless its target shows it. */
  List<VirtualMachine> of(VmId vm, Map<HostId, DomainInfo> listed, Ownership ownership) {
    List<HostId> all = new ArrayList<>();
    ownership.shown().or(ownership::holder).ifPresent(all::add);
    all.addAll(ownership.claims());
    List<VirtualMachine> rows = new ArrayList<>(1);
    for (HostId host : all) {
      DomainInfo info = listed.get(host);
      if (info != null) { // else it has it, and is not connected
        boolean claim = ownership.claims().contains(host);
        rows.add(row(claim ? VmId.claim(host, vm.uuid()) : vm, host, info,
            claim ? Optional.empty() : source(vm, host, info),
            all.stream().filter(other -> !other.equals(host)).toList()));
      }
    }
    return List.copyOf(rows);
  }

  /** From where a VM is on its way to that host, which shows it. */
  private Optional<HostId> source(VmId vm, HostId host, DomainInfo info) {
    return journeys.target(vm).filter(host::equals).filter(target -> Ownership.isOnItsWay(info))
        .flatMap(target -> journeys.of(vm)).map(Ownership.Journey::source);
  }

  /** A control domain, which is its host's alone. */
  VirtualMachine controlDomain(VmId vm, HostId host, DomainInfo info) {
    return row(vm, host, info, Optional.empty(), List.of());
  }

  private VirtualMachine row(VmId id, HostId host, DomainInfo info, Optional<HostId> source, List<HostId> alsoOn) {
    Optional<HostId> target = journeys.target(id).filter(to -> !to.equals(host));
    return VirtualMachine.of(id, info.name(), host).state(info.state(), info.number()).vcpus(info.vcpus())
        .memory(info.memory(), info.maxMemory()).persistent(info.persistent()).migratingTo(target)
        .migratingFrom(source).alsoOn(alsoOn).reason(info.reason()).maxVcpus(info.maxVcpus()).saved(info.saved())
        .autostart(info.autostart()).build();
  }
}
