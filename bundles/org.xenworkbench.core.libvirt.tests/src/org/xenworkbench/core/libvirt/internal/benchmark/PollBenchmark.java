/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.libvirt.internal.PlainDriver;
import org.xenworkbench.core.testkit.Figure;
import org.xenworkbench.core.testkit.libvirt.SlowLine;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/**
 * Poll rounds over many VMs of one daemon, in turns with other clients that make the same calls. Arguments: folder of
 * the C and Python clients, number of VMs, rounds without delay, rounds with delay, round-trip delays in milliseconds.
 */
public final class PollBenchmark {

  private static final int LANES = 4;
  /** Of a VM with one interface and one disk. */
  private static final int READINGS = 6;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final HypervisorDriver DRIVER = PlainDriver.create();

  private final Path folder;
  private final int vms;
  private final TestDaemon daemon;

  private PollBenchmark(Path folder, int vms, TestDaemon daemon) {
    this.folder = folder;
    this.vms = vms;
    this.daemon = daemon;
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    int vms = Integer.parseInt(args[1]);
    try (TestDaemon daemon = TestDaemon.start()) {
      daemon.populate(vms);
      PollBenchmark benchmark = new PollBenchmark(Path.of(args[0]), vms, daemon);
      benchmark.direct(Integer.parseInt(args[2]));
      for (int i = 4; i < args.length; i++) {
        benchmark.delayed(Integer.parseInt(args[3]), Integer.parseInt(args[i]));
      }
    }
  }

  static HypervisorSession open(int port) throws HypervisorException {
    return DRIVER.open(TestDaemon.endpoint(port), new SessionContext(SessionContext.Role.POLLING, "host",
        Clock.systemUTC(), Threads.pool("xenworkbench-calls", LANES), Optional.empty(), false, SessionListener.NONE));
  }

  static Contestant ours(HypervisorSession session, TestDaemon daemon, int vms) {
    return new Contestant("Xen Workbench", daemon.process().pid(), () -> {
      long start = System.nanoTime();
      PollRound round = session.poll(PollRequest.ALL);
      long wall = System.nanoTime() - start;
      long complete = round.domains().stream().filter(domain -> domain.readings().size() == READINGS).count();
      if (complete != vms) {
        throw new IOException(complete + " of " + round.domains().size() + " VMs were read with all their devices");
      }
      return new Client.Round(wall, PROCESS.getProcessCpuTime(), vms);
    });
  }

  private Contestant other(String name, Client client) {
    return new Contestant(name, daemon.process().pid(), client::round);
  }

  private Client floor(String mode, int port) throws IOException {
    return new Client(List.of(folder.resolve("floor").toString(), mode, uri(port), Integer.toString(LANES)));
  }

  private Client python(int threads) throws IOException {
    return new Client(List.of("/usr/bin/python3", folder.resolve("peer.py").toString(), uri(daemon.port()),
        Integer.toString(threads)));
  }

  private static String uri(int port) {
    return "test+tcp://127.0.0.1:" + port + "/default";
  }

  private void direct(int rounds) throws Exception {
    try (HypervisorSession session = open(daemon.port()); Client floor = floor("poll", daemon.port());
        Client loop = floor("loop", daemon.port()); Client serial = python(1); Client threads = python(5)) {
      List<Contestant> all = List.of(ours(session, daemon, vms), other("RPC floor", floor),
          other("RPC floor with events", loop), other("python3-libvirt", serial),
          other("python3-libvirt 5 threads", threads));
      for (int i = 0; i < Math.max(3, 40_000 / vms); i++) {
        all.get(0).warmUp();
      }
      inTurns(all, rounds);
      all.forEach(System.out::println);
      report(all, "", 1.2);
      reportCpu(all);
    }
  }

  private static void inTurns(List<Contestant> all, int rounds) throws Exception {
    for (Contestant each : all) {
      each.warmUp();
    }
    for (int i = 0; i < rounds; i++) {
      for (Contestant each : all) {
        each.round();
      }
    }
  }

  private void delayed(int rounds, int millis) throws Exception {
    if (millis == 0) {
      return;
    }
    try (SlowLine line = SlowLine.to(daemon.port(), Duration.ZERO); HypervisorSession session = open(line.port());
        Client floor = floor("poll", line.port())) {
      List<Contestant> all = List.of(ours(session, daemon, vms), other("RPC floor", floor));
      all.get(0).warmUp(); // reads the descriptions, while there is no delay
      line.delay(Duration.ofNanos(millis * 500_000L));
      for (int i = 0; i < rounds; i++) {
        for (Contestant each : all) {
          each.round();
        }
      }
      report(all, ", round trip of " + millis + " ms more", 1.2);
    }
  }

  private void report(List<Contestant> all, String circumstances, double limit) {
    Contestant ours = all.get(0);
    Contestant floor = all.get(1);
    Figure.print("poll round, " + vms + " VMs" + circumstances, ours.wall(), "ms", floor.name, floor.wall(), limit);
    all.subList(2, all.size()).forEach(
        peer -> Figure.print("poll round, " + vms + " VMs", ours.wall(), "ms", peer.name, peer.wall(), Double.NaN));
  }

  private void reportCpu(List<Contestant> all) {
    Contestant ours = all.get(0);
    Figure.print("CPU of client and daemon per VM-sample, " + vms + " VMs", ours.cpu(), "us", 200);
    all.subList(1, all.size()).forEach(peer -> Figure.print("CPU of client and daemon per VM-sample, " + vms + " VMs",
        ours.cpu(), "us", peer.name, peer.cpu(), Double.NaN));
  }
}
