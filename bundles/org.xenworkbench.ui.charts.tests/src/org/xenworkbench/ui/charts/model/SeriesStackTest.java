/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;

class SeriesStackTest {

  private static final double NAN = Double.NaN;
  private static final double REACH = 1.5;

  @Test
  void eachStandsOnTheOnesBelow() {
    SeriesStack stack = stack(series("a", 1, 2, 3), series("b", 10, 10, 20), series("c", 100, 100, 100));
    assertThat(values(stack.tops().get(0))).containsExactly(1.0, 2.0, 3.0);
    assertThat(values(stack.tops().get(1))).containsExactly(11.0, 12.0, 23.0);
    assertThat(values(stack.tops().get(2))).containsExactly(111.0, 112.0, 123.0);
    assertThat(values(stack.total())).containsExactly(111.0, 112.0, 123.0);
    assertThat(stack.series().get(1).value(1)).as("its own").isEqualTo(10);
    assertThat(stack.tops()).extracting(Series::id).containsExactly("a", "b", "c");
    assertThat(stack.total().label()).isEqualTo("Total");
  }

  /** The upper one stands on nothing from then on, at once, and is as high as it was. */
  @Test
  void aGapLetsTheOthersDownAtOnce() {
    SeriesStack stack = stack(series("a", 5, 5, NAN, NAN, 5, 5), series("b", 1, 1, 1, 1, 1, 1));
    assertThat(values(stack.tops().get(0))).containsExactly(5.0, 5.0, NAN, 5.0, 5.0);
    assertThat(values(stack.tops().get(1))).containsExactly(6.0, 6.0, 1.0, 1.0, 1.0, 1.0, 6.0, 6.0);
    assertThat(times(stack.tops().get(1))).containsExactly(0L, 1000L, 1000L, 2000L, 3000L, 4000L, 4000L, 5000L);
    assertThat(values(stack.total())).containsExactly(6.0, 6.0, 1.0, 1.0, 6.0, 6.0);
  }

  @Test
  void whereNothingWasMeasuredThereIsAHole() {
    SeriesStack stack = stack(series("a", 5, NAN, 5), series("b", 1, NAN, 1));
    assertThat(values(stack.total())).containsExactly(6.0, NAN, 6.0);
    assertThat(values(stack.tops().get(1))).as("samples between gaps").containsExactly(6.0, NAN, 6.0);
  }

  @Test
  void samplesOfOthersLieOnALineBetweenItsOwn() {
    SeriesStack stack = stack(new Series("a", "A", 0, new long[] {0, 1000}, new double[] {0, 10}),
        new Series("b", "B", 1, new long[] {0, 250, 1000}, new double[] {1, 1, 1}));
    assertThat(times(stack.total())).containsExactly(0L, 250L, 1000L);
    assertThat(values(stack.total())).containsExactly(1.0, 3.5, 11.0);
  }

  /** Two hosts are not asked at the same moment: none of their VMs seems to go at the right edge. */
  @Test
  void whatEndsALittleEarlierIsHeldAndWhatIsGoneIsNot() {
    Series late = new Series("a", "A", 0, new long[] {0, 1000, 2000}, new double[] {1, 1, 1});
    Series early = new Series("b", "B", 1, new long[] {-600, 400, 1400}, new double[] {2, 2, 2});
    Series gone = new Series("c", "C", 2, new long[] {-1000, -500, -400}, new double[] {4, 4, NAN});
    assertThat(values(stack(late, early).total())).containsOnly(3.0);
    assertThat(values(stack(late, gone).total())).containsExactly(5.0, 5.0, 1.0, 1.0, 1.0, 1.0);
  }

  @Test
  void whatIsTooLargeIsTheLargestNumber() {
    SeriesStack stack = stack(series("a", 1e308, Double.POSITIVE_INFINITY), series("b", 1e308, 1e308));
    assertThat(values(stack.total())).containsExactly(Double.MAX_VALUE, 1e308);
    assertThat(values(stack(series("a", -1e308, 1e308)).tops().get(0))).containsExactly(-1e308, 1e308);
    assertThat(stack().total().size()).as("of nothing").isZero();
    assertThat(stack(series("a"), series("b", 1)).total().size()).isEqualTo(1);
  }

  @Test
  void whatIsForTheEyeOnlyIsNotInTheTotal() {
    SeriesStack stack = stack(series("a", 1, 2, 2).withMeasured(2), series("b", 1, 1, 1).withMeasured(1));
    assertThat(values(stack.total())).containsExactly(2.0, 3.0);
    assertThat(stack.total().measured()).isEqualTo(2);
    assertThat(values(stack.tops().get(1))).as("drawn").containsExactly(2.0, 3.0, 3.0);
  }

