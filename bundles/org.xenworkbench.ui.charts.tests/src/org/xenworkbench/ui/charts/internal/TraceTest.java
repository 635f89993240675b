/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.Series;

class TraceTest {

  private static final int WIDTH = 100;
  private static final ValueScale VALUES = new ValueScale(AxisRange.to(100), 100, 0);

  @Test
  void fewSamplesStayAsTheyAre() {
    Trace trace = trace(new double[] {0, 50, 100});
    assertThat(trace.size()).isEqualTo(3);
    assertThat(trace.x(1)).isEqualTo(50);
    assertThat(IntStream.range(0, 3).mapToDouble(trace::y)).containsExactly(100.0, 50.0, 0.0);
  }

  @Test
  void aGapBreaksTheLineOnceAndIsNeverZero() {
    Trace trace = trace(new double[] {Double.NaN, 50, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, 60});
    assertThat(IntStream.range(0, trace.size()).mapToDouble(trace::y)).containsExactly(50.0, Double.NaN, 40.0);
  }

  @Test
  void manySamplesKeepEveryPeak() {
    double[] values = new double[10_000];
    Arrays.fill(values, 50);
    values[4321] = 100;
    values[8765] = 0;
    Trace trace = trace(values);
    assertThat(trace.size()).isLessThan(3 * WIDTH);
    assertThat(IntStream.range(0, trace.size()).mapToDouble(trace::y).min()).hasValue(0);
    assertThat(IntStream.range(0, trace.size()).mapToDouble(trace::y).max()).hasValue(100);
  }

  @Test
  void manySamplesKeepEveryGap() {
    double[] values = new double[10_000];
    Arrays.fill(values, 50);
    Arrays.fill(values, 3000, 4000, Double.NaN);
    values[7000] = Double.NaN;
    Trace trace = trace(values);
    long breaks = IntStream.range(0, trace.size()).filter(i -> Double.isNaN(trace.y(i))).count();
    assertThat(breaks).isEqualTo(2);
    for (int i = 0; i < trace.size(); i++) {
      if (trace.x(i) > 31 && trace.x(i) < 39) {
        assertThat(trace.y(i)).isNaN();
      }
    }
  }

  @Test
  void onlyWhatIsShownIsDrawnWithOneSampleBeyondEachEdge() {
    Series series = series(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 900);
    Trace trace = Trace.of(series, new TimeScale(350, 550, WIDTH), VALUES);
    assertThat(IntStream.range(0, trace.size()).mapToDouble(trace::x)).containsExactly(-25.0, 25.0, 75.0, 125.0);
  }

