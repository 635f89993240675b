/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.testkit.Figure;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/**
 * CPU time per VM-sample beside collectd's virt plugin, both polling one daemon at the same interval, one after the
 * other. collectd writes its samples nowhere. Arguments: a folder, VMs, rounds.
 */
public final class CollectdBenchmark {

  private static final int INTERVAL = 3;
  private static final int WARM_UP = 40;

  private CollectdBenchmark() {
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    int vms = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    try (TestDaemon daemon = TestDaemon.start(); HypervisorSession session = PollBenchmark.open(daemon.port())) {
      daemon.populate(vms);
      double theirs = collectd(Path.of(args[0]), daemon, rounds) / vms / rounds;
      Contestant ours = PollBenchmark.ours(session, daemon, vms);
      for (int i = 0; i < WARM_UP; i++) {
        ours.warmUp();
      }
      for (int i = 0; i < rounds; i++) {
        ours.round();
        Thread.sleep(INTERVAL * 1000L - (long) ours.wall());
      }
      System.out.println(ours);
      Figure.print("CPU of client and daemon per VM-sample, " + vms + " VMs every " + INTERVAL + " s", ours.cpu(), "us",
          "collectd virt", theirs, 0.5);
    }
    System.exit(0);
  }

  /** Microseconds of CPU time of collectd and the daemon in so many rounds. */
  private static double collectd(Path folder, TestDaemon daemon, int rounds) throws IOException, InterruptedException {
    Path configuration = Files.writeString(folder.resolve("collectd.conf"), """
        Hostname "benchmark"
        FQDNLookup false
        Interval %d
        BaseDir "%s"
        PIDFile "%s/collectd.pid"
        TypesDB "/usr/share/collectd/types.db"
        LoadPlugin virt
        <Plugin virt>
          Connection "%s"
          RefreshInterval 3600
          HostnameFormat name
        </Plugin>
        """.formatted(INTERVAL, folder, folder, daemon.uri()));
    Process collectd = new ProcessBuilder(List.of("collectd", "-f", "-C", configuration.toString()))
        .redirectErrorStream(true).redirectOutput(folder.resolve("collectd.log").toFile()).start();
    try {
      Thread.sleep(2L * INTERVAL * 1000); // its first round also reads every description
      long before = Contestant.cpu(collectd.pid()) + Contestant.cpu(daemon.process().pid());
      Thread.sleep((long) rounds * INTERVAL * 1000);
      return (Contestant.cpu(collectd.pid()) + Contestant.cpu(daemon.process().pid()) - before) / 1e3;
    } finally {
      collectd.destroy();
      collectd.onExit().join();
    }
  }
}
