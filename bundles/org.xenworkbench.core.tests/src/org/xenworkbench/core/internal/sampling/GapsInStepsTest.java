/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/** What memory does not know is a hole in every range. Times are seconds since the epoch of a day of its own. */
class GapsInStepsTest {

  private static final String METRIC = "cpu_avg";
  private static final long DAY = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
  private static final int TRIALS = 3_000;

  private final HostId host = HostId.random();
  private MetricHistoryImpl history = new MetricHistoryImpl(new FormerHosts());

  @Test
  void anOutageInMemoryIsAHoleInTheChartOfAnHour() {
    Duration step = Resolution.of(Duration.ofHours(1)).step();
    for (int begin = 120; begin < 180; begin++) {
      for (int length = 70; length < 240; length += 17) {
        history = new MetricHistoryImpl(new FormerHosts());
        for (int second = 5; second < 540; second += 5) {
          if (second <= begin || second >= begin + length) {
            sample(second, 1, 5);
          }
        }
        TimeSeries series = query(-3060, 540, step);
        int hole = first(series, 0, false);
        assertThat(hole).as("outage of %s s at %s", length, begin).isBetween(1, series.size() - 2);
        assertThat(series.times()[hole] / 1000 - DAY).isBetween((long) begin, begin + length + 60L);
        assertThat(first(series, hole, true)).as("goes on").isLessThan(series.size());
      }
    }
  }

  private static int first(TimeSeries series, int from, boolean isKnown) {
    int index = from;
    while (index < series.size() && Double.isFinite(series.values()[index]) != isKnown) {
      index++;
    }
    return index;
  }

  @Test
  void theFirstSampleAfterAnOutageDoesNotStandForIt() {
    for (int second = 0; second <= 120; second += 5) {
      sample(second, 1, 5);
    }
    for (int second = 290; second <= 420; second += 5) {
      sample(second, second == 290 ? 100 : 1, 5);
    }
    TimeSeries series = query(0, 420, Duration.ofMinutes(1));
    assertThat(seconds(series)).as("of a hole there are its ends").containsExactly(0, 60, 120, 180, 240, 300, 360, 420);
    assertThat(series.values()).as("a spike of five seconds is no minute").containsExactly(Double.NaN, 1, 1,
        Double.NaN, Double.NaN, Double.NaN, 1, 1);
  }

  @Test
  void stepsAreEqualHoweverSeldomSamplesCome() {
    for (int interval : new int[] {20, 40, 55, 60, 70, 120, 300}) {
      history = new MetricHistoryImpl(new FormerHosts());
      for (int second = 7; second <= 600; second += interval) {
        sample(second, 1, interval);
      }
      TimeSeries series = query(0, 600, Duration.ofMinutes(1));
      for (int i = 0; i < series.size() - 1; i++) {
        assertThat(series.times()[i]).as("interval %s, step %s", interval, i).isEqualTo((DAY + (i + 1) * 60) * 1000);
        assertThat(series.values()[i]).isEqualTo(1);
      }
    }
  }

  @Test
  void whatGoesOnIsNotMissedBeforeItIsOver() {
    sample(3555, 3, 5);
    assertThat(query(0, 3600, Duration.ofHours(1)).values()).as("a single sample").containsExactly(3);
    assertThat(seconds(query(0, 3600, Duration.ofHours(1)))).containsExactly(3555);
    sample(3560, 5, 5);
    assertThat(query(0, 3600, Duration.ofHours(1)).values()).containsExactly(4);
    sample(3605, 5, 60);
    assertThat(query(0, 3610, Duration.ofHours(1)).values()).as("an hour of 45 s is none").containsExactly(Double.NaN,
        5);
  }

  @Test
  void theFirstStepIsWholeWhereverTheRangeBegins() {
    for (int second = 5; second <= 300; second += 5) {
      sample(second, second, 5);
    }
    for (int from = 121; from <= 180; from++) {
      TimeSeries series = query(from, 300, Duration.ofMinutes(1));
      assertThat(seconds(series)).containsExactly(180, 240, 300);
      assertThat(series.values()[0]).isEqualTo(152.5);
    }
  }

