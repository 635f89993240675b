/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal;

import java.time.Instant;
import java.util.UUID;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeAlerts;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeHostGroups;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;

/** Hosts, VMs, rules and alerts for tests of this bundle. */
public final class Fleet {

  /** What time it is. */
  public static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  /** Hosts and VMs. */
  public final FakeInventory inventory = new FakeInventory();
  /** Groups of hosts. */
  public final FakeHostGroups groups = new FakeHostGroups();
  /** What is measured. */
  public final FakeSampler sampler = new FakeSampler();
  /** What was measured. */
  public final FakeHistory history = new FakeHistory();
  /** Rules and alerts. */
  public final FakeAlerts alerts = new FakeAlerts();
  /** What hosts, VMs and groups are called. */
  public final ObjectNames names = new ObjectNames(inventory, groups);
  /** What is said of rules. */
  public final AlertTexts texts = new AlertTexts(sampler, names);

  /** Adds a connected host. */
  public Host host(String name) {
    return inventory.put(Host.of(HostId.random(), name, Connection.of(Connection.State.CONNECTED, NOW)).build());
  }

  /** Adds a VM that runs. */
  public VirtualMachine vm(String name, Host host) {
    return inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), name, host.id()).state(DomainState.RUNNING, 1)
        .vcpus(1).memory(1L << 30, 1L << 30).build());
  }

  /** An alert of a VM that was just raised; not put into the alerts. */
  public Alert alert(AlertRule rule, VirtualMachine vm, double value) {
    return Alert.of(rule, vm.id(), vm.host(), NOW, value).objectName(vm.name())
        .host(vm.host(), inventory.host(vm.host()).orElseThrow().name()).build();
  }
}
