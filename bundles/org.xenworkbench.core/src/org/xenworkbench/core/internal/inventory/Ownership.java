/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.HostId;

/**
 * Which host owns a VM that several list: a running placement beats a paused one, which beats a shut-off one; among
 * equals the previous owner stays, so that a migration moves the VM only when the target has resumed it. Then it moves
 * at once: Xen lists the source as running until it has cleaned up, seconds after the guest goes on at the target, so
 * among running ones the target of a migration wins. VMs that are shut off on several hosts have several owners: there
 * are several VMs that could be started.
 */
final class Ownership {

  private Ownership() {
  }

  /**
   * The owners, the preferred one first.
   *
   * @param listed what each host lists of the VM
   * @param previous who owned it until now
   * @param target where it migrates to, while it does
   */
  static List<HostId> owners(Map<HostId, DomainInfo> listed, Optional<HostId> previous, Optional<HostId> target) {
    if (listed.size() == 1) {
      return List.copyOf(listed.keySet()); // as nearly always
    }
    Optional<HostId> arrived = target.filter(host -> listed.containsKey(host)
        && listed.get(host).state().isRunning());
    Optional<HostId> preferred = arrived.isPresent() ? arrived : previous;
    int strongest = listed.values().stream().mapToInt(info -> info.state().ownership()).max().orElse(-1);
    List<HostId> claimants = listed.entrySet().stream()
        .filter(entry -> entry.getValue().state().ownership() == strongest).map(Map.Entry::getKey)
        .sorted(Comparator.comparing((HostId host) -> preferred.filter(host::equals).isEmpty())
            .thenComparing(HostId::toString))
        .toList();
    return strongest > 0 ? claimants.subList(0, 1) : claimants;
  }
}
