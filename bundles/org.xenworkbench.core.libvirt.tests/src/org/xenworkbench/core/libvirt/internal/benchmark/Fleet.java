/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/** Daemons of libvirt's test driver with as many VMs each. */
final class Fleet implements AutoCloseable {

  /** At which every client polls; the product's default. */
  static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int FLOOR_ROUNDS = 6;
  private static final int STARTERS = 4;
  private static final String LANES = "4";

  private final List<TestDaemon> daemons = new ArrayList<>();
  private final int vms;

  private Fleet(int vms) {
    this.vms = vms;
  }

  static Fleet start(int hosts, int vms) throws IOException, InterruptedException {
    Fleet fleet = new Fleet(vms);
    ExecutorService starters = Executors.newFixedThreadPool(STARTERS, Threads.factory("starter"));
    List<Future<TestDaemon>> starting = new ArrayList<>();
    for (int i = 0; i < hosts; i++) {
      starting.add(starters.submit(() -> {
        TestDaemon daemon = TestDaemon.start();
        daemon.populate(vms);
        return daemon;
      }));
    }
    starters.shutdown();
    Optional<ExecutionException> failure = Optional.empty();
    for (Future<TestDaemon> each : starting) {
      try {
        fleet.daemons.add(each.get());
      } catch (ExecutionException e) {
        failure = Optional.of(e); // the others start all the same, and are to be ended
      }
    }
    if (failure.isPresent()) {
      fleet.close();
      throw new IOException("A daemon does not start", failure.get());
    }
    return fleet;
  }

  int hosts() {
    return daemons.size();
  }

  int vms() {
    return hosts() * vms;
  }

  /** VM-samples a second at the interval. */
  double pace() {
    return vms() / (double) INTERVAL.toSeconds();
  }

  /** A hosts file with all of them. */
  Path hostsFile(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (TestDaemon daemon : daemons) {
      String name = "host" + names.size();
      names.add(name);
      lines.addAll(List.of(name + ".driver = test", name + ".transport = tcp", name + ".insecure = true",
          name + ".address = 127.0.0.1", name + ".port = " + daemon.port()));
    }
    lines.add(0, "hosts = " + String.join(",", names));
    return Files.write(file, lines);
  }

  /**
   * CPU of a C client that makes the calls at the same pace and does nothing with the answers, as a share of a core.
   *
   * @param mode of releng/benchmarks/floor.c
   */
  double floor(Path client, String mode) throws IOException {
    List<String> command = new ArrayList<>(
        List.of(client.toString(), mode, LANES, Long.toString(INTERVAL.toMillis())));
    daemons.forEach(daemon -> command.add(daemon.uri()));
    try (Client floor = new Client(command)) {
      long before = floor.round().cpu();
      long after = before;
      for (int i = 0; i < FLOOR_ROUNDS; i++) {
        after = floor.round().cpu();
      }
      return (after - before) / (double) INTERVAL.toNanos() / FLOOR_ROUNDS;
    }
  }

  @Override
  public String toString() {
    return hosts() + " hosts x " + vms + " VMs every " + INTERVAL.toSeconds() + " s";
  }

  @Override
  public void close() throws IOException {
    for (TestDaemon daemon : daemons) {
      daemon.close();
    }
  }
}