  /** Whatever is drawn: no extreme is lost, nothing goes back in time, and no line runs over a gap. */
  @Test
  void decimationKeepsExtremesOrderAndGaps() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int size = 1 + random.nextInt(random.nextBoolean() ? 50 : 3000);
      double[] values = random.doubles(size, 0, 100).toArray();
      for (int hole = random.nextInt(4); hole > 0; hole--) {
        int at = random.nextInt(size);
        Arrays.fill(values, at, Math.min(size, at + 1 + random.nextInt(size / 5 + 1)), Double.NaN);
      }
      check("seed " + seed + ", round " + round, values, size == 1
          ? Trace.of(new Series("a", "A", 0, new long[] {0}, values), new TimeScale(0, 1_000_000, WIDTH), VALUES)
          : trace(values));
    }
  }

  /** Not only in the whole: in each pixel column, whichever range of however many samples is shown. */
  @Test
  void decimationKeepsTheExtremesOfEachColumn() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int size = 500 + random.nextInt(3000);
      long[] times = new long[size];
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        times[i] = i == 0 ? random.nextInt(1000) : times[i - 1] + random.nextInt(random.nextInt(20) == 0 ? 5000 : 100);
        values[i] = random.nextInt(200) == 0 ? Double.NaN : random.nextInt(100);
      }
      long from = times[random.nextInt(50)] - random.nextInt(100);
      long to = times[size - 1 - random.nextInt(50)] + 1 + random.nextInt(100);
      TimeScale time = new TimeScale(from, to, WIDTH);
      Trace trace = Trace.of(new Series("a", "A", 0, times, values), time, VALUES);
      assertThat(trace.isDense()).isTrue();
      for (int column = 0; column < WIDTH; column++) {
        double at = column;
        double[] wanted = IntStream.range(0, size).filter(i -> Math.floor((times[i] - from) * ((double) WIDTH
            / (to - from))) == at && Double.isFinite(values[i])).mapToDouble(i -> VALUES.y(values[i])).toArray();
        double[] drawn = IntStream.range(0, trace.size()).filter(i -> trace.x(i) == at + 0.5
            && !Double.isNaN(trace.y(i))).mapToDouble(trace::y).toArray();
        String what = "seed " + seed + ", round " + round + ", column " + column;
        assertThat(Arrays.stream(drawn).max()).as(what).isEqualTo(Arrays.stream(wanted).max());
        assertThat(Arrays.stream(drawn).min()).as(what).isEqualTo(Arrays.stream(wanted).min());
      }
    }
  }

  /** Columns are the same, whether one asks for that of each sample or for the end of one. */
  @Test
  void aColumnEndsWhereTheNextOneBegins() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      long from = (long) (random.nextGaussian() * Math.pow(10, random.nextInt(14)));
      TimeScale time = new TimeScale(from, from + 1 + (long) Math.pow(10, random.nextDouble() * 13),
          1 + random.nextInt(4000));
      long at = from + (long) (random.nextDouble() * (time.to() - from));
      PixelColumns columns = PixelColumns.of(time);
      double column = columns.at(at);
      long end = columns.end(at, column);
      String what = "seed " + seed + ", round " + round + ": " + time + " at " + at;
      assertThat(end).as(what).isGreaterThan(at);
      assertThat(columns.at(end - 1)).as(what).isEqualTo(column);
      assertThat(columns.at(end)).as(what).isGreaterThan(column);
      assertThat(columns.end(from - 5, columns.at(from - 5))).as(what).isEqualTo(from - 4);
    }
  }

  /** A line that leaves the plot goes on as it was. */
  @Test
  void samplesThatAreYearsAwayDoNotBendTheLine() {
    long year = 365L * 86_400_000;
    long[] times = IntStream.range(0, 1002).mapToLong(i -> i == 0 ? -year : i == 1001 ? year : i).toArray();
    double[] values = new double[1002];
    Arrays.fill(values, 50);
    values[0] = 0;
    int[] pixels = new int[WIDTH * 100];
    new DenseLine(pixels, WIDTH, 1, new double[0])
        .draw(Trace.of(new Series("a", "A", 0, times, values), new TimeScale(10, 991, WIDTH), VALUES), 2);
    assertThat(IntStream.range(0, pixels.length).filter(i -> pixels[i] != 0).map(i -> i / WIDTH).distinct())
        .containsExactly(49, 50);
  }

  private static void check(String what, double[] values, Trace trace) {
    double[] drawn = IntStream.range(0, trace.size()).mapToDouble(trace::y).filter(y -> !Double.isNaN(y)).toArray();
    double[] wanted = Arrays.stream(values).filter(Double::isFinite).map(VALUES::y).toArray();
    assertThat(Arrays.stream(drawn).max()).as(what).isEqualTo(Arrays.stream(wanted).max());
    assertThat(Arrays.stream(drawn).min()).as(what).isEqualTo(Arrays.stream(wanted).min());
    assertThat(IntStream.range(0, trace.size()).filter(i -> !Double.isNaN(trace.y(i))).mapToDouble(trace::x).toArray())
        .as(what).isSorted();
    assertThat(trace.size()).as(what).isLessThanOrEqualTo(3 * WIDTH + values.length / 2 + 3);
    for (int i = 1; i < values.length; i++) {
      double column = Math.floor((double) i / (values.length - 1) * WIDTH);
      boolean isWholeColumn = Double.isNaN(values[i]) && IntStream.range(0, values.length)
          .filter(other -> Math.floor((double) other / (values.length - 1) * WIDTH) == column)
          .allMatch(other -> Double.isNaN(values[other]));
      if (isWholeColumn) {
        assertThat(IntStream.range(1, trace.size()).anyMatch(at -> trace.x(at - 1) < column && trace.x(at) > column + 1
            && !Double.isNaN(trace.y(at - 1)) && !Double.isNaN(trace.y(at)))).as(what + ", column " + column).isFalse();
      }
    }
  }

  private static Trace trace(double[] values) {
    return Trace.of(series(values, 1_000_000), new TimeScale(0, 1_000_000, WIDTH), VALUES);
  }

  private static Series series(double[] values, long end) {
    long[] times = IntStream.range(0, values.length).mapToLong(i -> end * i / (values.length - 1)).toArray();
    return new Series("a", "A", 0, times, values);
  }
}
