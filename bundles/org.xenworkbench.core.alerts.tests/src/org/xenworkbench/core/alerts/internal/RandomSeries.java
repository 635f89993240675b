/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.util.Arrays;
import java.util.Random;

/** Values that stay for a while, jump, miss and come at odd times, by a clock that is set now and then. */
final class RandomSeries {

  final long[] times;
  final double[] values;

  RandomSeries(Random random) {
    int size = 20 + random.nextInt(400);
    times = new long[size];
    values = new double[size];
    double value = random.nextInt(10);
    double unrest = random.nextDouble();
    long time = 1_000_000;
    for (int i = 0; i < size; i++) {
      int what = random.nextInt(100);
      time += what < 94 ? 5_000 : what < 97 ? 20_000 + random.nextInt(20_000) : what < 98 ? 0
          : what < 99 ? 700_000 : -random.nextInt(60_000);
      value = random.nextDouble() < unrest ? random.nextInt(12) : value;
      times[i] = time;
      values[i] = random.nextInt(40) == 0 ? Double.NaN : value;
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(times) + ' ' + Arrays.toString(values);
  }
}
