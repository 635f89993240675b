/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.TimeSeries;

/** Samples of a short time within a series of long steps. */
class FinePartsTest {

  private static final int ROUNDS = 2_000;
  private static final long HOUR = 3_600_000;

  private static TimeSeries series(Random random, int size, long begin, long step) {
    TimeSeries made = new TimeSeries(new long[size], new double[size], new double[size], new double[size]);
    for (int i = 0; i < size; i++) {
      made.times()[i] = begin + i * step;
      made.values()[i] = random.nextInt(8) == 0 ? Double.NaN : random.nextDouble();
      made.minima()[i] = made.values()[i] / 2;
      made.maxima()[i] = made.values()[i] * 2;
    }
    return made;
  }

  /** What covers a moment: the first point that is not before it. */
  private static double covering(TimeSeries series, long time) {
    for (int i = 0; i < series.size(); i++) {
      if (series.times()[i] >= time) {
        return series.values()[i];
      }
    }
    return Double.NaN;
  }

  @Test
  void eachMomentIsCoveredByTheFinestThatIsKnown() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      TimeSeries coarse = series(random, random.nextInt(6), HOUR, HOUR);
      long step = 1_000 * (1 + random.nextInt(10));
      TimeSeries fine = series(random, random.nextInt(50), 2 * HOUR + random.nextInt((int) (3 * HOUR)), step);
      TimeSeries joined = FineParts.put(coarse, fine);
      String what = "seed " + seed + ", round " + round;
      assertThat(joined.times()).as(what).isSorted().doesNotHaveDuplicates();
      long first = fine.size() == 0 ? Long.MAX_VALUE : fine.times()[0];
      long last = fine.size() == 0 ? Long.MIN_VALUE : fine.times()[fine.size() - 1];
      for (int look = 0; look < 20; look++) {
        long time = HOUR + random.nextInt((int) (6 * HOUR));
        boolean isFine = time >= first && time <= last;
        boolean isBetween = time > first - 3 * step && time < first;
        if (!isBetween && (coarse.size() > 0 && time >= coarse.times()[0] || isFine)) {
          assertThat((Double) covering(joined, time)).as(what)
              .isEqualTo((Double) covering(isFine ? fine : coarse, time));
        }
      }
    }
    System.out.println(ROUNDS + " series, seed " + seed);
  }
}
