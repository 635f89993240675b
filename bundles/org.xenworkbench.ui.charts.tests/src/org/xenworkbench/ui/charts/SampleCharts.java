/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.charts.model.ValueAxis;

/** Charts for tests, pictures and measurements; always the same. */
final class SampleCharts {

  static final Instant NOON = Instant.parse("2026-01-15T11:00:00Z");
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final Duration RANGE = Duration.ofMinutes(10);

  private SampleCharts() {}

  /** CPU of a host with its VMs: a hole, two migrations that have ended and one that runs, a marker. */
  static ChartModel cpu() {
    ChartModel.Builder builder = base("CPU of PM1", Axes.ratio()).caption("simulated");
    String[] names = {"PM1", "Domain-0", "VM1", "VM2"};
    double[] levels = {0.55, 0.12, 0.3, 0.75};
    for (int i = 0; i < names.length; i++) {
      builder.add(walk(names[i], i, 600, levels[i], 0.05, i + 1));
    }
    return builder
        .add(Band.of(at(95), at(118), "VM2 \u2192 PM2", ColorRole.ACTIVITY))
        .add(Band.of(at(128), at(150), "VM2 \u2192 PM1 failed", ColorRole.ERROR))
        .add(Band.open(at(560), "VM1 \u2192 PM2", ColorRole.ACTIVITY))
        .add(new Marker(at(330), "Reconnected", ColorRole.NEUTRAL))
        .build();
  }

  /** Network throughput in bytes per second, twelve series: colours come again with dashes. */
  static ChartModel network() {
    ChartModel.Builder builder = base("Network", Axes.bytes());
    for (int i = 0; i < 12; i++) {
      builder.add(walk("vif" + i + ".0 received", i, 120, 3e6 * (i + 1), 1e6, i + 20));
    }
    return builder.build();
  }

  /** Rolled-up data: a mean with the lowest and highest value of each sample; a burst a thousand times the rest. */
  static ChartModel rolledUp() {
    ChartModel.Builder builder = base("Network of PM1", Axes.bytes()).caption("a day");
    for (int i = 0; i < 2; i++) {
      Series line = walk(i == 0 ? "Received" : "Sent", i, 288, 3e6 * (i + 1), 4e5, i + 40);
      double[] lowest = new double[line.size()];
      double[] highest = new double[line.size()];
      for (int k = 0; k < lowest.length; k++) {
        lowest[k] = line.value(k) * 0.6;
        highest[k] = line.value(k) * (k > 200 && k < 206 ? 150 : 1.3);
      }
      builder.add(line.withRange(lowest, highest));
    }
    return builder.add(Band.of(at(418), at(430), "VM2 \u2192 PM2", ColorRole.ACTIVITY)).build();
  }

  /** Memory of VMs on each other, one of which was away for a while, and a threshold. */
  static ChartModel stacked() {
    ChartModel.Builder builder = base("Memory of VMs", Axes.bytes());
    for (int i = 0; i < 3; i++) {
      Series line = walk("VM" + i, i, 240, 5e6 - 1e6 * i, 2e5, i + 60);
      long[] times = new long[line.size()];
      double[] values = new double[line.size()];
      for (int k = 0; k < times.length; k++) {
        times[k] = line.timeMillis(k);
        values[k] = i != 1 && Double.isNaN(line.value(k)) ? 5e6 : line.value(k);
      }
      builder.add(new Series(line.id(), line.label(), i, times, values));
    }
    return builder.stacked("All VMs").add(Threshold.of(12 << 20, "Busy")).add(Threshold.of(1e12, "Full")).build();
  }

  static ChartModel empty() {
    return base("Memory", Axes.bytes()).caption("simulated").build();
  }

  static ChartModel load(int count, int samples) {
    ChartModel.Builder builder = base("Load", Axes.bytes());
    for (int i = 0; i < count; i++) {
      builder.add(walk("VM" + i, i, samples, 1e9 * (i + 1), 4e8, i));
    }
    return builder.add(Band.open(at(400), "VM1 \u2192 PM2", ColorRole.ACTIVITY)).build();
  }

  static Series walk(String name, int color, int samples, double level, double noise, long seed) {
    Random random = new Random(seed);
    long[] times = new long[samples];
    double[] values = new double[samples];
    double value = level;
    for (int i = 0; i < samples; i++) {
      times[i] = NOON.toEpochMilli() + RANGE.toMillis() * i / (samples - 1);
      value += (level - value) * 0.1 + random.nextGaussian() * noise;
      boolean hole = i > samples * 0.4 && i < samples * 0.45;
      values[i] = hole ? Double.NaN : Math.max(0, value);
    }
    return new Series(name, name, color, times, values);
  }

  static ChartModel.Builder base(String title, ValueAxis axis) {
    return ChartModel.builder(title, axis).range(NOON, NOON.plus(RANGE)).zone(ZONE);
  }

  static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }
}
