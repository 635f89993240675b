/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.VmId;

/** VMs and the rest are what their host took, also where one value stands for a time in which a VM came or went. */
class ShareGridTest {

  private static final long DAY = 86_400_000;
  private static final int DAYS = 30;

  /** Of a day in which a VM was there for some hours the host has the mean of all hours, the VM of its own. */
  @Test
  void whoWasThereForAPartOfADayDoesNotExceedItsHost() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      long came = random.nextInt((int) (DAYS * DAY / 1_000)) * 1_000L;
      long went = came + random.nextInt((int) (DAYS * DAY / 1_000)) * 1_000L;
      double guest = random.nextDouble();
      double others = random.nextDouble();
      VmStay stay = new VmStay(VmId.of(UUID.randomUUID()), "vm", List.of(new VmStay.Span(came, went)), List.of());
      TimeSeries host = days(day -> others + guest * part(day, came, went));
      TimeSeries vm = days(day -> part(day, came, went) > 0 ? guest : Double.NaN);
      ShareGrid grid = ShareGrid.of(host, List.of(new ShareGrid.Source(vm, stay, 1)));
      String where = "seed " + seed + ", run " + run;
      assertThat(grid.isExceeded(0, DAYS * DAY)).as(where).isFalse();
      for (double rest : grid.rest()) {
        assertThat(rest).as(where).isCloseTo(others, within(1e-6));
      }
    }
  }

  /** For which part of a day it was there. */
  private static double part(int day, long came, long went) {
    return (double) Math.max(0, Math.min((day + 1) * DAY, went) - Math.max(day * DAY, came)) / DAY;
  }

  private static TimeSeries days(IntToDoubleFunction value) {
    return new TimeSeries(IntStream.rangeClosed(1, DAYS).mapToLong(day -> day * DAY).toArray(),
        IntStream.range(0, DAYS).mapToDouble(value).toArray());
  }
}