  /** Neither memory nor a store that has not heard of its first sample yet knows of the silence between them. */
  @Test
  void aSilenceBetweenStoreAndMemoryIsAHole() {
    for (int silence : new int[] {0, 5, 12, 130, 1800}) {
      history = new MetricHistoryImpl(new FormerHosts());
      history.bindStore(new Rows(DAY + 600));
      for (int second = 0; second <= 300; second += 5) {
        sample(605 + silence + second, 1, 5);
      }
      TimeSeries series = query(0, 900 + silence, Duration.ofMinutes(1));
      assertThat(first(series, 1, false) < series.size()).as("silence of %s s", silence).isEqualTo(silence > 60);
      assertThat(LongStream.of(seconds(series)).filter(time -> time > 660 && time < 600 + silence - 60)
          .mapToObj(time -> series.values()[Arrays.binarySearch(series.times(), (DAY + time) * 1000)]))
          .allMatch(value -> value.isNaN());
    }
  }

  /** When memory has just let go of the first minute, the store has a single row of it. */
  @Test
  void theFirstMinuteStaysWhenMemoryLetsGoOfIt() {
    for (int begin = 601; begin < 660; begin++) {
      history = new MetricHistoryImpl(new FormerHosts());
      history.bindStore(new FirstRow(DAY + 600));
      for (int second = 0; second <= 300; second += 5) {
        sample(begin + second, 1, 5);
      }
      TimeSeries series = query(-2700, begin + 300, Duration.ofMinutes(1));
      assertThat(seconds(series)[0]).as("memory begins at %s", begin).isLessThanOrEqualTo(600);
      int first = first(series, 0, true);
      assertThat(seconds(series)[first]).isEqualTo(600);
      assertThat(series.values()[first]).as("of the row").isEqualTo(7);
      assertThat(first(series, first, false)).as("a hole after it").isEqualTo(series.size());
    }
  }

  @Test
  void randomSamplesAreWhatThePlainDefinitionSays() {
    long seed = System.nanoTime();
    System.out.println("GapsInStepsTest: seed " + seed + ", " + TRIALS + " trials");
    Random random = new Random(seed);
    for (int trial = 0; trial < TRIALS; trial++) {
      int interval = new int[] {4, 8, 20, 40}[random.nextInt(4)];
      int step = new int[] {20, 60, 300}[random.nextInt(3)];
      NavigableMap<Integer, Double> samples = samples(random, interval);
      history = new MetricHistoryImpl(new FormerHosts());
      samples.forEach((second, value) -> sample(second, value, interval));
      check(query(-600, 600, Duration.ofSeconds(step)), new Plain(samples, interval, step),
          "seed " + seed + ", trial " + trial + ", " + samples + " each " + interval + " s in " + step + " s");
    }
  }

  private static NavigableMap<Integer, Double> samples(Random random, int interval) {
    NavigableMap<Integer, Double> samples = new TreeMap<>();
    int second = 1 + random.nextInt(300);
    while (second <= 600) {
      samples.put(second, (double) random.nextInt(100));
      int missed = random.nextInt(12);
      second += missed == 0 ? 2 * interval : missed == 1 ? random.nextInt(300) + 1 : interval;
    }
    return samples;
  }

  private static void check(TimeSeries series, Plain plain, String what) {
    long[] seconds = seconds(series);
    assertThat(seconds[seconds.length - 1]).as(what).isEqualTo(plain.last());
    for (int end = plain.firstStep(); end - plain.step < plain.last(); end += plain.step) {
      int index = Arrays.binarySearch(seconds, Math.min(end, plain.last()));
      if (index >= 0) {
        assertThat(series.values()[index]).as("%s at %s", what, end).isEqualTo(plain.mean(end), within(1e-9));
      } else {
        assertThat(new double[] {plain.mean(end - plain.step), plain.mean(end), plain.mean(end + plain.step)})
            .as("%s has a hole around %s", what, end).containsOnly(Double.NaN);
      }
    }
    assertThat(LongStream.of(seconds).limit(seconds.length - 1)).as(what).allMatch(time -> time % plain.step == 0);
  }

