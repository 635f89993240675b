/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.xenworkbench.core.testkit.Figure;

/**
 * The built product with all its bundles on fleets of real daemons, headless and with its window, beside C clients that
 * make the same calls at the same pace. Arguments: the product's folder, the C client, seconds to measure, then fleets:
 * {@code 200x50} without windows, {@code 20x50w} with the workbench's window on DISPLAY.
 */
public final class FleetBenchmark {

  /** Until the compiler is done: an engine runs for days. */
  private static final int WARM_UP_ROUNDS = 30;
  /** How much longer than they should the rounds may take before it is given up. */
  private static final int PATIENCE = 4;
  private static final double BEYOND_FLOOR = 20;
  private static final double OF_LOOP = 0.55;
  private static final double RESIDENT = 450;
  private static final double GROWTH = 1.3;

  private final Path product;
  private final Path floor;
  private final Duration window;
  /** Microseconds of CPU per VM-sample of the first headless fleet, which the larger ones are compared with. */
  private Optional<Cost> first = Optional.empty();

  private record Cost(Fleet fleet, double perSample) {
  }

  private FleetBenchmark(Path product, Path floor, Duration window) {
    this.product = product;
    this.floor = floor;
    this.window = window;
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    FleetBenchmark benchmark = new FleetBenchmark(Path.of(args[0]), Path.of(args[1]),
        Duration.ofSeconds(Long.parseLong(args[2])));
    for (int i = 3; i < args.length; i++) {
      String[] sizes = args[i].split("[xw]");
      try (Fleet fleet = Fleet.start(Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]))) {
        benchmark.measure(fleet, args[i].endsWith("w"));
      }
    }
    System.exit(0);
  }

  private void measure(Fleet fleet, boolean windows) throws Exception {
    double calls = fleet.floor(floor, "fleet");
    double loop = fleet.floor(floor, "fleet-loop");
    Path folder = Files.createTempDirectory("xenworkbench-fleet-");
    try (MeasuredProduct engine = new MeasuredProduct(product, folder, fleet, windows)) {
      for (int i = 0; engine.polling("rounds") < (long) WARM_UP_ROUNDS * fleet.hosts(); i++) {
        if (i > WARM_UP_ROUNDS * PATIENCE) {
          throw new IllegalStateException("The engine does not poll its hosts");
        }
        Thread.sleep(Fleet.INTERVAL.toMillis());
      }
      measure(fleet, engine, fleet + (windows ? ", with its window" : ""), calls, loop, windows);
    } finally {
      delete(folder);
    }
  }

  private void measure(Fleet fleet, MeasuredProduct engine, String what, double calls, double loop, boolean windows)
      throws Exception {
    long rounds = engine.polling("rounds");
    long skipped = engine.polling("skipped");
    Map<String, Long> threads = engine.cpuOfThreads();
    long cpu = engine.cpu();
    long start = System.nanoTime();
    Thread.sleep(window.toMillis());
    cpu = engine.cpu() - cpu;
    double seconds = (System.nanoTime() - start) / 1e9;
    double samples = (engine.polling("rounds") - rounds) * (double) fleet.vms() / fleet.hosts();
    double used = cpu / 1e9 / seconds;
    double pace = samples / seconds / fleet.pace(); // the floors' clients never fall behind
    print(threads, engine.cpuOfThreads(), seconds);
    Figure.print(what + ": ticks skipped in " + Math.round(seconds) + " s", engine.polling("skipped") - skipped, "", 0);
    Figure.print(what + ": VM-samples a second", samples / seconds, "", "configured", fleet.pace(), Double.NaN);
    Figure.print(what + ": CPU of the process", used * 100, "% of a core", "RPC floor", calls * pace * 100, Double.NaN);
    Figure.print(what + ": CPU of the process", used * 100, "% of a core", "C with libvirt's event loop, keepalive",
        loop * pace * 100, windows ? Double.NaN : OF_LOOP);
    Figure.print(what + ": CPU beyond the RPC floor", (used - calls * pace) * 100, "% of a core",
        windows ? Double.NaN : BEYOND_FLOOR);
    Figure.print(what + ": resident", engine.memory("VmRSS"), "MiB", windows ? Double.NaN : RESIDENT);
    Figure.print(what + ": resident, without files that are mapped", engine.memory("RssAnon"), "MiB", Double.NaN);
    Figure.print(what + ": threads", engine.threads(), "", Double.NaN);
    Figure.print(what + ": MBeans", engine.beans(), "", Double.NaN);
    if (!windows) {
      compare(what, new Cost(fleet, cpu / 1e3 / samples));
    }
  }

  /** What a VM-sample costs must not grow with the fleet. */
  private void compare(String what, Cost cost) {
    String figure = what + ": CPU of the process per VM-sample";
    if (first.isEmpty()) {
      first = Optional.of(cost);
      Figure.print(figure, cost.perSample(), "us", Double.NaN);
    } else {
      Figure.print(figure, cost.perSample(), "us", "with " + first.get().fleet(), first.get().perSample(), GROWTH);
    }
  }

  /** Where the CPU time went, for whoever wants to lower it; no figures of the table. */
  private static void print(Map<String, Long> before, Map<String, Long> after, double seconds) {
    after.entrySet().stream()
        .map(thread -> Map.entry(thread.getKey(), thread.getValue() - before.getOrDefault(thread.getKey(), 0L)))
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(15)
        .forEach(thread -> System.out.printf("%7.2f %% of a core  %s%n", thread.getValue() / 1e7 / seconds,
            thread.getKey()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
