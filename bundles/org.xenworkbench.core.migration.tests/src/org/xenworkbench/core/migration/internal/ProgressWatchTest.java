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
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHostCalls;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSession;
import org.xenworkbench.core.testkit.FakeWhereabouts;
import org.xenworkbench.core.testkit.VirtualTime;

/** How often the source of a migration is asked, and what is told meanwhile. */
class ProgressWatchTest {

  private static final int SECONDS = 20;

  private final HostId source = HostId.random();
  private final HostId target = HostId.random();
  private final FakeInventory inventory = new FakeInventory();
  private final MigrationRegister register = new MigrationRegister(Runnable::run, new FakeWhereabouts());
  private final FakeHostCalls hosts = new FakeHostCalls((host, connection) -> session());
  private final VirtualTime time = new VirtualTime();
  private final MigrationFollower follower =
      new MigrationFollower(inventory, hosts, new FakeEventLog(), register, time);
  private final Instant began = time.clock().instant();
  private final List<String> told = new ArrayList<>();
  private Optional<JobProgress> job = Optional.empty();
  private int asked;
  private boolean isLost;

  private Source session() throws HypervisorException {
    if (isLost) {
      throw new HypervisorException(HypervisorException.Kind.LOST, "lost");
    }
    return new Source();
  }

  /** Tells the time since the start, with what else the test says. */
  private final class Source extends FakeSession implements JobControl {

    @Override
    public Optional<JobProgress> jobProgress(UUID domain) {
      asked++;
      return job.map(now -> new JobProgress(Duration.between(began, time.clock().instant()), now.total(),
          now.remaining(), now.bandwidth(), now.iteration(), now.downtime()));
    }

    @Override
    public void abortJob(UUID domain) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void connect() {
    for (HostId host : List.of(source, target)) {
      inventory.put(Host.of(host, host.equals(source) ? "A" : "B",
          Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    }
  }

  @AfterEach
  void stop() {
    follower.stop();
  }

  private ProgressWatch watch() {
    Migration migration = Migration.of(UUID.randomUUID(), LogEntry.Status.RUNNING, began)
        .vm(VmId.of(UUID.randomUUID()), "VM").source(source, "A").target(target, "B").ours(true).build();
    assertThat(register.begin(migration)).isTrue();
    return follower.watch(migration, (fraction, text) -> told.add(text));
  }

  /** A dom0 that migrates has better things to do than to say what time it is. */
  @Test
  void whoTellsNothingButTheTimeIsAskedRarely() {
    job = Optional.of(JobProgress.elapsedOnly(Duration.ZERO));
    try (ProgressWatch watch = watch()) {
      time.advance(Duration.ofSeconds(SECONDS));
      assertThat(asked).isBetween(SECONDS / 2, SECONDS * 3 / 4);
      for (int second = 0; second < SECONDS; second++) {
        assertThat(told).contains(second + " s elapsed, percentage not reported");
      }
      job = Optional.empty();
      asked = 0;
      time.advance(Duration.ofSeconds(SECONDS));
      assertThat(asked).as("whether it has ended is asked as ever").isGreaterThan(SECONDS);
    }
  }

  /** As when the connection is lost: the time goes on, but nobody sees of what. */
  @Test
  void whyNobodyTellsIsNotOverwrittenByTheTime() {
    job = Optional.of(JobProgress.elapsedOnly(Duration.ZERO));
    try (ProgressWatch watch = watch()) {
      time.advance(Duration.ofSeconds(SECONDS));
      inventory.put(Host.of(source, "A", Connection.of(Connection.State.FAILED, Instant.EPOCH)).build());
      isLost = true;
      told.clear();
      watch.lost();
      time.advance(Duration.ofSeconds(SECONDS));
      assertThat(told).isNotEmpty().noneMatch(text -> text.contains("elapsed"));
    }
  }

  @Test
  void whoTellsTheBytesIsAskedTwiceASecond() {
    job = Optional.of(new JobProgress(Duration.ZERO, OptionalLong.of(100), OptionalLong.of(50),
        OptionalDouble.empty(), OptionalLong.empty(), Optional.empty()));
    try (ProgressWatch watch = watch()) {
      time.advance(Duration.ofSeconds(SECONDS));
      assertThat(asked).isGreaterThanOrEqualTo(2 * SECONDS);
    }
  }
}
