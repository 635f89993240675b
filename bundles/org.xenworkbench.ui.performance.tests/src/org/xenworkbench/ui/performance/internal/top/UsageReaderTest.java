/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/** What of a short time is kept finer than is promised goes at any moment: the answer is the same before and after. */
class UsageReaderTest {

  private static final Duration LENGTH = Duration.ofSeconds(25);
  /** Fleet.NOW is a whole hour. */
  private static final Instant HOUR = Fleet.NOW.minus(Duration.ofHours(4));
  private static final MeanTime TIME = new MeanTime(LENGTH, Optional.of(HOUR.plus(Duration.ofMinutes(24))));

  private static final class Kept implements MetricHistory {

    private final TimeSeries series;

    Kept(Duration step) {
      long length = step.toMillis();
      long first = HOUR.minus(Duration.ofHours(3)).toEpochMilli();
      int count = (int) (Duration.ofHours(6).toMillis() / length);
      series = new TimeSeries(LongStream.rangeClosed(1, count).map(i -> first + i * length).toArray(),
          IntStream.rangeClosed(1, count).mapToDouble(i -> i % (Duration.ofHours(1).toMillis() / length)).toArray());
    }

    @Override
    public Set<String> metrics(ObjectId object) {
      return Set.of(Metrics.CPU_AVG);
    }

    @Override
    public Set<String> recentMetrics(ObjectId object) {
      return metrics(object);
    }

    @Override
    public Map<String, TimeSeries> query(HistoryQuery query) {
      return Map.of(Metrics.CPU_AVG, query.select(series));
    }

    private WindowMean mean() {
      TimeSeries read = new UsageReader(this, Clock.fixed(Fleet.NOW, ZoneOffset.UTC)).read(HostId.random(), TIME)
          .getOrDefault(Usage.CPU, TimeSeries.EMPTY);
      return WindowMean.of(read, TIME.from(Fleet.NOW), TIME.to(Fleet.NOW));
    }
  }

  @Test
  void minutesThatAreStillThereAreReadAsTheHourThatIsPromised() {
    WindowMean mean = new Kept(Duration.ofMinutes(1)).mean();
    assertThat(mean.mean()).as("of all minutes of the hour").isCloseTo(29.5, within(1e-9));
    assertThat(mean.begin()).isEqualTo(HOUR);
    assertThat(mean.end()).isEqualTo(HOUR.plus(Duration.ofHours(1)));
  }

  @Test
  void samplesThatAreKeptRoundAMigrationAreReadAsTheyAre() {
    WindowMean mean = new Kept(Duration.ofSeconds(5)).mean();
    assertThat(mean.isTooCoarse()).isFalse();
    assertThat(mean.samples()).isEqualTo(5);
  }
}
