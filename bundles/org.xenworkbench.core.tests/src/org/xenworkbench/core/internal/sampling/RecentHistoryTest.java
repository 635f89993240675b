/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;

class RecentHistoryTest {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final HostId host = HostId.random();
  private final RecentHistory history = new RecentHistory();

  @Test
  void keepsTenMinutes() {
    for (int i = 0; i < 500; i++) {
      add(i * 5L, Map.of("cpu_avg", (double) i));
    }
    TimeSeries series = all();
    assertThat(series.size()).isEqualTo(121);
    assertThat(series.values()[series.size() - 1]).isEqualTo(499);
    assertThat(series.times()).isSorted();
  }

  @Test
  void metricThatIsMissingBecomesAGap() {
    add(0, Map.of("cpu_avg", 1.0));
    add(5, Map.of());
    add(10, Map.of("cpu_avg", 2.0));
    assertThat(all().values()).containsExactly(1.0, Double.NaN, 2.0);
  }

  @Test
  void metricsComeAndGoByThemselves() {
    add(0, Map.of("cpu_avg", 1.0));
    add(5, Map.of("cpu_avg", 2.0, "memory_free", 20.0));
    add(10, Map.of("memory_free", 30.0));
    add(15, Map.of("cpu_avg", 4.0, "memory_free", 40.0));
    assertThat(all().values()).containsExactly(1.0, 2.0, Double.NaN, 4.0);
    assertThat(all("memory_free").values()).containsExactly(20.0, 30.0, 40.0);
    assertThat(all("memory_free").times()[0]).isEqualTo(START.plusSeconds(5).toEpochMilli());
    assertThat(history.since(host, "memory_free")).contains(START.plusSeconds(5));
    assertThat(history.since(host, "cpu_avg")).contains(START);
    assertThat(history.metrics(host)).containsExactly("cpu_avg", "memory_free");
    assertThat(all("nothing").size()).isZero();
  }

  @Test
  void keepsTenMinutesOfManySamplesToo() {
    for (int i = 0; i < 2_000; i++) {
      add(i, i < 300 ? Map.of("cpu_avg", (double) i) : Map.of("cpu_avg", (double) i, "memory_free", -1.0 * i));
    }
    assertThat(all().values()).hasSize(601).startsWith(1399).endsWith(1999).isSorted();
    assertThat(all("memory_free").values()).hasSize(601).startsWith(-1399).endsWith(-1999);
    assertThat(history.since(host, "memory_free")).contains(START.plusSeconds(1399));
  }

  /** Whatever the values are like, and whatever came before them at their places. */
  @Test
  void keepsEachValueToTheBit() {
    long seed = Long.getLong("xenworkbench.recent.seed", new Random().nextLong());
    Random random = new Random(seed);
    List<String> metrics = List.of("memory", "cpu_usage", "vif_0_rx", "vbd_xvda_read");
    Map<String, List<Double>> expected = new HashMap<>();
    for (int i = 0; i < 700; i++) {
      Map<String, Double> values = new HashMap<>();
      values.put("memory", 4096.0 * (1L << 20));
      values.put("cpu_usage", random.nextInt(30) == 0 ? random.nextGaussian() : 0.99 + 0.02 * random.nextDouble());
      values.put("vif_0_rx", i / 150 % 2 == 0 ? 0.0 : random.nextDouble() * 1e6);
      values.put("vbd_xvda_read", Double.longBitsToDouble(random.nextLong()));
      values.values().removeIf(value -> random.nextInt(40) == 0);
      add(i * 5L, values);
      for (String metric : metrics) {
        if (values.containsKey(metric) || expected.containsKey(metric)) {
          expected.computeIfAbsent(metric, key -> new ArrayList<>()).add(values.getOrDefault(metric, Double.NaN));
        }
      }
      for (String metric : metrics) {
        List<Double> all = expected.getOrDefault(metric, List.of());
        assertThat(bits(DoubleStream.of(all(metric).values()))).as("%s, seed %d, round %d", metric, seed, i)
            .isEqualTo(bits(all.stream().skip(Math.max(0, all.size() - 121)).mapToDouble(Double::doubleValue)));
      }
    }
  }

  private static long[] bits(DoubleStream values) {
    return values.mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void timeWithoutBatchesBecomesAGap() {
    add(0, Map.of("cpu_avg", 1.0));
    add(60, Map.of("cpu_avg", 2.0));
    assertThat(all().values()).containsExactly(1.0, Double.NaN, 2.0);
  }

  @Test
  void smallCorrectionOfTheClockDrawsNothingBackwards() {
    add(60, Map.of("cpu_avg", 1.0));
    add(58, Map.of("cpu_avg", 2.0));
    add(63, Map.of("cpu_avg", 3.0));
    assertThat(all().values()).containsExactly(1.0, 3.0);
  }

  @Test
  void clockThatIsSetBackReplacesWhatItCountsAgain() {
    add(10, Map.of("cpu_avg", 1.0));
    add(3600, Map.of("cpu_avg", 2.0));
    add(3605, Map.of("cpu_avg", 3.0));
    add(15, Map.of("cpu_avg", 4.0));
    add(20, Map.of("cpu_avg", 5.0));
    assertThat(all().times()).isSorted();
    assertThat(all().values()).as("ten minutes before 3600 nothing was kept").containsExactly(4.0, 5.0);
    assertThat(history.since(host, "cpu_avg")).contains(START.plusSeconds(15));
    add(60, Map.of("cpu_avg", 6.0));
    add(40, Map.of("cpu_avg", 7.0));
    assertThat(all().values()).containsExactly(4.0, 5.0, Double.NaN, 7.0);
  }

  @Test
  void memoryBeginsWithTheFirstValueUntilTenMinutesAreThere() {
    assertThat(history.since(host, "cpu_avg")).isEmpty();
    add(0, Map.of("cpu_avg", 1.0));
    add(300, Map.of("cpu_avg", 1.0));
    assertThat(history.since(host, "cpu_avg")).contains(START);
    add(601, Map.of("cpu_avg", 1.0));
    assertThat(history.since(host, "cpu_avg")).contains(START.plusSeconds(1));
  }

  @Test
  void thinningKeepsGaps() {
    TimeSeries thin = HistoryQuery.of(host, Set.of("cpu_avg")).thinned(3)
        .select(new TimeSeries(new long[] {1, 2, 3, 4, 5, 6}, new double[] {1, 3, 5, Double.NaN, 7, 9}));
    assertThat(thin.times()).containsExactly(2, 4, 6);
    assertThat(thin.values()).containsExactly(2, Double.NaN, 8);
    assertThat(thin.minima()).containsExactly(1, Double.NaN, 7);
    assertThat(thin.maxima()).containsExactly(3, Double.NaN, 9);
  }

  private void add(long second, Map<String, Double> values) {
    history.add(new SampleBatch(host, START.plusSeconds(second), Map.of(host, values)), INTERVAL);
  }

  private TimeSeries all() {
    return all("cpu_avg");
  }

  private TimeSeries all(String metric) {
    return history.query(HistoryQuery.of(host, List.of(metric)).between(Instant.EPOCH, START.plusSeconds(10_000)))
        .getOrDefault(metric, TimeSeries.EMPTY);
  }
}
