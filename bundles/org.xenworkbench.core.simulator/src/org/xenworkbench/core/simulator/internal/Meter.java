/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.List;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.VmLoad;

/** The counters of one domain on one host: they grow by its loads, but only while it executes. */
final class Meter {

  /** What is counted; the order of {@link #loads}. */
  enum Counter {
    CPU, RECEIVED, SENT, READ, WRITTEN
  }

  private final List<Load> loads;
  private final double[] base = new double[Counter.values().length];
  private boolean running;

  Meter(VmLoad load) {
    loads = List.of(load.cpu(), load.received(), load.sent(), load.read(), load.written());
  }

  /** The counter's value at that time, in seconds of the world. */
  double total(Counter counter, double now) {
    int i = counter.ordinal();
    return running ? base[i] + loads.get(i).total(now) : base[i];
  }

  /** How fast the counter grows at that time. */
  double rate(Counter counter, double now) {
    return running ? loads.get(counter.ordinal()).rate(now) : 0;
  }

  void run(double now) {
    if (!running) {
      shift(-1, now);
      running = true;
    }
  }

  void stop(double now) {
    if (running) {
      shift(1, now);
      running = false;
    }
  }

  /** All counters begin again at 0. */
  void reset(double now) {
    for (int i = 0; i < base.length; i++) {
      base[i] = running ? -loads.get(i).total(now) : 0;
    }
  }

  private void shift(int sign, double now) {
    for (int i = 0; i < base.length; i++) {
      base[i] += sign * loads.get(i).total(now);
    }
  }
}
