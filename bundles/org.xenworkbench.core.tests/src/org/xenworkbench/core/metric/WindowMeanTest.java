/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowMeanTest {

  private static final double NAN = Double.NaN;

  private static WindowMean of(TimeSeries series, long from, long to) {
    return WindowMean.of(series, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  /** Every so many seconds from 0 on. */
  private static TimeSeries every(int seconds, double... values) {
    long[] times = new long[values.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1000L * seconds * i;
    }
    return new TimeSeries(times, values);
  }

  @Test
  void eachPointCountsWithWhatItStandsForInTheWindow() {
    TimeSeries series = every(5, 1, 2, 3, 4, 5, 6);
    assertThat(of(series, 5, 15)).isEqualTo(new WindowMean(3.5, 2, Duration.ofSeconds(5), Instant.ofEpochSecond(5),
        Instant.ofEpochSecond(15)));
    assertThat(of(series, 6, 15).mean()).as("that at 10 began at 5").isCloseTo((4 * 3 + 5 * 4) / 9.0, within(1e-12));
    assertThat(of(series, 6, 15).samples()).isEqualTo(1);
    assertThat(of(series, 7, 11).mean()).isCloseTo((3 * 3 + 1 * 4) / 4.0, within(1e-12));
    assertThat(of(series, 7, 11).samples()).isZero();
  }

  @Test
  void whatIsKeptCoarserThanTheWindowHasTheMeanOfALongerTimeAndNoSampleOfItsOwn() {
    TimeSeries hours = every(3600, 0.1, 0.2, 0.3);
    WindowMean during = of(hours, 4000, 4020);
    assertThat(during.isKnown()).isFalse();
    assertThat(during.isTooCoarse()).isTrue();
    assertThat(during.mean()).isEqualTo(0.3);
    assertThat(during.begin()).isEqualTo(Instant.ofEpochSecond(3600));
    assertThat(during.end()).isEqualTo(Instant.ofEpochSecond(7200));
    assertThat(of(hours, 3600, 7200).mean()).as("a long one").isEqualTo(0.3);
    assertThat(of(hours, 90_000, 90_020)).as("nothing is kept").isEqualTo(WindowMean.NONE);
  }

  @Test
  void gapsAreNoZerosAndCostNothing() {
    TimeSeries series = every(1, 4, NAN, NAN, 8, 8, Double.POSITIVE_INFINITY, 2);
    assertThat(of(series, 0, 10)).as("that at 3 stands for one second").isEqualTo(new WindowMean(6, 3,
        Duration.ofSeconds(1), Instant.ofEpochSecond(2), Instant.ofEpochSecond(6)));
    assertThat(of(series, 0, 2)).isEqualTo(WindowMean.NONE);
    assertThat(of(TimeSeries.EMPTY, 0, 2)).isEqualTo(WindowMean.NONE);
  }

  @Test
  void whatStandsForLongerWeighsMore() {
    TimeSeries series = new TimeSeries(new long[] {0, 10_000, 11_000}, new double[] {0, 1, 12});
    assertThat(of(series, 0, 11).mean()).isCloseTo(2, within(1e-12));
  }

  @Test
  void hugeValuesHaveAMean() {
    assertThat(of(every(1, 0, Double.MAX_VALUE, Double.MAX_VALUE), 0, 2).mean()).isEqualTo(Double.MAX_VALUE);
  }

  /** Second by second: what a point says is true of each second that it stands for. */
  @Test
  void itIsTheMeanOfAllSecondsThatItsPointsStandFor() {
    long seed = Long.getLong("seed", 20261130);
    int rounds = Integer.getInteger("rounds", 2000);
    System.out.println("WindowMeanTest: seed " + seed + ", " + rounds + " rounds");
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      int size = 2 + random.nextInt(40);
      long[] times = new long[size];
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        times[i] = i == 0 ? 0 : times[i - 1] + 1000L * (1 + random.nextInt(random.nextBoolean() ? 2 : 30));
        values[i] = random.nextInt(10) == 0 ? NAN : random.nextDouble();
      }
      long from = random.nextInt(200);
      long to = from + random.nextInt(200);
      WindowMean found = of(new TimeSeries(times, values), from, to);
      double sum = 0;
      int seconds = 0;
      int samples = 0;
      for (int i = 0; i < size; i++) {
        long since = i == 0 ? 0 : times[i] - times[i - 1];
        long next = i + 1 < size ? times[i + 1] - times[i] : i > 1 ? times[i - 1] - times[i - 2] : 5000;
        long stands = i == 0 ? next : Double.isNaN(values[i - 1]) ? Math.min(next, since) : since;
        int within = 0;
        for (long second = times[i] - stands; second < times[i]; second += 1000) {
          within += second >= from * 1000 && second < to * 1000 ? 1 : 0;
        }
        if (within > 0 && !Double.isNaN(values[i])) {
          samples += within * 1000L == stands ? 1 : 0;
          sum += within * values[i];
          seconds += within;
        }
      }
      assertThat(found.samples()).as("seed " + seed + ", round " + round).isEqualTo(samples);
      if (seconds > 0) {
        assertThat(found.mean()).as("seed " + seed + ", round " + round).isCloseTo(sum / seconds, within(1e-9));
      } else {
        assertThat(found.mean()).isNaN();
      }
    }
  }
}
