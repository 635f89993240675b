/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.HostId;

class HostClockTest {

  private static final Instant T0 = Instant.parse("2026-11-20T00:00:00Z");
  private static final HostId HOST = HostId.random();

  private final HostClock clock = new HostClock();

  private static SampleBatch batch(int second) {
    return new SampleBatch(HOST, T0.plusSeconds(second), Map.of());
  }

  private List<SampleBatch> accept(int second, int came) {
    return clock.accept(batch(second), Duration.ofSeconds(came).toNanos());
  }

  /** Rounds that were lost on the way, since the machine was behind, are no fault of its clock. */
  @Test
  void roundsBetweenWhichMinutesWentByAreAllWritten() {
    for (int minute = 0; minute < 60; minute += 3) {
      assertThat(accept(minute * 60, minute * 60)).containsExactly(batch(minute * 60));
      assertThat(clock.refused()).isEmpty();
    }
  }

  @Test
  void oneThatCameEarlyIsWrittenWithTheNextThatItWasBefore() {
    accept(0, 0);
    assertThat(accept(200, 100)).as("more than went by and a minute").isEmpty();
    assertThat(accept(400, 400)).containsExactly(batch(200), batch(400));
    assertThat(clock.refused()).isEmpty();
  }

  @Test
  void aTimeThatDidNotGoByIsWrongUnlessTheNextConfirmsIt() {
    accept(0, 0);
    assertThat(accept(7_200, 5)).isEmpty();
    assertThat(accept(10, 10)).containsExactly(batch(10));
    assertThat(clock.refused()).contains(batch(7_200));
    assertThat(accept(7_200, 15)).isEmpty();
    assertThat(accept(7_205, 20)).containsExactly(batch(7_200), batch(7_205));
    assertThat(clock.refused()).isEmpty();
  }
}
