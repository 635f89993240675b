/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeOperations;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.FakeSettings;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.FakeVms;
import org.xenworkbench.core.testkit.FakeWhereabouts;
import org.xenworkbench.core.testkit.VirtualTime;

/**
 * What a round, an event and a check cost does not grow with the fleet: they ask the inventory for as much with ten
 * hosts as with a thousand.
 */
class FleetWorkTest {

  private static final int FEW = 10;
  private static final int MANY = 1_000;
  private static final int VMS = 10;

  /** What was listed for each of these. */
  private record Work(long round, long event, long check) {
  }

  @Test
  void nothingGrowsWithTheFleet() {
    Work few = work(FEW);
    assertThat(few.round()).as("a round is seen to ask for something").isPositive();
    assertThat(few.check()).as("a check is seen to ask for something").isPositive();
    assertThat(work(MANY)).isEqualTo(few);
  }

  private static Work work(int size) {
    Fleet fleet = new Fleet(size);
    CountedInventory inventory = new CountedInventory(fleet.inventory);
    VirtualTime time = new VirtualTime();
    FakeEventLog log = new FakeEventLog();
    FakeHostCalls hosts = new FakeHostCalls((host, connection) -> new FakeSession());
    MigrationRegister register = new MigrationRegister(Runnable::run, new FakeWhereabouts());
    MigrationFollower follower = new MigrationFollower(inventory, hosts, log, register, time);
    ExternalMigrations external = new ExternalMigrations(inventory, hosts, new FakePolling(), log,
        register, follower, time.clock());
    MigrationServiceImpl service = new MigrationServiceImpl(inventory, fleet.registry, hosts, new FakeVms(),
        new FakeSampler(), new FakeOperations(), register, follower,
        new FakeSettings(MigrationSettings.PER_HOST, MigrationSettings.TOTAL), time.clock());
    external.polled(FakePolling.round(fleet.last));
    inventory.takeListed();
    external.polled(FakePolling.round(fleet.last));
    long round = inventory.takeListed();
    external.domainEvent(fleet.first, new DomainEvent(fleet.vm.uuid(), "vm", DomainEvent.Type.STARTED,
        DomainEvent.Cause.MIGRATED));
    long event = inventory.takeListed();
    service.check(MigrationRequest.peerToPeer(fleet.vm, fleet.first));
    long check = inventory.takeListed();
    external.stop();
    follower.stop();
    return new Work(round, event, check);
  }

  /** Hosts with VMs. */
  private static final class Fleet {

    private final FakeInventory inventory = new FakeInventory();
    private final FakeHostRegistry registry = new FakeHostRegistry();
    private final HostId first = HostId.random();
    /** One of the last host's. */
    private final VmId vm = VmId.of(UUID.randomUUID());
    private HostId last = first;

    Fleet(int size) {
      add(first);
      for (int i = 1; i < size; i++) {
        last = HostId.random();
        add(last);
      }
      inventory.put(running(vm, last));
    }

    private void add(HostId host) {
      inventory.put(Host.of(host, host.key(), Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
      registry.add(new HostConfiguration(host, "host", new Endpoint("qemu", Endpoint.Transport.LOCAL, "", 0,
          Optional.empty()), Optional.empty(), true, false));
      for (int i = 1; i < VMS; i++) {
        inventory.put(running(VmId.of(UUID.randomUUID()), host));
      }
    }

    private static VirtualMachine running(VmId vm, HostId host) {
      return VirtualMachine.of(vm, "vm", host).state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64).build();
    }
  }
}
