/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceGapMeterTest {

  private static final long TICK = Duration.ofMillis(200).toNanos();

  private final ServiceGapMeter meter = new ServiceGapMeter();

  @Test
  void longestSilenceOfASteadyConsole() {
    long now = print(0, 10);
    meter.begin(now);
    now = print(now + TICK, 5);
    long resumed = now + Duration.ofMillis(2600).toNanos();
    print(resumed, 5);
    assertThat(meter.heardSince(resumed)).isTrue();
    assertThat(meter.end()).hasValueSatisfying(gap -> {
      assertThat(gap.length()).isEqualTo(Duration.ofMillis(2600));
      assertThat(gap.resolution()).isEqualTo(Duration.ofMillis(200));
    });
  }

  @Test
  void silentConsoleTellsNothing() {
    meter.output(0);
    meter.begin(TICK);
    meter.output(TICK * 50);
    assertThat(meter.end()).isEmpty();
  }

  @Test
  void slowGuestIsSteadyAsWell() {
    long second = Duration.ofMillis(1500).toNanos();
    for (int i = 0; i < 6; i++) {
      meter.output(i * second);
    }
    meter.begin(6 * second);
    meter.output(10 * second);
    assertThat(meter.end()).hasValueSatisfying(
        gap -> assertThat(gap.length()).isEqualTo(Duration.ofMillis(7500)));
  }

  @Test
  void consoleThatHasStoppedByItselfTellsNothing() {
    long now = print(0, 10);
    meter.begin(now + 10 * TICK);
    meter.output(now + 50 * TICK);
    assertThat(meter.end()).isEmpty();
  }

  /** A busy machine delivers a line in two pieces, further apart than a burst; seen with Xen's consoles. */
  @Test
  void linesInTwoPiecesAreSteady() {
    long piece = Duration.ofMillis(60).toNanos();
    for (int i = 0; i < 10; i++) {
      meter.output(i * (TICK + piece));
      meter.output(i * (TICK + piece) + piece);
    }
    long last = 9 * (TICK + piece) + piece;
    meter.begin(last + Duration.ofMillis(350).toNanos());
    meter.output(last + Duration.ofSeconds(3).toNanos());
    assertThat(meter.end()).hasValueSatisfying(gap -> {
      assertThat(gap.length()).isEqualTo(Duration.ofSeconds(3));
      assertThat(gap.resolution()).isEqualTo(Duration.ofMillis(200));
    });
  }

  @Test
  void whatWasTypedBeforeIsForgotten() {
    print(0, 5);
    long now = print(15 * TICK * 5, 20);
    meter.begin(now);
    meter.output(now + TICK * 20);
    assertThat(meter.end()).hasValueSatisfying(
        gap -> assertThat(gap.resolution()).isEqualTo(Duration.ofMillis(200)));
  }

  @Test
  void burstIsOneOutput() {
    for (int i = 0; i < 10; i++) {
      meter.output(i * 1000L);
    }
    meter.begin(20_000);
    meter.output(TICK * 50);
    assertThat(meter.end()).isEmpty();
  }

  private long print(long from, int times) {
    long now = from;
    for (int i = 0; i < times; i++) {
      now = from + i * TICK;
      meter.output(now);
    }
    return now;
  }
}
