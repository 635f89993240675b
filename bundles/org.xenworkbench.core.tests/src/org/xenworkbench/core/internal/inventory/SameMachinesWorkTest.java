/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;

class SameMachinesWorkTest {

  /** Counts how many hosts' lists are looked at. */
  private static final class Looked extends HashMap<HostId, HostDomains> {

    private static final long serialVersionUID = 1;
    private int times;

    @Override
    public HostDomains get(Object key) {
      times++;
      return super.get(key);
    }

    @Override
    public HostDomains getOrDefault(Object key, HostDomains none) {
      times++;
      return super.getOrDefault(key, none);
    }
  }

  /** Boards are sold by the thousand with one UUID: comparing each with each costs more than polling them. */
  @Test
  void aFleetOfOneMarkIsNotComparedWithItself() {
    assertThat(looks(1_000)).isEqualTo(looks(10)).isPositive();
  }

  private static int looks(int fleet) {
    SameMachines machines = new SameMachines(new FormerHosts());
    Looked domains = new Looked();
    Map<UUID, Set<HostId>> listing = new HashMap<>();
    List<HostId> hosts = new ArrayList<>();
    for (int i = 0; i < fleet; i++) {
      HostId host = HostId.random();
      UUID vm = UUID.randomUUID();
      hosts.add(host);
      machines.mark(host, Set.of("uuid of a board"));
      HostDomains listed = new HostDomains();
      listed.replace(List.of(DomainInfo.of(vm, "vm").state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64).build()), 1);
      domains.put(host, listed);
      listing.put(vm, Set.of(host));
    }
    assertThat(machines.compare(hosts.get(0), host -> true, domains, uuid -> Optional.empty(),
        uuid -> listing.getOrDefault(uuid, Set.of()))).isEmpty();
    return domains.times;
  }
}
