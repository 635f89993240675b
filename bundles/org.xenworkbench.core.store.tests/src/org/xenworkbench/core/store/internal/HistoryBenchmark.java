/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.rrd4j.core.Sample;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Figure;

/**
 * What it costs to keep the history of a fleet, and to ask for it: CPU time per update of a VM with its ten metrics in
 * three files, beside RRD4J used plainly for the same values, one open file for each VM; then the same for many VMs
 * (argument), for which RRD4J alone would need more memory than there is. Run by releng/benchmarks/run.
 */
public final class HistoryBenchmark {

  private static final int VMS = 500;
  private static final int WARM_UP = 64;
  /** After the warm-up every file is written thrice. */
  private static final int ROUNDS = 256;
  private static final int STEP = 5;
  private static final int QUERIES = 200;
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration DENSE = Duration.ofMinutes(10);
  private static final double MICRO = 1e3;
  private static final double MILLI = 1e6;
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final HostId HOST = HostId.of("00000000-0000-4000-8000-000000000001");
  private static final List<String> METRICS = List.of("cpu_usage", "memory", "memory_target", "memory_internal_free",
      "vif_0_rx", "vif_0_tx", "vbd_xvda_read", "vbd_xvda_write", "vbd_xvda_iops_read", "vbd_xvda_iops_write");

  private final Path folder;
  private final List<VmId> vms = new ArrayList<>();

  private HistoryBenchmark(Path folder, int count) {
    this.folder = folder;
    for (int i = 0; i < count; i++) {
      vms.add(VmId.of(new UUID(1, i)));
    }
  }

  /** Takes how many VMs are many. */
  public static void main(String[] arguments) throws Exception {
    inFolder(VMS, HistoryBenchmark::run);
    inFolder(2, HistoryBenchmark::year);
    inFolder(Integer.parseInt(arguments[0]), HistoryBenchmark::many);
  }

  private interface Run {
    void on(HistoryBenchmark benchmark) throws Exception;
  }

