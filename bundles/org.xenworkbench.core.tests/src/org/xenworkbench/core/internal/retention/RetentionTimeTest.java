/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTimeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration TWO_YEARS = Duration.ofDays(730);

  private RetentionTime time = new RetentionTime(Optional.empty(), Optional.empty());

  private Instant advance(Duration sinceStart) {
    time = time.advance(START.plus(sinceStart));
    return time.reached().orElseThrow();
  }

  @Test
  void goesOnWithWhatIsStored() {
    assertThat(advance(Duration.ZERO)).isEqualTo(START);
    assertThat(advance(Duration.ofDays(20))).isEqualTo(START.plus(Duration.ofDays(20)));
    assertThat(advance(Duration.ofDays(10))).as("back too").isEqualTo(START.plus(Duration.ofDays(10)));
  }

  @Test
  void aLeapThatIsUndoneChangesNothing() {
    advance(Duration.ZERO);
    for (int start = 0; start < 5; start++) {
      assertThat(advance(TWO_YEARS.plusHours(start))).isEqualTo(START);
      assertThat(advance(Duration.ofHours(start))).isEqualTo(START.plus(Duration.ofHours(start)));
      assertThat(time.leap()).isEmpty();
      advance(Duration.ZERO);
    }
  }

  @Test
  void aLeapThatLastsAWeekIsTaken() {
    advance(Duration.ZERO);
    for (int day = 0; day < 7; day++) {
      assertThat(advance(TWO_YEARS.plusDays(day))).isEqualTo(START);
    }
    assertThat(advance(TWO_YEARS.plusDays(7))).isEqualTo(START.plus(TWO_YEARS).plusSeconds(7 * 86_400));
    assertThat(time.leap()).isEmpty();
  }
}
