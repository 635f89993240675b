/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

class OutcomeTest {

  private static final Optional<DomainState> GONE = Optional.empty();
  private static final Optional<DomainState> RUNNING = Optional.of(DomainState.RUNNING);
  private static final Optional<DomainState> PAUSED = Optional.of(DomainState.PAUSED);
  private static final Optional<DomainState> OFF = Optional.of(DomainState.SHUT_OFF);

  private final Migration migration = Migration.of(UUID.randomUUID(), LogEntry.Status.RUNNING, Instant.EPOCH)
      .vm(VmId.of(UUID.randomUUID()), "vm").source(HostId.random(), "pm2").target(HostId.random(), "pm1").build();

  @Test
  void runsOnlyOnTheTarget() {
    assertThat(status(GONE, RUNNING, 0)).contains(LogEntry.Status.SUCCEEDED);
    assertThat(status(OFF, RUNNING, 0)).contains(LogEntry.Status.SUCCEEDED);
  }

  @Test
  void isUnderWayWhileTheSourceHasAJob() {
    assertThat(status(RUNNING, OFF, 0)).isEmpty();
    assertThat(status(RUNNING, PAUSED, 0)).isEmpty();
    assertThat(status(PAUSED, PAUSED, 0)).isEmpty();
    assertThat(status(RUNNING, RUNNING, 0)).as("Xen lists the source as running for some seconds more").isEmpty();
  }

  @Test
  void jobIsGoneAndTheVmIsWhereItWas() {
    assertThat(status(RUNNING, GONE, Outcome.JOB_ENDED)).contains(LogEntry.Status.FAILED);
    assertThat(status(PAUSED, OFF, Outcome.JOB_ENDED)).contains(LogEntry.Status.FAILED);
  }

  @Test
  void pausedOrEndedAfterItsArrival() {
    assertThat(status(GONE, PAUSED, Outcome.JOB_ENDED)).contains(LogEntry.Status.SUCCEEDED);
    assertThat(status(GONE, OFF, Outcome.JOB_ENDED)).contains(LogEntry.Status.SUCCEEDED);
  }

  @Test
  void whoIsLeftTellsWhereTheOtherHostWasRemoved() {
    assertThat(Outcome.withoutSource(migration, RUNNING, 0)).map(Outcome::status).contains(LogEntry.Status.SUCCEEDED);
    assertThat(Outcome.withoutSource(migration, PAUSED, 0)).as("on its way").isEmpty();
    assertThat(Outcome.withoutSource(migration, GONE, Outcome.JOB_ENDED)).map(Outcome::error).hasValueSatisfying(
        error -> assertThat(error).contains("'pm2' was removed"));
    assertThat(Outcome.withoutTarget(migration, RUNNING, 0)).as("it has a job").isEmpty();
    assertThat(Outcome.withoutTarget(migration, RUNNING, Outcome.JOB_ENDED)).map(Outcome::error)
        .hasValueSatisfying(error -> assertThat(error).contains("still runs on 'pm2'"));
    assertThat(Outcome.withoutTarget(migration, GONE, Outcome.JOB_ENDED)).map(Outcome::error).hasValueSatisfying(
        error -> assertThat(error).contains("'pm1' was removed"));
  }

  @Test
  void suspendedOnBothByAKilledClientIsToldAfterAWhile() {
    assertThat(status(PAUSED, PAUSED, Outcome.JOB_ENDED)).isEmpty();
    assertThat(Outcome.of(migration, PAUSED, PAUSED, Outcome.UNDECIDED)).hasValueSatisfying(outcome -> {
      assertThat(outcome.status()).isEqualTo(LogEntry.Status.FAILED);
      assertThat(outcome.error()).contains("both list it as active");
    });
  }

  @Test
  void vanished() {
    assertThat(status(GONE, GONE, Outcome.JOB_ENDED)).contains(LogEntry.Status.FAILED);
    assertThat(status(OFF, GONE, Outcome.JOB_ENDED)).contains(LogEntry.Status.FAILED);
  }

  @Test
  void definitionLeftBehindIsNoArrival() {
    Arrivals arrivals = new Arrivals();
    VmId old = VmId.of(UUID.randomUUID());
    VmId fresh = VmId.of(UUID.randomUUID());
    HostId host = HostId.random();
    for (int i = 0; i < 10; i++) {
      arrivals.listed(host, Set.of(old));
    }
    assertThat(arrivals.listed(host, Set.of(old, fresh))).containsExactly(fresh);
    arrivals.listed(host, Set.of());
    assertThat(arrivals.listed(host, Set.of(old))).containsExactly(old);
  }

  private Optional<LogEntry.Status> status(Optional<DomainState> source, Optional<DomainState> target, int silent) {
    return Outcome.of(migration, source, target, silent).map(Outcome::status);
  }
}