  private static long[] seconds(TimeSeries series) {
    return LongStream.of(series.times()).map(time -> time / 1000 - DAY).toArray();
  }

  private void sample(int second, double value, int interval) {
    history.add(new SampleBatch(host, Instant.ofEpochSecond(DAY + second), Map.of(host, Map.of(METRIC, value))),
        Duration.ofSeconds(interval));
  }

  private TimeSeries query(int from, int to, Duration step) {
    return history.query(HistoryQuery.of(host, List.of(METRIC)).between(Instant.ofEpochSecond(DAY + from),
        Instant.ofEpochSecond(DAY + to)).inSteps(step)).getOrDefault(METRIC, TimeSeries.EMPTY);
  }

  /** The value of every second: that of the sample after it, as long as this stands for it. */
  private record Plain(NavigableMap<Integer, Double> samples, int interval, int step) {

    int last() {
      return samples.lastKey();
    }

    int firstStep() {
      return (samples.firstKey() + step - 1) / step * step;
    }

    double mean(int end) {
      int known = 0;
      Set<Integer> rows = new HashSet<>(); // of five seconds, as on disk: one is known if any second of it is
      double sum = 0;
      for (int second = end - step + 1; second <= end; second++) {
        double value = value(second);
        known += Double.isNaN(value) ? 0 : 1;
        if (!Double.isNaN(value)) {
          rows.add((second - 1) / 5);
        }
        sum += Double.isNaN(value) ? 0 : value;
      }
      boolean isLast = end >= last();
      int all = isLast ? last() - Math.max(end - step, samples.firstKey() - stretch(samples.firstKey())) : step;
      return known > 0 && 2 * (all - 5 * rows.size()) <= step ? sum / known : Double.NaN;
    }

    private double value(int second) {
      Map.Entry<Integer, Double> next = samples.ceilingEntry(second);
      return next == null || second <= next.getKey() - stretch(next.getKey()) ? Double.NaN : next.getValue();
    }

    /** For how many seconds a sample stands: since the one before, or, after a silence, as its neighbours do. */
    private int stretch(int second) {
      Integer before = samples.lowerKey(second);
      Integer after = samples.higherKey(second);
      if (before == null) {
        return after == null ? step : isSilence(second, after) ? interval * 5 / 4 : after - second;
      }
      int usual = after == null || isSilence(second, after) ? 0 : after - second;
      int mark = interval * 5 / 4; // as far from the sample before lies what is unknown
      return isSilence(before, second)
          ? Math.min(second - before - mark, mark < 2 * usual ? usual : Math.max(usual, mark)) : second - before;
    }

    private boolean isSilence(int one, int other) {
      return 2 * (other - one) > 5 * interval;
    }
  }

  /** Rows of five seconds that end with a second. */
  private record Rows(long end) implements HistoryStore {

    @Override
    public Set<String> metrics(ObjectId object) {
      return Set.of(METRIC);
    }

    @Override
    public Map<String, TimeSeries> query(HistoryQuery query) {
      long[] times = LongStream.rangeClosed(query.from().getEpochSecond() / 5, end / 5).map(row -> row * 5_000)
          .filter(time -> time >= query.from().toEpochMilli() && time <= query.to().toEpochMilli()).toArray();
      double[] values = new double[times.length];
      Arrays.fill(values, 1);
      return Map.of(METRIC, new TimeSeries(times, values));
    }
  }

  /** A store with nothing but the row that ends then. */
  private record FirstRow(long end) implements HistoryStore {

    @Override
    public Set<String> metrics(ObjectId object) {
      return Set.of(METRIC);
    }

    @Override
    public Map<String, TimeSeries> query(HistoryQuery query) {
      return Map.of(METRIC, new TimeSeries(new long[] {end * 1000}, new double[] {7}));
    }
  }
}
