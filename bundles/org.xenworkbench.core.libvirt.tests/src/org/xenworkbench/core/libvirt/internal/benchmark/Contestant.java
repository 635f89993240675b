/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.testkit.Figure;

/** One that polls, and what its rounds have cost: its own CPU time and the daemon's. */
final class Contestant {

  /** Polls a round. */
  interface Rounds {
    Client.Round round() throws IOException, HypervisorException;
  }

  final String name;
  private final Rounds rounds;
  private final long daemon;
  private final List<Client.Round> taken = new ArrayList<>();
  private long daemonNanos;
  private long before;

  Contestant(String name, long daemon, Rounds rounds) {
    this.name = name;
    this.daemon = daemon;
    this.rounds = rounds;
  }

  /** A round that does not count. */
  void warmUp() throws IOException, HypervisorException {
    before = rounds.round().cpu();
  }

  void round() throws IOException, HypervisorException {
    long start = cpu(daemon);
    taken.add(rounds.round());
    daemonNanos += cpu(daemon) - start;
  }

  /** Milliseconds of every round. */
  double[] walls() {
    return taken.stream().mapToDouble(round -> round.wall() / 1e6).toArray();
  }

  double wall() {
    return Figure.median(walls());
  }

  /** The client's CPU time per domain and round in microseconds. */
  double clientCpu() {
    return (taken.get(taken.size() - 1).cpu() - before) / 1e3 / domains();
  }

  double daemonCpu() {
    return daemonNanos / 1e3 / domains();
  }

  double cpu() {
    return clientCpu() + daemonCpu();
  }

  private long domains() {
    return taken.stream().mapToLong(Client.Round::domains).sum();
  }

  /** CPU time of a process's threads by the scheduler's own count, since that of ProcessHandle ticks in 10 ms. */
  static long cpu(long process) throws IOException {
    long sum = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
      for (Path thread : threads.toList()) {
        String counts = Files.readString(thread.resolve("schedstat"));
        sum += Long.parseLong(counts.substring(0, counts.indexOf(' ')));
      }
    }
    return sum;
  }

  @Override
  public String toString() {
    return String.format("%-24s %8.1f ms a round, CPU per VM: client %6.1f us, daemon %6.1f us, both %6.1f us", name,
        wall(), clientCpu(), daemonCpu(), cpu());
  }
}
