/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.FakeTags;
import org.xenworkbench.ui.handle.Detail;

class DetailsTest {

  private final VmId vm = VmId.of(UUID.randomUUID());
  private final FakeSampler sampler = new FakeSampler();
  private final FakeHistory history = new FakeHistory();
  private final VmDetails details = new VmDetails(new FakeInventory(), sampler, history, new FakeTags());

  private void measured(Set<String> metrics) {
    metrics.forEach(metric -> history.put(vm, metric, TimeSeries.EMPTY));
  }

  private VirtualMachine machine(Optional<HostId> migratingTo) {
    return VirtualMachine.of(vm, "VM1", HostId.random()).state(DomainState.RUNNING, 7).vcpus(2).memory(1 << 30, 1 << 30)
        .migratingTo(migratingTo).build();
  }

  /** Its devices are not measured then, which the hypervisor would answer late. */
  @Test
  void aVmHasItsDevicesWhileItMigrates() {
    Set<String> devices = Set.of("vbd_xvda_read", "vbd_xvda_write", "vif_0_rx", "vif_0_tx");
    measured(devices);
    measured(Set.of("vbd_xvdb_read", "vif_1_rx"));
    assertThat(details.of(machine(Optional.of(HostId.random())))).contains(new Detail("Disks", "xvda, xvdb"),
        new Detail("Network interfaces", "2"));
    devices.forEach(metric -> sampler.put(vm, metric, 1.0));
    assertThat(details.of(machine(Optional.empty()))).as("what was there once is not there now")
        .contains(new Detail("Disks", "xvda"), new Detail("Network interfaces", "1"));
  }

  @Test
  void whatIsPausedDoesNotRun() {
    FakeInventory inventory = new FakeInventory();
    Host host = inventory.put(Host.of(HostId.random(), "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH))
        .build());
    DomainState[] states = {DomainState.RUNNING, DomainState.BLOCKED, DomainState.PAUSED, DomainState.SHUT_OFF,
        DomainState.PM_SUSPENDED, DomainState.CRASHED};
    for (int i = 0; i < states.length; i++) {
      inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "VM" + i, host.id())
          .state(states[i], states[i] == DomainState.SHUT_OFF ? -1 : i + 1).build());
    }
    assertThat(new HostDetails(inventory, sampler, new FakeTags()).of(host))
        .contains(new Detail("Virtual machines", "6, 2 of them running"));
  }

  @Test
  void severalCpusAreSoManyOfAKind() {
    Host host = Host.of(HostId.random(), "pm1", Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH))
        .address("xen:").info(HostInfo.of("pm1", "Xen").hypervisorVersion("4.17").cpuModel("Simulated CPU").cpus(16)
            .memory(1L << 30).build())
        .build();
    assertThat(new HostDetails(new FakeInventory(), sampler, new FakeTags()).of(host))
        .contains(new Detail("CPUs", "16 \u00d7 Simulated CPU"));
  }
}
