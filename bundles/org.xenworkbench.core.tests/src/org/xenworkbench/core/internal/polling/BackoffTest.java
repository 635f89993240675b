/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void doublesWithJitterUpToAMinuteAndStartsOver() {
    Backoff backoff = new Backoff(new Random(1));
    for (long expected = 1000; expected < 60_000; expected *= 2) {
      assertThat(backoff.next()).isBetween(Duration.ofMillis(expected * 3 / 4), Duration.ofMillis(expected));
    }
    assertThat(backoff.next()).isBetween(Duration.ofSeconds(45), Backoff.LIMIT);
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Backoff.FIRST);
  }
}
