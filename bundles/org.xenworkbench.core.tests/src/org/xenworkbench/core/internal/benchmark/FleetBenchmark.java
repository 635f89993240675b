/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.TestClocks;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.TestHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.MetricHistoryImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/**
 * Many hosts through the whole engine: registry, polling, inventory, rates and the history in memory and on disk.
 * Arguments: the RPC floor's client, hosts, VMs on each, seconds to measure. The libvirt driver and the store are found
 * on the class path, since this bundle does not know them.
 */
public final class FleetBenchmark {

  private static final String HISTORY_THREAD = "xenworkbench-history";
  /** Until the compiler is done: an engine runs for days. */
  private static final long WARM_UP_ROUNDS = 30;
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int FLOOR_ROUNDS = 6;
  private static final int STARTERS = 4;
  private static final String LANES = "4";
  private static final double CORE_SHARE = 10;
  private static final double HEAP = 256;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Dispatcher dispatcher = new Dispatcher();
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final InventoryImpl inventory = new InventoryImpl(dispatcher);
  private final SamplerImpl sampler = new SamplerImpl(dispatcher, inventory, new MetricHistoryImpl(),
      TestClocks.system());
  private final PollingImpl polling = new PollingImpl(preferences);
  private final TestHosts hosts =
      new TestHosts(inventory, sampler, polling, new EventLogImpl(dispatcher), preferences, Timing.system());
  private final List<HostId> ids = new ArrayList<>();
  private final LongAdder samples = new LongAdder();

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    int vms = Integer.parseInt(args[2]);
    List<TestDaemon> daemons = start(Integer.parseInt(args[1]), vms);
    Path folder = Files.createTempDirectory("xenworkbench-fleet-");
    try {
      FleetBenchmark benchmark = new FleetBenchmark();
      double floor = floor(args[0], "fleet", daemons);
      double loop = floor(args[0], "fleet-loop", daemons);
      benchmark.keepHistory(folder);
      benchmark.measure(daemons, vms, Duration.ofSeconds(Long.parseLong(args[3])), floor, loop);
    } finally {
      delete(folder);
      for (TestDaemon daemon : daemons) {
        daemon.close();
      }
    }
    System.exit(0);
  }

  private static List<TestDaemon> start(int count, int vms) throws Exception {
    ExecutorService starters = Executors.newFixedThreadPool(STARTERS, Threads.factory("starter"));
    List<Future<TestDaemon>> starting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      starting.add(starters.submit(() -> {
        TestDaemon daemon = TestDaemon.start();
        daemon.populate(vms);
        return daemon;
      }));
    }
    List<TestDaemon> daemons = new ArrayList<>();
    for (Future<TestDaemon> each : starting) {
      daemons.add(each.get());
    }
    starters.shutdown();
    return daemons;
  }

  /** CPU seconds of the RPC floor's client for one round over all hosts, which takes an interval as ours do. */
  private static double floor(String client, String mode, List<TestDaemon> daemons) throws IOException {
    List<String> command = new ArrayList<>(List.of(client, mode, LANES, Long.toString(INTERVAL.toMillis())));
    daemons.forEach(daemon -> command.add(daemon.uri()));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (Writer commands = process.outputWriter(); BufferedReader answers = process.inputReader()) {
      long first = 0;
      long last = 0;
      for (int i = 0; i <= FLOOR_ROUNDS; i++) {
        commands.write("round\n");
        commands.flush();
        last = Long.parseLong(answers.readLine().split(" ")[1]);
        first = i == 0 ? last : first;
      }
      return (last - first) / 1e9 / FLOOR_ROUNDS;
    }
  }

  private void keepHistory(Path folder) throws ReflectiveOperationException {
    sampler.addListener((SampleListener) Class.forName("org.xenworkbench.core.store.internal.FleetHistory")
        .getMethod("create", Path.class).invoke(null, folder));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Seconds of CPU of the thread that writes the history. */
  private static double historyCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.dumpAllThreads(false, false))
        .filter(thread -> thread.getThreadName().startsWith(HISTORY_THREAD))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId())).sum() / 1e9;
  }

  private void measure(List<TestDaemon> daemons, int vms, Duration window, double floor,
      double loop) throws Exception {
    polling.setInterval(INTERVAL);
    sampler.addListener(batch -> samples.add(batch.values().size() - 1));
    hosts.bind((HypervisorDriver) Class.forName("org.xenworkbench.core.libvirt.internal.PlainDriver")
        .getMethod("create").invoke(null));
    for (TestDaemon daemon : daemons) {
      HostConfiguration host = new HostConfiguration(HostId.random(), "host" + ids.size(), daemon.endpoint(),
          Optional.empty(), true, false);
      ids.add(host.id());
      hosts.registry().add(host);
    }
    while (rounds() < WARM_UP_ROUNDS * ids.size()) {
      Thread.sleep(INTERVAL.toMillis());
    }
    long skipped = skipped();
    long sampled = samples.sum();
    double written = historyCpu();
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    Thread.sleep(window.toMillis());
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = (PROCESS.getProcessCpuTime() - cpu) / 1e9;
    written = historyCpu() - written;
    double taken = samples.sum() - sampled;
    double share = taken / ids.size() / vms; // for as many samples as there were
    double others = floor * share;
    String fleet = ids.size() + " hosts x " + vms + " VMs every " + INTERVAL.toSeconds() + " s";
    print(fleet + ": ticks skipped in " + Math.round(seconds) + " s", skipped() - skipped, "", "", Double.NaN, 0);
    print(fleet + ": VM-samples a second", taken / seconds, "", "configured",
        (double) ids.size() * vms / INTERVAL.toSeconds(), Double.NaN);
    print(fleet + ": CPU of the process", used / seconds * 100, "% of a core", "RPC floor",
        others / seconds * 100, Double.NaN);
    print(fleet + ": CPU of the process", used / seconds * 100, "% of a core", "C with libvirt's event loop, keepalive",
        loop * share / seconds * 100, Double.NaN);
    print(fleet + ": CPU beyond the RPC floor", (used - others) / seconds * 100, "% of a core", "", Double.NaN,
        CORE_SHARE);
    print(fleet + ": CPU of the history on disk, part of it", written / seconds * 100, "% of a core", "", Double.NaN,
        Double.NaN);
    System.gc();
    double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    print(fleet + ": heap after GC", heap, "MB", "", Double.NaN, HEAP);
    hosts.problems().forEach(problem -> System.err.println(problem.getMessage()));
    hosts.stop();
  }

  private long rounds() {
    return ids.stream().mapToLong(id -> polling.statistics(id).map(polls -> polls.rounds()).orElse(0L)).sum();
  }

  private long skipped() {
    return ids.stream().mapToLong(id -> polling.statistics(id).map(polls -> polls.skipped()).orElse(0L)).sum();
  }

  private static void print(String name, double ours, String unit, String peer, double peers, double limit) {
    boolean alone = Double.isNaN(peers);
    System.out.println(String.join("\t", "FIGURE", name, number(ours) + ' ' + unit,
        alone ? "" : peer + ' ' + number(peers) + ' ' + unit, alone ? "" : number(ours / peers),
        Double.isNaN(limit) ? "" : "<= " + number(limit) + ' ' + unit,
        Double.isNaN(limit) ? "" : ours <= limit ? "yes" : "no"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) || value >= 100 ? "%.0f" : "%.1f", value);
  }
}
