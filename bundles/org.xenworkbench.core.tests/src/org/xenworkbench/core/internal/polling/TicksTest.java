/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicksTest {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration NONE = Duration.ZERO;

  private final Ticks ticks = new Ticks(1);

  private static long at(double seconds) {
    // a clock of any origin, such as one that is about to overflow
    return Long.MAX_VALUE - 3_000_000_000L + (long) (seconds * 1e9);
  }

  @Test
  void roundsDoNotDriftByTheTimeTheyTake() {
    assertThat(ticks.begin(at(0))).isEqualTo(NONE);
    assertThat(ticks.end(at(2), INTERVAL)).isEqualTo(1);
    assertThat(ticks.left(at(2))).isEqualTo(Duration.ofSeconds(3));
    assertThat(ticks.begin(at(5.5))).isEqualTo(Duration.ofMillis(500));
    assertThat(ticks.end(at(7), INTERVAL)).isEqualTo(1);
    assertThat(ticks.left(at(7))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aTickThatARoundRunsOverIsSkipped() {
    ticks.begin(at(0));
    assertThat(ticks.end(at(12), INTERVAL)).isEqualTo(3);
    assertThat(ticks.left(at(12))).isEqualTo(Duration.ofSeconds(3));
    assertThat(ticks.begin(at(15))).isEqualTo(NONE);
  }

  @Test
  void aRoundThatIsAskedForBeginsAGridOfItsOwn() {
    ticks.begin(at(0));
    ticks.end(at(1), INTERVAL);
    assertThat(ticks.begin(at(3))).isEqualTo(NONE);
    assertThat(ticks.end(at(4), INTERVAL)).isEqualTo(1);
    assertThat(ticks.left(at(4))).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void theSecondRoundComesAfterAPartOfAnInterval() {
    Ticks early = new Ticks(0.25);
    early.begin(at(0));
    assertThat(early.end(at(0.5), INTERVAL)).isEqualTo(1);
    assertThat(early.left(at(0.5))).isEqualTo(Duration.ofMillis(750));
    early.begin(at(1.25));
    assertThat(early.end(at(2), INTERVAL)).isEqualTo(1);
    assertThat(early.left(at(2))).as("a whole one from then on").isEqualTo(Duration.ofMillis(4_250));
  }

  @Test
  void aFirstRoundThatRunsOverThatPartSkipsATick() {
    Ticks early = new Ticks(0.25);
    early.begin(at(0));
    assertThat(early.end(at(2), INTERVAL)).isEqualTo(2);
    assertThat(early.left(at(2))).isEqualTo(Duration.ofMillis(4_250));
  }

  @Test
  void aRetryIsDueAfterItsWait() {
    ticks.begin(at(0));
    ticks.retry(at(1), Duration.ofSeconds(2));
    assertThat(ticks.left(at(1))).isEqualTo(Duration.ofSeconds(2));
    assertThat(ticks.begin(at(4))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aShorterIntervalPutsTheNextRoundForward() {
    ticks.begin(at(0));
    ticks.end(at(1), Duration.ofMinutes(10));
    assertThat(ticks.shorten(at(2), INTERVAL)).isTrue();
    assertThat(ticks.left(at(2))).isEqualTo(INTERVAL);
    assertThat(ticks.shorten(at(3), Duration.ofMinutes(10))).as("a longer one").isFalse();
    assertThat(ticks.left(at(3))).isEqualTo(Duration.ofSeconds(4));
  }
}
