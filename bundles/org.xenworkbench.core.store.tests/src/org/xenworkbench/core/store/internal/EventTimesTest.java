/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times as they are stored: what can be read can be written again, or one row would cost the log its new file. */
class EventTimesTest {

  @Test
  void eachIsWrittenAsItWasRead() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      long nanos = switch (i) {
        case 0 -> Long.MIN_VALUE;
        case 1 -> Long.MAX_VALUE;
        case 2 -> 0;
        case 3 -> -1;
        default -> i % 2 == 0 ? random.nextLong() : Long.MIN_VALUE + random.nextInt(2_000_000_000);
      };
      assertThat(EventRow.nanosOrBound(EventRow.instant(nanos))).as("seed %d, %d", seed, nanos).isEqualTo(nanos);
    }
    assertThat(EventRow.nanosOrBound(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(EventRow.nanosOrBound(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
  }
}