  private static void inFolder(int vms, Run run) throws Exception {
    Path folder = Files.createTempDirectory("xenworkbench-history-");
    try {
      run.on(new HistoryBenchmark(folder, vms));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private SampleBatch batch(int round) {
    Map<ObjectId, Map<String, Double>> values = new HashMap<>();
    for (VmId vm : vms) {
      Map<String, Double> sampled = new HashMap<>();
      METRICS.forEach(metric -> sampled.put(metric, round + 0.5));
      values.put(vm, sampled);
    }
    return new SampleBatch(HOST, START.plusSeconds((long) round * STEP), values);
  }

  private void run() throws Exception {
    double plain = plain();
    ScheduledExecutorService executor = Threads.scheduler("test-history");
    try (RrdHistoryStore store = open(executor)) {
      double ours = Double.MAX_VALUE;
      for (int part = 0; part < 4; part++) {
        ours = Math.min(ours, update(store, executor, part * ROUNDS));
      }
      Figure.print("history, CPU per VM-update of 10 metrics", ours, "us", "RRD4J as released, one file", plain,
          Double.NaN);
      Figure.print("history, CPU per VM-update", ours, "us", 12);
      query(store);
    }
  }

  private double update(RrdHistoryStore store, ScheduledExecutorService executor, int from) throws Exception {
    for (int round = from; round < from + WARM_UP; round++) {
      write(store, executor, round);
    }
    long used = 0;
    for (int round = from + WARM_UP; round < from + ROUNDS; round++) {
      used += cpu(store, executor, round);
    }
    return used / MICRO / vms.size() / (ROUNDS - WARM_UP);
  }

  /** How many nanoseconds of CPU a round takes. */
  private long cpu(RrdHistoryStore store, ScheduledExecutorService executor, int round) throws Exception {
    SampleBatch batch = batch(round);
    long before = cpu();
    write(store, executor, batch);
    return cpu() - before;
  }

  private void many() throws Exception {
    String name = "history of " + vms.size() + " VMs: ";
    double before = heap();
    ScheduledExecutorService executor = Threads.scheduler("test-history");
    try (RrdHistoryStore store = open(executor)) {
      Figure.print(name + "first round, which makes " + 3 * vms.size() + " files", write(store, executor, 0), "ms",
          Double.NaN);
      for (int round = 1; round < WARM_UP; round++) {
        write(store, executor, round);
      }
      long used = 0;
      double[] times = new double[ROUNDS - WARM_UP];
      for (int round = WARM_UP; round < ROUNDS; round++) {
        SampleBatch batch = batch(round);
        long start = cpu();
        times[round - WARM_UP] = write(store, executor, batch);
        used += cpu() - start;
      }
      Figure.print(name + "CPU per VM-update", used / MICRO / vms.size() / times.length, "us", 12);
      Figure.print(name + "a round, median", Figure.median(times), "ms", Double.NaN);
      Figure.print(name + "a round, longest", Arrays.stream(times).max().orElseThrow(), "ms", Double.NaN);
      Figure.print(name + "heap after GC", heap() - before, "MB", Double.NaN);
      Figure.print(name + "disk", store.usage().orElseThrow().bytes() / (double) (1 << 20), "MB", Double.NaN);
    }
    ScheduledExecutorService next = Threads.scheduler("test-history");
    try (RrdHistoryStore store = open(next)) {
      Figure.print(name + "first round after a start, which writes what waited", write(store, next, ROUNDS), "ms",
          Double.NaN);
    }
  }

  private RrdHistoryStore open(ScheduledExecutorService executor) {
    return new RrdHistoryStore(folder.resolve("ours"), Timing.system(), HistoryBenchmark::failed, executor, 10_000);
  }

  private static double heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
  }

  private double write(RrdHistoryStore store, ScheduledExecutorService executor, int round) throws Exception {
    return write(store, executor, batch(round));
  }

  /** How many milliseconds a round takes. */
  private static double write(RrdHistoryStore store, ScheduledExecutorService executor, SampleBatch batch)
      throws Exception {
    long start = System.nanoTime();
    store.sampled(batch);
    executor.submit(() -> {}).get();
    return (System.nanoTime() - start) / MILLI;
  }

  private void query(RrdHistoryStore store) {
    Instant end = START.plusSeconds(4L * ROUNDS * STEP);
    double[] times = new double[QUERIES];
    for (int i = 0; i < 2 * QUERIES; i++) {
      long before = System.nanoTime();
      HistoryFixture.stored(store, vms.get(i % VMS), "cpu_usage", end.minusSeconds(86_400), end, 500);
      times[i % QUERIES] = (System.nanoTime() - before) / MICRO;
    }
    Figure.print("history, query of a day of one metric, median", Figure.median(times), "us", Double.NaN);
  }

  /** What a page of charts asks for: all that is kept of twenty series, which is one query for each of two VMs. */
  private void year() {
    RrdArchive archive = new RrdArchive(folder.resolve("year"), Clock.systemUTC(), HistoryBenchmark::failed);
    Instant end = START.plus(YEAR);
    for (Instant time = START; time.isBefore(end); time = time.plus(DENSE)) {
      Map<ObjectId, Map<String, Double>> values = new HashMap<>();
      double value = time.getEpochSecond() % 86_400;
      for (VmId vm : vms.subList(0, 2)) {
        values.put(vm, METRICS.stream().collect(Collectors.toMap(metric -> metric, metric -> value)));
      }
      archive.write(new SampleBatch(HOST, time, values), DENSE.toSeconds());
    }
    HistoryReader reader = HistoryFixture.reader(archive);
    double[] times = new double[QUERIES];
    for (int i = 0; i < 2 * QUERIES; i++) {
      long before = System.nanoTime();
      vms.subList(0, 2).forEach(vm -> reader.query(HistoryQuery.of(vm, METRICS).between(START, end)));
      times[i % QUERIES] = (System.nanoTime() - before) / MILLI;
    }
    Figure.print("history, query of a year of 20 series, median", Figure.median(times), "ms", 50);
    Figure.print("history, query of a year of 20 series, longest of " + QUERIES,
        Arrays.stream(times).max().orElseThrow(), "ms", Double.NaN);
  }

  private static void failed(String text, @Nullable Throwable cause) {
    throw new IllegalStateException(text, cause);
  }

  /** The same archives and values, updated as RRD4J's manual shows. */
  private double plain() throws IOException {
    List<RrdDb> files = new ArrayList<>();
    Files.createDirectories(folder.resolve("plain"));
    for (VmId vm : vms) {
      RrdDef definition = new RrdDef(folder.resolve("plain").resolve(vm.uuid() + ".rrd").toString(),
          START.getEpochSecond() - STEP, STEP);
      METRICS.forEach(metric -> definition.addDatasource(metric, DsType.GAUGE, 2 * STEP, Double.NaN, Double.NaN));
      definition.addArchive(ConsolFun.AVERAGE, 0.5, 1, 120);
      for (int[] rollup : new int[][] {{12, 120}, {720, 168}, {17_280, 365}}) {
        for (ConsolFun function : List.of(ConsolFun.AVERAGE, ConsolFun.MIN, ConsolFun.MAX)) {
          definition.addArchive(function, 0.5, rollup[0], rollup[1]);
        }
      }
      files.add(RrdDb.getBuilder().setRrdDef(definition).build());
    }
    long before = 0;
    for (int round = 0; round < ROUNDS; round++) {
      if (round == WARM_UP) {
        before = cpu();
      }
      for (RrdDb file : files) {
        Sample sample = file.createSample(START.getEpochSecond() + (long) round * STEP);
        for (String metric : METRICS) {
          sample.setValue(metric, round + 0.5);
        }
        sample.update();
      }
    }
    double cost = (cpu() - before) / MICRO / VMS / (ROUNDS - WARM_UP);
    for (RrdDb file : files) {
      file.close();
    }
    return cost;
  }
}
