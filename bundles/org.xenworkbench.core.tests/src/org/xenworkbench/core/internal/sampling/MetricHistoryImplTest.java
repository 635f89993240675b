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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.metric.HistoryQuery;
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
  private final MetricHistoryImpl history = new MetricHistoryImpl(new FormerHosts());

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
  void whatIsToBeKeptIsGivenToTheStoreAsItWasSampled() {
    sampleUntil(600);
    TimeSeries wanted = query(300, 360);
    history.keep(List.of(HistoryQuery.of(host, List.of(METRIC, "gone")).between(START.plusSeconds(300),
        START.plusSeconds(360)).inSteps(Duration.ofHours(1)).thinned(1)));
    assertThat(store.kept.get(host)).containsOnlyKeys(METRIC);
    assertThat(store.kept.get(host).get(METRIC).times()).isEqualTo(wanted.times()).hasSizeGreaterThan(10);
    assertThat(store.kept.get(host).get(METRIC).values()).isEqualTo(wanted.values());
  }

  @Test
  void whatMemoryDoesNotKnowComesFromTheStore() {
    assertThat(query(0, 60).values()).containsExactly(-1);
  }

  @Test
  void allMetricsOfAnObjectAreAskedForTogether() {
    sampleUntil(1200);
    history.add(new SampleBatch(host, START.plusSeconds(1205), Map.of(host, Map.of(METRIC, 1.0, "loadavg", 2.0))),
        INTERVAL);
    List<String> metrics = List.of(METRIC, "loadavg", "memory_used", "gone");
    Map<String, TimeSeries> found = history.query(HistoryQuery.of(host, metrics)
        .between(START.plusSeconds(900), START.plusSeconds(1205)));
    assertThat(found).containsOnlyKeys(metrics);
    assertThat(found.get(METRIC).values()).hasSize(62).containsOnly(1);
    assertThat(found.get("loadavg").values()).as("it came later").containsExactly(-1, 2);
    assertThat(found.get("loadavg").minima()).containsExactly(-3, 2);
    assertThat(found.get("loadavg").maxima()).containsExactly(2, 2);
    assertThat(found.get("memory_used").values()).as("not in memory").containsExactly(-1);
    assertThat(found.get("gone").size()).isZero();
    assertThat(store.queries).singleElement().extracting(HistoryQuery::metrics)
        .isEqualTo(Set.of("loadavg", "memory_used", "gone"));
  }

  @Test
  void lowestAndHighestOfThePastOutliveThinning() {
    sampleUntil(60);
    TimeSeries series = history.query(HistoryQuery.of(host, List.of(METRIC))
        .between(START.minusSeconds(3600), START.plusSeconds(60)).thinned(2)).getOrDefault(METRIC, TimeSeries.EMPTY);
    assertThat(series.minima()).containsExactly(-3, 1);
    assertThat(series.maxima()).containsExactly(2, 1);
  }

  @Test
  void metricsAreThoseOfMemoryAndStore() {
    history.add(new SampleBatch(host, START, Map.of(host, Map.of(METRIC, 1.0, "loadavg", 2.0))), INTERVAL);
    assertThat(history.recentMetrics(host)).containsExactly(METRIC, "loadavg");
    assertThat(history.metrics(host)).containsExactly(METRIC, "loadavg", "vif_9_rx");
    history.unbindStore(store);
    assertThat(history.metrics(host)).containsExactly(METRIC, "loadavg");
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
    private final Map<ObjectId, Map<String, TimeSeries>> kept = new HashMap<>();
    private final List<HistoryQuery> queries = new ArrayList<>();

    @Override
    public void keep(Map<ObjectId, Map<String, TimeSeries>> samples) {
      kept.putAll(samples);
    }

    @Override
    public Set<String> metrics(ObjectId object) {
      return Set.of("vif_9_rx", METRIC);
    }

    @Override
    public Map<String, TimeSeries> query(HistoryQuery query) {
      asked.add(query.to());
      queries.add(query);
      Map<String, TimeSeries> found = new HashMap<>();
      long[] times = {query.from().toEpochMilli()};
      query.metrics().forEach(metric -> found.put(metric, metric.equals("gone") ? TimeSeries.EMPTY
          : new TimeSeries(times, new double[] {-1}, new double[] {-3}, new double[] {2})));
      return found;
    }
  }
}
