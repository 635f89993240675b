/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/** A store in a folder of its own, and samples of one VM. */
abstract class HistoryFixture {

  static final HostId HOST = HostId.random();
  static final HostId OTHER = HostId.random();
  /** Not random: the name of its file decides when that is first written. */
  static final VmId VM = VmId.of(UUID.fromString("00000000-0000-4000-8000-000000000002"));
  static final List<String> VM_SOURCES = List.of("cpu_usage", "memory", "memory_target", "memory_internal_free");
  /** A multiple of a day, so that rollups begin here. */
  static final Instant T0 = Instant.parse("2026-11-20T00:00:00Z");

  @TempDir
  Path folder;
  final List<String> reports = new ArrayList<>();
  /** Of the reports, those that are for now and not over. */
  final Set<String> current = Collections.synchronizedSet(new LinkedHashSet<>());
  final FaultReporter reporter = new FaultReporter() {

    @Override
    public void report(String message, @Nullable Throwable cause) {
      reports.add(message);
    }

    @Override
    public void reportForNow(String message, @Nullable Throwable cause) {
      report(message, cause);
      current.add(message);
    }

    @Override
    public void recovered(String message) {
      current.remove(message);
    }
  };
  ScheduledExecutorService executor;
  RrdHistoryStore store;

  @BeforeEach
  void open() {
    executor = Threads.scheduler("test-history");
    store = new RrdHistoryStore(folder, Timing.system(), reporter, executor, 100_000);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void sample(int from, int to, int step, IntToDoubleFunction value) {
    for (int n = from; n <= to; n += step) {
      store.sampled(batch(HOST, T0.plusSeconds(n), value.applyAsDouble(n)));
    }
  }

  static SampleBatch batch(HostId host, Instant time, double value) {
    Map<ObjectId, Map<String, Double>> values = Map.of(VM,
        Map.of("cpu_usage", value, "memory", 1e9, "vif_0_rx", value), host, Map.of("cpu_avg", value, "cpu0", value));
    return new SampleBatch(host, time, values);
  }

  TimeSeries query(ObjectId object, String metric, int from, int to, int points) throws Exception {
    executor.submit(() -> {
    }).get(60, TimeUnit.SECONDS);
    return stored(store, object, metric, T0.plusSeconds(from), T0.plusSeconds(to), points);
  }

  static TimeSeries stored(HistoryStore store, ObjectId object, String metric, Instant from, Instant to, int points) {
    return store.query(HistoryQuery.of(object, List.of(metric)).between(from, to).thinned(points))
        .getOrDefault(metric, TimeSeries.EMPTY);
  }

  static TimeSeries stored(RrdArchive archive, ObjectId object, String metric, Instant from, Instant to, int points) {
    return reader(archive).query(HistoryQuery.of(object, List.of(metric)).between(from, to).thinned(points))
        .getOrDefault(metric, TimeSeries.EMPTY);
  }

  /** Who reads an archive, beside which nothing is kept. */
  static HistoryReader reader(RrdArchive archive) {
    return new HistoryReader(archive, new KeptSamples(archive.root(), Clock.systemUTC(), (text, cause) -> {
      throw new AssertionError(text, cause);
    }, KeptSamples.MOST_BYTES));
  }

  static List<Double> boxed(TimeSeries series) {
    return Arrays.stream(series.values()).boxed().toList();
  }

  Path vmFile() {
    return folder.resolve(SeriesLayout.folder(VM)).resolve("base.rrd");
  }
}
