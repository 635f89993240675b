/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.testkit.Figure;

/**
 * What rules cost: CPU time of the one thread that judges, for a round of 10,000 VMs on 200 hosts, and its share of a
 * core at an interval of five seconds. Arguments: hosts, VMs of each, rules, rounds.
 */
public final class AlertsBenchmark {

  private static final double SECONDS = 5;
  private static final double LIMIT = 2;
  private static final int WARM = 20;

  private AlertsBenchmark() {
  }

  /** Prints figures. */
  public static void main(String[] arguments) {
    int hosts = number(arguments, 0, 200);
    int vms = number(arguments, 1, 50);
    int rules = number(arguments, 2, 20);
    int rounds = number(arguments, 3, 200);
    String what = hosts * vms + " VMs, " + rules + " rules";
    print(what + ", all calm", new Fleet(hosts, vms), rules, rounds, 0.5, 0.5);
    print(what + ", every value beyond and back", new Fleet(hosts, vms), rules, rounds, 0.95, 0.5);
    print(what + ", every value beyond", new Fleet(hosts, vms), rules, rounds, 0.95, 0.95);
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
  }

  private static void print(String name, Fleet fleet, int rules, int rounds, double odd, double even) {
    Evaluation evaluation = fleet.evaluation(rules);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] millis = new double[rounds];
    for (int round = -WARM; round < rounds; round++) {
      List<SampleBatch> batches = fleet.round(round + WARM, round % 2 == 0 ? even : odd);
      long before = threads.getCurrentThreadCpuTime();
      batches.forEach(evaluation::sampled);
      if (round >= 0) {
        millis[round] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
      }
    }
    double median = Figure.median(millis);
    Figure.print("alerts: a round, " + name, median, "ms", Double.NaN);
    Figure.print("alerts: share of a core every 5 s, " + name, median / (SECONDS * 1_000) * 100, "%", LIMIT);
  }
}
