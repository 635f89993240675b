/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * What every {@link HistoryStore} must do. Extend it and say how a store is opened, flushed and closed. The samples
 * come every five seconds and end shortly before {@link #clock}'s time.
 *
 * @since 0.1
 */
@ConsumerType
public abstract class HistoryStoreContract {

  /** A round time, so that archives of whatever step are aligned with it. */
  protected static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  /** Time between two samples. */
  protected static final Duration STEP = Duration.ofSeconds(5);

  private static final HostId HOST = HostId.of("11111111-1111-1111-1111-111111111111");
  private static final VmId VM = VmId.of(UUID.fromString("33333333-3333-3333-3333-333333333333"));
  private static final int MINUTES_5 = 60;

  /** A folder of the test's own. */
  @TempDir
  protected Path folder = Path.of("");

  /** The clock of the test; a sample's time is never ahead of it. */
  protected final ManualClock clock = new ManualClock(START);

  private Optional<Opened> opened = Optional.empty();

  /**
   * An open store.
   *
   * @param store where series are read
   * @param samples where samples are written to; may be the same object
   */
  public record Opened(HistoryStore store, SampleListener samples) {
  }

  /** Opens the store in that folder: a new one if the folder is empty, else what is there. */
  protected abstract Opened open(Path place) throws Exception;

  /** Returns when all samples given so far can be queried. */
  protected abstract void flush(Opened open) throws Exception;

  /** Closes the store in the orderly way. */
  protected abstract void close(Opened open) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    opened = Optional.of(open(folder));
  }

  @AfterEach
  final void closeStore() throws Exception {
    if (opened.isPresent()) {
      close(opened.get());
    }
  }

  private void reopen() throws Exception {
    close(opened.orElseThrow());
    opened = Optional.empty();
    openStore();
  }

  private void sample(ObjectId object, Map<String, Double> values) {
    opened.orElseThrow().samples().sampled(new SampleBatch(HOST, clock.instant(), Map.of(object, values)));
  }

  /** One sample each five seconds. */
  private void feed(ObjectId object, String metric, double value, int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(STEP);
      sample(object, Map.of(metric, value));
    }
  }

  private TimeSeries read(ObjectId object, String metric) throws Exception {
    return read(object, List.of(metric), 1000).getOrDefault(metric, TimeSeries.EMPTY);
  }

  private Map<String, TimeSeries> read(ObjectId object, List<String> metrics, int points) throws Exception {
    flush(opened.orElseThrow());
    return opened.orElseThrow().store()
        .query(HistoryQuery.of(object, metrics).between(START, clock.instant()).thinned(points));
  }

  private Set<String> metrics(ObjectId object) throws Exception {
    flush(opened.orElseThrow());
    return opened.orElseThrow().store().metrics(object);
  }

  private static List<Double> known(TimeSeries series) {
    return DoubleStream.of(series.values()).filter(value -> !Double.isNaN(value)).boxed().toList();
  }

  @Test
  final void anUnknownObjectHasNoValues() throws Exception {
    assertThat(read(HOST, "cpu_avg").size()).isZero();
  }

  @Test
  final void anUnknownMetricHasNoValues() throws Exception {
    feed(HOST, "cpu_avg", 0.5, MINUTES_5);
    assertThat(known(read(HOST, "loadavg"))).isEmpty();
  }

  @Test
  final void valuesComeBackInOrderOfTime() throws Exception {
    feed(HOST, "cpu_avg", 0.25, MINUTES_5);
    TimeSeries series = read(HOST, "cpu_avg");
    assertThat(known(series)).hasSizeGreaterThan(MINUTES_5 / 2);
    assertThat(known(series)).allSatisfy(value -> assertThat(value).isCloseTo(0.25, within(1e-9)));
    assertThat(series.times()).isSorted().doesNotHaveDuplicates();
    assertThat(series.times()[0]).isGreaterThanOrEqualTo(START.toEpochMilli());
    assertThat(series.times()[series.size() - 1]).isLessThanOrEqualTo(clock.millis());
  }

  @Test
  final void valuesOutliveTheProcess() throws Exception {
    feed(VM, "cpu_usage", 0.75, MINUTES_5);
    reopen();
    assertThat(known(read(VM, "cpu_usage"))).hasSizeGreaterThan(MINUTES_5 / 2);
    feed(VM, "cpu_usage", 0.75, MINUTES_5);
    assertThat(known(read(VM, "cpu_usage"))).hasSizeGreaterThan(MINUTES_5);
  }

  @Test
  final void aHoleStaysAHole() throws Exception {
    feed(HOST, "cpu_avg", 0.5, MINUTES_5);
    Instant from = clock.instant().plusSeconds(30);
    clock.advance(Duration.ofMinutes(2));
    Instant to = clock.instant().minusSeconds(30);
    feed(HOST, "cpu_avg", 0.5, 12);
    TimeSeries series = read(HOST, "cpu_avg");
    int inside = 0;
    for (int i = 0; i < series.size(); i++) {
      Instant time = Instant.ofEpochMilli(series.times()[i]);
      if (time.isAfter(from) && time.isBefore(to)) {
        inside++;
        assertThat(series.values()[i]).as("value in the hole at " + time).isNaN();
      }
    }
    assertThat(inside).as("points that mark the hole").isPositive();
  }

  @Test
  final void aMetricThatComesLaterIsKeptToo() throws Exception {
    feed(VM, "vif_0_rx", 1000, MINUTES_5);
    for (int i = 0; i < MINUTES_5; i++) {
      clock.advance(STEP);
      sample(VM, Map.of("vif_0_rx", 1000.0, "vif_1_rx", 7.0));
    }
    assertThat(known(read(VM, "vif_1_rx"))).isNotEmpty().allSatisfy(
        value -> assertThat(value).isCloseTo(7, within(1e-6)));
    assertThat(known(read(VM, "vif_0_rx"))).hasSizeGreaterThan(MINUTES_5);
  }

  @Test
  final void metricsAreThoseThatHaveAValue() throws Exception {
    assertThat(metrics(VM)).isEmpty();
    feed(HOST, "cpu_avg", 0.5, MINUTES_5);
    assertThat(metrics(VM)).as("of another object").isEmpty();
    Map<String, Double> values = Map.of("cpu_usage", 0.5, "vif_0_rx", 1.0, "vbd_xvda_iops_read", 2.0, "cpu12", 0.25,
        "third_party", 3.0, "Odd name/\u00e4%41", 4.0);
    for (int i = 0; i < MINUTES_5; i++) {
      clock.advance(STEP);
      sample(VM, values);
    }
    assertThat(metrics(VM)).containsExactlyInAnyOrderElementsOf(values.keySet());
    assertThat(metrics(HOST)).containsExactly("cpu_avg");
    reopen();
    assertThat(metrics(VM)).containsExactlyInAnyOrderElementsOf(values.keySet());
  }

  @Test
  final void manyMetricsAreAskedForAtOnce() throws Exception {
    for (int i = 0; i < MINUTES_5; i++) {
      clock.advance(STEP);
      sample(VM, Map.of("cpu_usage", 0.25 + i % 2, "memory", 1e9, "third_party", 3.0));
    }
    List<String> asked = List.of("cpu_usage", "memory", "third_party", "memory_target", "unheard_of");
    Map<String, TimeSeries> found = read(VM, asked, 1000);
    assertThat(found).containsOnlyKeys(asked);
    assertThat(found.get("memory_target")).as("no value").isNotNull()
        .satisfies(none -> assertThat(known(none)).isEmpty());
    assertThat(found.get("unheard_of")).isEqualTo(TimeSeries.EMPTY);
    for (String metric : asked) {
      TimeSeries together = found.getOrDefault(metric, TimeSeries.EMPTY);
      assertThat(together.values()).as(metric).isEqualTo(read(VM, metric).values());
      assertThat(together.times()).as(metric).isEqualTo(read(VM, metric).times());
    }
    assertThat(known(found.getOrDefault("third_party", TimeSeries.EMPTY))).hasSizeGreaterThan(MINUTES_5 / 2)
        .containsOnly(3.0);
  }

  @Test
  final void whatIsThinnedOutKeepsItsLowestAndHighestValueAndItsGaps() throws Exception {
    for (int i = 0; i < MINUTES_5; i++) {
      clock.advance(STEP);
      sample(VM, Map.of("cpu_usage", 0.25 + i % 2));
    }
    long end = clock.millis();
    clock.advance(Duration.ofMinutes(5));
    long again = clock.millis();
    feed(VM, "cpu_usage", 2, MINUTES_5);
    TimeSeries series = read(VM, List.of("cpu_usage"), 15).getOrDefault("cpu_usage", TimeSeries.EMPTY);
    boolean gap = false;
    for (int i = 0; i < series.size(); i++) {
      if (series.times()[i] <= end && !Double.isNaN(series.values()[i])) {
        assertThat(series.minima()[i]).isEqualTo(0.25);
        assertThat(series.maxima()[i]).isEqualTo(1.25);
        assertThat(series.values()[i]).isStrictlyBetween(0.25, 1.25);
      }
      assertThat(Double.isNaN(series.minima()[i])).isEqualTo(Double.isNaN(series.values()[i]));
      assertThat(Double.isNaN(series.maxima()[i])).isEqualTo(Double.isNaN(series.values()[i]));
      gap |= series.times()[i] > end && series.times()[i] < again && Double.isNaN(series.values()[i]);
    }
    assertThat(series.size()).isBetween(3, 15);
    assertThat(gap).as("a point that marks the gap").isTrue();
  }

  @Test
  final void whatIsKeptLongerIsFineAmongCoarseSteps() throws Exception {
    feed(VM, "cpu_usage", 0.25, 12 * 60 * 3 / 2);
    Instant from = clock.instant();
    long[] times = LongStream.rangeClosed(1, 60).map(i -> from.toEpochMilli() + i * 1000).toArray();
    TimeSeries fine = new TimeSeries(times, LongStream.of(times).mapToDouble(time -> time % 7).toArray());
    feed(VM, "cpu_usage", 3, 12); // the same minute
    opened.orElseThrow().store().keep(Map.of(VM, Map.of("cpu_usage", fine)));
    feed(VM, "cpu_usage", 0.25, 12 * 60 * 3);
    reopen();
    TimeSeries found = read(VM, List.of("cpu_usage"), Integer.MAX_VALUE).getOrDefault("cpu_usage", TimeSeries.EMPTY);
    assertThat(found.times()).isSorted().doesNotHaveDuplicates().contains(times);
    int begin = Arrays.binarySearch(found.times(), times[0]);
    assertThat(Arrays.copyOfRange(found.values(), begin, begin + times.length)).isEqualTo(fine.values());
    assertThat(found.values()).as("before and after").startsWith(0.25).endsWith(0.25);
  }

  @Test
  final void objectsAndMetricsAreKeptApart() throws Exception {
    for (int i = 0; i < MINUTES_5; i++) {
      clock.advance(STEP);
      Map<ObjectId, Map<String, Double>> values = new HashMap<>();
      values.put(HOST, Map.of("cpu_avg", 0.1, "memory_free", 2e9));
      values.put(VM, Map.of("cpu_usage", 0.2));
      values.put(VmId.controlDomain(HOST), Map.of("cpu_usage", 0.3));
      opened.orElseThrow().samples().sampled(new SampleBatch(HOST, clock.instant(), values));
    }
    assertThat(known(read(HOST, "memory_free"))).isNotEmpty().allSatisfy(value -> assertThat(value).isEqualTo(2e9));
    assertThat(known(read(VM, "cpu_usage"))).isNotEmpty().allSatisfy(
        value -> assertThat(value).isCloseTo(0.2, within(1e-9)));
    assertThat(known(read(VmId.controlDomain(HOST), "cpu_usage"))).isNotEmpty().allSatisfy(
        value -> assertThat(value).isCloseTo(0.3, within(1e-9)));
  }

  @Test
  final void notMorePointsThanWanted() throws Exception {
    feed(HOST, "cpu_avg", 0.5, MINUTES_5);
    assertThat(read(HOST, List.of("cpu_avg"), 10).get("cpu_avg")).isNotNull()
        .satisfies(few -> assertThat(few.size()).isBetween(1, 10));
  }

  @Test
  final void twoSamplesOfOneMomentAndAnOldOneDoNoHarm() throws Exception {
    feed(HOST, "cpu_avg", 0.5, 30);
    sample(HOST, Map.of("cpu_avg", 0.5));
    clock.advance(Duration.ofSeconds(-60));
    sample(HOST, Map.of("cpu_avg", 0.5));
    clock.advance(Duration.ofSeconds(60));
    feed(HOST, "cpu_avg", 0.5, 30);
    assertThat(known(read(HOST, "cpu_avg"))).hasSizeGreaterThan(40);
  }
}
