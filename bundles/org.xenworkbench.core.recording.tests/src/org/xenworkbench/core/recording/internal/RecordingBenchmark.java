/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.Figure;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.VirtualTime;

/**
 * What a recording of a whole fleet costs: the last hour of it, as history has that: ten minutes of samples and minutes
 * before. Arguments: hosts, VMs of each.
 */
public final class RecordingBenchmark {

  private static final List<String> METRICS =
      List.of("cpu_usage", "memory", "vif_0_rx", "vif_0_tx", "vbd_xvda_read", "vbd_xvda_write");
  private static final List<String> HOST_METRICS = List.of("cpu_avg", "memory_used", "memory_total", "loadavg");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int FRAMES = 50;
  private static final int FASTEST = 100;
  private static final double MIB = 1 << 20;

  private final Instant now = new ManualClock().instant();
  private final Random random = new Random(11);
  private final FakeInventory inventory = new FakeInventory();
  private final FakeHistory history = new FakeHistory();
  private final FakeEventLog log = new FakeEventLog();
  private final long[] times = LongStream.concat(times(Resolution.MINUTES, HOUR, Resolution.SAMPLES.reach()),
      times(Resolution.SAMPLES, Resolution.SAMPLES.reach(), Duration.ZERO)).toArray();

  private RecordingBenchmark() {
  }

  /** Prints figures. */
  public static void main(String[] arguments) throws Exception {
    int hosts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int vms = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
    Path file = Files.createTempFile("fleet", ".xenrec");
    try {
      String what = ", an hour of " + hosts + " x " + vms;
      new RecordingBenchmark().save(file, hosts, vms, what);
      open(file, what);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private LongStream times(Resolution resolution, Duration from, Duration to) {
    return LongStream.iterate(now.minus(from).toEpochMilli(), time -> time < now.minus(to).toEpochMilli(),
        time -> time + resolution.step().toMillis());
  }

  private void save(Path file, int hosts, int vms, String what) throws Exception {
    List<ObjectId> all = LongStream.range(0, hosts).<ObjectId>mapToObj(host -> host((int) host, vms)).toList();
    Sources sources =
        new Sources(inventory, new FakeSampler(), new FakePolling(), history, log, new FakeHostRegistry());
    SaveRecordingOperation operation = new SaveRecordingOperation(
        new RecordingRequest("Fleet", all, now.minus(HOUR), now, file), sources, new ManualClock(), "0.1.0");
    long begin = System.nanoTime();
    operation.execute(new Recorded.Monitor(Integer.MAX_VALUE));
    Figure.print("recording: save" + what, (System.nanoTime() - begin) / 1e9, "s", Double.NaN);
    Figure.print("recording: file" + what, Files.size(file) / MIB, "MiB", Double.NaN);
  }

  private HostId host(int number, int vms) {
    HostId id = HostId.random();
    inventory.put(Host.of(id, "host-" + number, Connection.of(Connection.State.CONNECTED, now)).build());
    HOST_METRICS.forEach(metric -> history.put(id, metric, series()));
    for (int i = 0; i < vms; i++) {
      VmId vm = VmId.of(UUID.randomUUID());
      String name = "vm-" + number + "-" + i;
      inventory.put(VirtualMachine.of(vm, name, id).state(DomainState.RUNNING, i + 1).build());
      METRICS.forEach(metric -> history.put(vm, metric, series()));
      if (i == 0) {
        log.keep(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated " + name, now.minusSeconds(900))
            .vm(vm, name).host(id, "host-" + number).attribute(LogAttribute.TARGET, id.key())
            .finished(now.minusSeconds(870)).build());
      }
    }
    return id;
  }

  /** A minute has its lowest and highest sample. */
  private TimeSeries series() {
    double[] values = LongStream.of(times).mapToDouble(time -> random.nextDouble()).toArray();
    double[] minima = values.clone();
    for (int i = 0; i < times.length && times[i] < now.minus(Resolution.SAMPLES.reach()).toEpochMilli(); i++) {
      minima[i] = values[i] / 2;
    }
    return new TimeSeries(times.clone(), values, minima, values.clone());
  }

  private static void open(Path file, String what) throws Exception {
    long begin = System.nanoTime();
    long before = used();
    Content content = RecordingReader.read(file);
    Figure.print("recording: open" + what, (System.nanoTime() - begin) / 1e9, "s", Double.NaN);
    Figure.print("recording: heap" + what, (used() - before) / MIB, "MiB", Double.NaN);
    System.out.println(content.seriesCount() + " series, " + content.objects().size() + " objects");
    VirtualTime time = new VirtualTime();
    double[] millis = new double[FRAMES];
    try (ReplayImpl replay = new ReplayImpl(content, time, Runnable::run, () -> {})) {
      replay.setSpeed(FASTEST);
      replay.play();
      for (int i = 0; i < FRAMES; i++) {
        begin = System.nanoTime();
        time.advance(ReplayImpl.FRAME);
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Figure.print("recording: a frame at 100 times the speed" + what, Figure.median(millis), "ms", Double.NaN);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
