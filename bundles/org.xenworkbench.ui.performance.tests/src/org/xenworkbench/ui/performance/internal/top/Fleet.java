/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Instant;
import java.util.UUID;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;

/** Hosts and VMs for these tests. */
final class Fleet {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final int CPUS = 8;

  final FakeInventory inventory = new FakeInventory();

  HostId host(String name) {
    return host(name, NOW);
  }

  HostId host(String name, Instant connected) {
    return inventory.put(Host.of(HostId.random(), name, Connection.of(Connection.State.CONNECTED, connected))
        .info(HostInfo.of(name, "Xen").cpus(CPUS).build()).build()).id();
  }

  VmId vm(String name, HostId host) {
    return put(VmId.of(UUID.randomUUID()), name, host);
  }

  VmId put(VmId id, String name, HostId host) {
    return inventory.put(VirtualMachine.of(id, name, host).state(DomainState.RUNNING, 1).vcpus(2).memory(64, 64)
        .build()).id();
  }

  static LogEntry migration(VmId vm, HostId from, HostId to, Instant end) {
    return LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated", end.minusSeconds(30)).finished(end)
        .host(from, "").vm(vm, "moved").attribute(LogAttribute.SOURCE, from.key())
        .attribute(LogAttribute.TARGET, to.key()).build();
  }

  static LogEntry power(VmId vm, HostId host, Instant time) {
    return LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.INFO, "Started", time).host(host, "").vm(vm, "started")
        .build();
  }
}
