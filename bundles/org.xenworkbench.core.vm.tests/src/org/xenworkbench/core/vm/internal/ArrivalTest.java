/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several consoles says how long a guest was silent. */
class ArrivalTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** It prints every second until a migration begins after nine. */
  private static ServiceGapMeter printing() {
    ServiceGapMeter meter = new ServiceGapMeter();
    for (int i = 0; i < 10; i++) {
      meter.output(i * SECOND);
    }
    meter.begin(9 * SECOND);
    return meter;
  }

  /** Until it is heard, the silence that it knows of is one before, which is shorter than the one that goes on. */
  @Test
  void oneThatWasNotHeardYetSaysNothing() {
    ServiceGapMeter heard = printing();
    heard.output(14 * SECOND);
    ServiceGapMeter deaf = printing();
    deaf.output(10 * SECOND);
    List<ServiceGapMeter> hearing = Arrival.hearing(List.of(deaf, heard), 12 * SECOND);
    assertThat(hearing).containsExactly(heard);
    assertThat(Arrival.shortest(hearing)).get().satisfies(
        silence -> assertThat(silence.length()).isEqualTo(Duration.ofSeconds(5)));
  }

  @Test
  void theShortestCounts() {
    ServiceGapMeter late = printing();
    late.output(20 * SECOND);
    ServiceGapMeter early = printing();
    early.output(14 * SECOND);
    assertThat(Arrival.shortest(Arrival.hearing(List.of(late, early), 12 * SECOND))).get().satisfies(
        silence -> assertThat(silence.length()).isEqualTo(Duration.ofSeconds(5)));
  }

  @Test
  void nobodyHeardIsNothingKnown() {
    assertThat(Arrival.hearing(List.of(printing()), 12 * SECOND)).isEmpty();
    assertThat(Arrival.shortest(List.of())).isEmpty();
  }
}