  @Test
  void aModelStacksWhatItIsMadeOf() {
    ChartModel model = ChartModel.builder("t", Axes.number("")).range(at(0), at(2000)).add(series("a", 1, 2, 3))
        .add(series("b", 10, 10, 20)).stacked("All").build();
    assertThat(model.told()).extracting(Series::label).containsExactly("A", "B", "All");
    assertThat(model.withRange(at(0), at(1000)).stack()).isEqualTo(model.stack());
    ChartModel part = model.withSeries(List.of(model.series().get(1)));
    assertThat(values(part.told().get(1))).containsExactly(10.0, 10.0, 20.0);
    assertThat(ChartModel.builder("t", Axes.number("")).range(at(0), at(2000)).add(series("a", 1)).build().told())
        .hasSize(1);
  }

  /** Between any two samples the edge of each is the sum of what those up to it have there, and a gap is a gap. */
  @Test
  void edgesAreSumsWhereverOneLooks() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Series> series = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        series.add(random(random, "s" + i));
      }
      check("seed " + seed + ", round " + round, series);
    }
  }

  private static void check(String what, List<Series> series) {
    SeriesStack stack = SeriesStack.of("Total", Optional.empty(), series);
    long[] times = series.stream().flatMapToLong(each -> LongStream.of(times(each))).distinct().sorted().toArray();
    for (int i = 1; i < times.length; i++) {
      double middle = (times[i - 1] + times[i]) / 2.0;
      double sum = 0;
      for (int k = 0; k < series.size(); k++) {
        double own = between(series.get(k), middle, times[i - 1], times[i]);
        sum += Double.isNaN(own) ? 0 : own;
        double edge = between(stack.tops().get(k), middle, times[i - 1], times[i], 0);
        assertThat(Double.isNaN(edge)).as("%s, %s at %s", what, series, middle).isEqualTo(Double.isNaN(own));
        if (!Double.isNaN(own)) {
          assertThat(edge).as(what).isCloseTo(sum, within(1e-6));
        }
      }
    }
    assertThat(times(stack.total())).as(what).isEqualTo(times);
    for (int i = 0; i < times.length; i++) {
      long time = times[i];
      double[] there = series.stream().mapToDouble(each -> at(each, time)).filter(Double::isFinite).toArray();
      assertThat(stack.total().value(i)).as("%s at %d", what, time)
          .matches(sum -> there.length == 0 ? Double.isNaN(sum) : Math.abs(sum - sum(there)) < 1e-6);
    }
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** At a sample that one; else as between samples. */
  private static double at(Series series, long time) {
    int last = IntStream.range(0, series.size()).filter(i -> series.timeMillis(i) == time).max().orElse(-1);
    return last >= 0 && Double.isFinite(series.value(last)) ? series.value(last) : between(series, time, time, time);
  }

  private static double between(Series series, double at, long from, long to) {
    int size = series.size();
    long reach = size < 2 ? 0 : (long) (REACH * (series.timeMillis(size - 1) - series.timeMillis(0)) / (size - 1));
    return between(series, at, from, to, reach);
  }

  private static double between(Series series, double at, long from, long to, long reach) {
    int after = IntStream.range(0, series.size()).filter(i -> series.timeMillis(i) > from).findFirst()
        .orElse(series.size());
    double last = after == 0 ? NAN : finite(series.value(after - 1));
    double next = after == series.size() ? NAN : finite(series.value(after));
    if (after == 0 && after < series.size()) {
      return series.timeMillis(0) - from <= reach ? next : NAN;
    }
    if (after == series.size()) {
      return after > 0 && to - series.timeMillis(after - 1) <= reach ? last : NAN;
    }
    double share = (at - series.timeMillis(after - 1)) / (series.timeMillis(after) - series.timeMillis(after - 1));
    return last + (next - last) * share;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : NAN;
  }

  private static Series random(Random random, String id) {
    int size = random.nextInt(20);
    long[] times = new long[size];
    double[] values = new double[size];
    long time = random.nextInt(5000);
    for (int i = 0; i < size; i++) {
      time += random.nextBoolean() ? 1000 : random.nextInt(3000);
      times[i] = time;
      values[i] = random.nextInt(5) == 0 ? random.nextBoolean() ? NAN : Double.POSITIVE_INFINITY
          : random.nextInt(100) - 10;
    }
    return new Series(id, id, 0, times, values);
  }

  private static SeriesStack stack(Series... series) {
    return SeriesStack.of("Total", Optional.empty(), List.of(series));
  }

  private static Series series(String id, double... values) {
    return new Series(id, id.toUpperCase(Locale.ROOT), 0,
        IntStream.range(0, values.length).mapToLong(i -> i * 1000L).toArray(), values);
  }

  private static double[] values(Series series) {
    return IntStream.range(0, series.size()).mapToDouble(series::value).toArray();
  }

  private static long[] times(Series series) {
    return IntStream.range(0, series.size()).mapToLong(series::timeMillis).toArray();
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
