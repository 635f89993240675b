/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;

/** Where VMs can be scheduled to go. */
class ScheduleActionsTest {

  private final FakeInventory inventory = new FakeInventory();
  private final FakeHostRegistry registry = new FakeHostRegistry();

  private HostId host(String name, String driver) {
    HostId id = HostId.random();
    registry.add(new HostConfiguration(id, name,
        new Endpoint(driver, Endpoint.Transport.LOCAL, name, 0, Optional.empty()), Optional.empty(), false, false));
    inventory.put(Host.of(id, name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    return id;
  }

  private VirtualMachine vm(HostId host) {
    return inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "vm", host).build());
  }

  private List<String> targets(VirtualMachine... vms) {
    return ScheduleActions.targets(inventory, registry, List.of(vms)).stream().map(Host::name).toList();
  }

  /** One that is there already, or of another type, would fail at night. */
  @Test
  void aTargetIsOneForEachOfThem() {
    HostId a = host("a", "xen");
    HostId b = host("b", "xen");
    host("c", "xen");
    HostId q = host("q", "qemu");
    assertThat(targets(vm(a))).containsExactly("b", "c");
    assertThat(targets(vm(a), vm(a))).containsExactly("b", "c");
    assertThat(targets(vm(a), vm(b))).containsExactly("c");
    assertThat(targets(vm(a), vm(q))).isEmpty();
  }
}
