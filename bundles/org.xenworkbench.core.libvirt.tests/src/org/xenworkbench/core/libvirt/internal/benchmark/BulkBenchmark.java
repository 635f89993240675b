/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import org.libvirt.Connect;
import org.libvirt.Handles;
import org.xenworkbench.core.libvirt.internal.PlainDriver;
import org.xenworkbench.core.libvirt.internal.jna.BulkStats;
import org.xenworkbench.core.testkit.Figure;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/**
 * The two parts of a round of statistics in bulk: the call, on a daemon with the test driver, which reports states
 * only, and reading records of the size that QEMU's have. Arguments: folder of the
 * C client, VMs.
 */
public final class BulkBenchmark {

  private static final int ROUNDS = 200;
  private static final int PARAM = 96;
  private static final int TYPE = 80;
  private static final int VALUE = 88;
  private static final int UNSIGNED_LONG = 4;
  private static final int TEXT = 7;

  private BulkBenchmark() {
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    int vms = Integer.parseInt(args[1]);
    double call = call(args[0], vms);
    double reading = reading(vms);
    Figure.print("bulk statistics, " + vms + " VMs: reading records like QEMU's (synthetic)", reading, "ms",
        Double.NaN);
    Figure.print("bulk statistics, " + vms + " VMs: both", call + reading, "ms", 15);
    System.exit(0);
  }

  private static double call(String folder, int vms) throws Exception {
    try (TestDaemon daemon = TestDaemon.start();
        Client floor = new Client(List.of(folder + "/floor", "bulk", daemon.uri()))) {
      daemon.populate(vms);
      Connect connect = new Connect(daemon.uri());
      double[] millis = new double[ROUNDS];
      double[] others = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        others[i] = floor.round().wall() / 1e6;
        long start = System.nanoTime();
        if (BulkStats.read(Handles.of(connect), (uuid, domain) -> true).orElseThrow().size() != vms) {
          throw new IllegalStateException("Not every VM was read");
        }
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
      connect.close();
      double ours = Figure.median(millis);
      Figure.print("bulk statistics, " + vms + " VMs: call of the test driver, states only", ours, "ms", "RPC floor",
          Figure.median(others), 1.2);
      return ours;
    }
  }

  private static double reading(int vms) {
    List<String> names = names();
    try (Memory params = new Memory((long) names.size() * PARAM); Memory text = new Memory(8)) {
      params.clear();
      text.setString(0, "vda");
      for (int i = 0; i < names.size(); i++) {
        long offset = (long) i * PARAM;
        boolean isText = names.get(i).endsWith(".name");
        params.setString(offset, names.get(i));
        params.setInt(offset + TYPE, isText ? TEXT : UNSIGNED_LONG);
        if (isText) {
          params.setPointer(offset + VALUE, text);
        } else {
          params.setLong(offset + VALUE, names.get(i).endsWith(".count") || names.get(i).endsWith(".maximum") ? 2 : i);
        }
      }
      double[] millis = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        long start = System.nanoTime();
        for (int vm = 0; vm < vms; vm++) {
          PlainDriver.readBulk(params, names.size());
        }
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
      return Figure.median(millis);
    }
  }

  /** What QEMU reports of a VM with two vCPUs, two interfaces and two disks in the groups that are asked for. */
  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of("state.state", "state.reason", "cpu.time", "cpu.user", "cpu.system",
        "cpu.cache.monitor.count", "balloon.current", "balloon.maximum", "balloon.swap_in", "balloon.unused",
        "balloon.available", "balloon.usable", "balloon.rss", "vcpu.current", "vcpu.maximum", "net.count",
        "block.count"));
    for (int i = 0; i < 2; i++) {
      for (String name : List.of("state", "time", "wait", "halted", "delay")) {
        names.add("vcpu." + i + '.' + name);
      }
      for (String name : List.of("name", "rx.bytes", "rx.pkts", "rx.errs", "rx.drop", "tx.bytes", "tx.pkts", "tx.errs",
          "tx.drop")) {
        names.add("net." + i + '.' + name);
      }
      for (String name : List.of("name", "rd.reqs", "rd.bytes", "rd.times", "wr.reqs", "wr.bytes", "wr.times",
          "fl.reqs", "fl.times", "allocation", "capacity", "physical")) {
        names.add("block." + i + '.' + name);
      }
    }
    return names;
  }
}
