/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

class MetricHistoryImplTest {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String METRIC = "cpu_avg";

  private final HostId host = HostId.random();
  private final Stored store = new Stored();
  private final MetricHistoryImpl history = new MetricHistoryImpl();

  @BeforeEach
  void bind() {
    history.bindStore(store);
  }

  @Test
  void shortRangeThatIsOldComesFromTheStore() {
    sampleUntil(1200);
    TimeSeries series = query(-7200, -7140);
    assertThat(series.values()).containsExactly(-1);
    assertThat(store.asked).containsExactly(START.plusSeconds(-7140));
  }

  @Test
  void justAfterAStartTheStoreHasWhatWasBefore() {
    sampleUntil(60);
    TimeSeries series = query(-540, 60);
    assertThat(series.values()).startsWith(-1).hasSize(1 + 13);
    assertThat(series.times()).isSorted();
    assertThat(store.asked).as("only until memory begins").containsExactly(START);
  }

  @Test
  void lastTenMinutesAreInMemory() {
    sampleUntil(1200);
    assertThat(query(603, 1203).size()).isEqualTo(120);
    assertThat(store.asked).isEmpty();
  }

  @Test
  void whatMemoryDoesNotKnowComesFromTheStore() {
    assertThat(query(0, 60).values()).containsExactly(-1);
  }

  private void sampleUntil(int second) {
    for (int i = 0; i <= second; i += 5) {
      history.add(new SampleBatch(host, START.plusSeconds(i), Map.of(host, Map.of(METRIC, 1.0))), INTERVAL);
    }
  }

  private TimeSeries query(int from, int to) {
    return history.query(host, METRIC, START.plusSeconds(from), START.plusSeconds(to), 1000);
  }

  /** Has one value at the beginning of every range. */
  private static final class Stored implements HistoryStore {
    private final List<Instant> asked = new ArrayList<>();

    @Override
    public TimeSeries query(ObjectId object, String metric, Instant from, Instant to, int maxPoints) {
      asked.add(to);
      return new TimeSeries(new long[] {from.toEpochMilli()}, new double[] {-1});
    }
  }
}
