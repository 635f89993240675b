/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.FakeWhereabouts;
import org.xenworkbench.core.testkit.VirtualTime;

/** A VM moves when both hosts show it: the source has a job with it, or says that it has left. */
class ExternalMigrationsTest {

  private static final DomainEvent.Cause MIGRATED = DomainEvent.Cause.MIGRATED;

  private final HostId source = HostId.random();
  private final HostId target = HostId.random();
  private final UUID uuid = UUID.randomUUID();
  private final FakeInventory inventory = new FakeInventory();
  private final FakeWhereabouts whereabouts = new FakeWhereabouts();
  private final MigrationRegister register = new MigrationRegister(Runnable::run, whereabouts);
  private final List<HostId> asked = new ArrayList<>();
  private final FakeHostCalls hosts = new FakeHostCalls((host, connection) -> session(host));
  private final VirtualTime time = new VirtualTime();
  private final FakeEventLog log = new FakeEventLog();
  private final MigrationFollower follower = new MigrationFollower(inventory, hosts, log, register, time);
  private final ExternalMigrations external = new ExternalMigrations(inventory, hosts,
      new FakePolling(), log, register, follower, time.clock());
  private volatile boolean job;
  private volatile boolean noJobs;

  @BeforeEach
  void runsAtTheSource() {
    for (HostId host : List.of(source, target)) {
      inventory.put(Host.of(host, host.equals(source) ? "A" : "B",
          Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    }
    inventory.put(listed(VmId.of(uuid), source));
    inventory.put(listed(VmId.claim(target, uuid), target));
  }

  @AfterEach
  void stop() {
    external.stop();
    follower.stop();
  }

  @Test
  void whatTheTargetAloneSaysMovesNothing() {
    fire(target, DomainEvent.Type.STARTED);
    external.polled(FakePolling.round(target));
    settle();
    assertThat(asked).contains(source);
    assertThat(register.all()).isEmpty();
    assertThat(journey()).isEmpty();
  }

  @Test
  void sourceWhoseDriverHasNoJobsHasNone() {
    job = true;
    noJobs = true;
    fire(target, DomainEvent.Type.STARTED);
    settle();
    assertThat(asked).isEmpty();
    assertThat(register.all()).isEmpty();
    assertThat(journey()).isEmpty();
  }

  @Test
  void jobAtTheSourceAndTheArrivalAtTheTargetMoveIt() {
    job = true;
    fire(target, DomainEvent.Type.STARTED);
    settle();
    assertThat(register.all()).singleElement().satisfies(migration -> {
      assertThat(migration.source()).isEqualTo(source);
      assertThat(migration.target()).isEqualTo(target);
    });
    assertThat(journey()).contains(new FakeWhereabouts.Journey(source, target));
  }

  @Test
  void sourceThatSaysThatItHasLeftMovesIt() {
    fire(source, DomainEvent.Type.STOPPED);
    settle();
    assertThat(register.all()).hasSize(1);
    assertThat(journey()).contains(new FakeWhereabouts.Journey(source, target));
  }

  /** What the inventory was told, which moves the VM as soon as it runs at the target. */
  private Optional<FakeWhereabouts.Journey> journey() {
    return whereabouts.journey(VmId.of(uuid));
  }

  private void fire(HostId host, DomainEvent.Type type) {
    hosts.tell(listener -> listener.domainEvent(host, new DomainEvent(uuid, "VM", type, MIGRATED)));
  }

  /** What was asked is answered on the follower's thread, and what follows from it is done there. */
  private void settle() {
    time.advance(Duration.ZERO);
  }

  private static VirtualMachine listed(VmId vm, HostId host) {
    return VirtualMachine.of(vm, "VM", host).state(DomainState.RUNNING, 1).vcpus(1).memory(64, 64).build();
  }

  private HypervisorSession session(HostId host) {
    return noJobs ? new FakeSession() : new Asked(host);
  }

  /** Has a job where the test says so. */
  private final class Asked extends FakeSession implements JobControl {

    private final HostId host;

    Asked(HostId host) {
      this.host = host;
    }

    @Override
    public Optional<JobProgress> jobProgress(UUID domain) {
      asked.add(host);
      return job && host.equals(source) ? Optional.of(JobProgress.elapsedOnly(Duration.ZERO)) : Optional.empty();
    }

    @Override
    public void abortJob(UUID domain) {
      throw new UnsupportedOperationException();
    }
  }
}
