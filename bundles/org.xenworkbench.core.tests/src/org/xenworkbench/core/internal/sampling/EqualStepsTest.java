/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

class EqualStepsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String METRIC = "cpu_avg";

  @Test
  void samplesOfAStepAreOnePointAtItsEnd() {
    TimeSeries steps = inSteps(series(new long[] {20, 40, 60, 80, 100, 120, 140}, 1, 2, 3, 10, 20, 30, 7),
        MINUTE);
    assertThat(steps.times()).as("the last goes on").containsExactly(60_000, 120_000, 140_000);
    assertThat(steps.values()).containsExactly(2, 20, 7);
    assertThat(steps.minima()).containsExactly(1, 10, 7);
    assertThat(steps.maxima()).containsExactly(3, 30, 7);
  }

  @Test
  void whatIsKeptCoarserStaysAsItIs() {
    TimeSeries hours = new TimeSeries(new long[] {3_600_000, 7_200_000}, new double[] {1, 2}, new double[] {0, 1},
        new double[] {4, 5});
    TimeSeries steps = inSteps(hours, MINUTE);
    assertThat(steps.times()).containsExactly(3_600_000, 7_200_000);
    assertThat(steps.maxima()).containsExactly(4, 5);
  }

  @Test
  void aPointCountsForAsLongAsItStandsFor() {
    TimeSeries steps = inSteps(series(new long[] {60, 90, 95, 100, 105, 110, 115, 120}, 0, 30, 0, 0, 0, 0, 0, 0),
        MINUTE);
    assertThat(steps.values()[1]).isEqualTo(15);
  }

  @Test
  void aGapStaysAGapAndWhatIsHardlyKnownIsOne() {
    TimeSeries steps = inSteps(series(new long[] {30, 60, 62, 120, 180, 240}, 1, 1, 1, Double.NaN, Double.NaN, 5),
        MINUTE);
    assertThat(steps.values()).containsExactly(1, Double.NaN, Double.NaN, 5);
    assertThat(steps.minima()[1]).isNaN();
  }

  /**
   * The rule of the archives on disk, of which HistorySilenceTest of the store says the same: a minute is known if half
   * of its rows of five seconds are, and a row if any second of it is.
   */
  @Test
  void aSilenceIsAHoleIfItIsOneOnDisk() {
    for (int phase = 0; phase < 5; phase++) {
      for (int begin = 120; begin < 180; begin++) {
        for (int length = 15; length < 60; length++) {
          boolean[] rows = new boolean[48];
          List<Long> times = new ArrayList<>();
          for (int second = phase + 5; second <= 240; second += 5) {
            if (second <= begin || second >= begin + length) {
              times.add(second * 1000L + 400);
              rows[(second - 1) / 5] = true;
              rows[(second - 5) / 5] = true;
            }
          }
          TimeSeries steps = inSteps(withGap(times), MINUTE);
          long known = IntStream.range(24, 36).filter(row -> rows[row]).count();
          assertThat(Double.isFinite(steps.values()[2])).as("%s known rows, silence of %s s at %s, phase %s", known,
              length, begin, phase).isEqualTo(known >= 6);
        }
      }
    }
  }

  /** As memory keeps them: what is missed is one unknown sample, right after the last known one. */
  private static TimeSeries withGap(List<Long> times) {
    List<Long> all = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (long time : times) {
      if (!all.isEmpty() && time - all.get(all.size() - 1) > RecentHistory.silence(5_000)) {
        all.add(all.get(all.size() - 1) + RecentHistory.silence(5_000) / 2);
        values.add(Double.NaN);
      }
      all.add(time);
      values.add(1.0);
    }
    return new TimeSeries(all.stream().mapToLong(Long::longValue).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Test
  void badNumbersDoNoHarm() {
    TimeSeries steps = inSteps(series(new long[] {10, 20, 40, 60, 80, 100, 120},
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -3, -3, 1e308, 1e308, 1e308), MINUTE);
    assertThat(steps.values()).containsExactly(-3, 1e308);
    assertThat(steps.maxima()).containsExactly(-3, 1e308);
    assertThat(inSteps(TimeSeries.EMPTY, MINUTE).size()).isZero();
    assertThat(inSteps(series(new long[] {-30, 7}, 1, 2), MINUTE).times()).containsExactly(0, 7_000);
  }

  /** What rises evenly does so everywhere, whichever part of it was in memory and which on disk. */
  @Test
  void nothingIsSeenOfWhereMemoryMeetsDisk() {
    for (int begin = 0; begin < 120; begin += 7) {
      Instant memory = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(begin);
      MetricHistoryImpl history = new MetricHistoryImpl(new FormerHosts());
      history.bindStore(new Rising());
      HostId host = HostId.random();
      for (int second = 0; second <= 600; second++) {
        Instant time = memory.plusSeconds(second);
        history.add(new SampleBatch(host, time, Map.of(host, Map.of(METRIC, (double) time.getEpochSecond()))),
            Duration.ofSeconds(1));
      }
      TimeSeries minutes = history.query(HistoryQuery.of(host, List.of(METRIC))
          .between(memory.minusSeconds(3600), memory.plusSeconds(600)).inSteps(MINUTE))
          .getOrDefault(METRIC, TimeSeries.EMPTY);
      assertThat(minutes.size()).isBetween(70, 72);
      for (int i = 1; i < minutes.size() - 1; i++) {
        assertThat(minutes.times()[i] - minutes.times()[i - 1]).isEqualTo(60_000);
        assertThat(minutes.values()[i]).as("memory begins at second %s, point %s", begin, i)
            .isEqualTo(minutes.times()[i] / 1000.0 - 29.5, within(3.0));
      }
    }
  }

  private static TimeSeries series(long[] seconds, double... values) {
    return new TimeSeries(LongStream.of(seconds).map(second -> second * 1000).toArray(), values);
  }

  /** Steps of five seconds, each of which has the mean of the seconds in it. */
  private static final class Rising implements HistoryStore {

    @Override
    public Set<String> metrics(ObjectId object) {
      return Set.of(METRIC);
    }

    @Override
    public Map<String, TimeSeries> query(HistoryQuery query) {
      long[] times = LongStream.range(query.from().getEpochSecond() / 5, query.to().getEpochSecond() / 5 + 1)
          .map(step -> step * 5_000).filter(time -> time <= query.to().toEpochMilli()).toArray();
      Map<String, TimeSeries> found = new HashMap<>();
      query.metrics().forEach(metric -> found.put(metric,
          new TimeSeries(times, LongStream.of(times).mapToDouble(time -> time / 1000.0 - 2).toArray())));
      return found;
    }
  }

  private static TimeSeries inSteps(TimeSeries series, Duration step) {
    return HistoryQuery.of(HostId.random(), Set.of("cpu_avg")).inSteps(step).select(series);
  }
}
