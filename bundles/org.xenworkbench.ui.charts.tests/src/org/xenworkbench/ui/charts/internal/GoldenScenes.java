/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.charts.model.ValueAxis;

/** What golden images show: each of what a chart can draw once. Changing one changes its images. */
enum GoldenScenes {

  /** Some lines with their areas. */
  LINES {
    @Override
    ChartModel model() {
      return base(Axes.ratio()).add(walk("PM1", 0, 60, 0.6, 0.03)).add(walk("VM1", 1, 60, 0.3, 0.03))
          .add(walk("VM2", 8, 60, 0.15, 0.02)).build();
    }
  },

  /** Many more samples than there are pixels. */
  DENSE {
    @Override
    ChartModel model() {
      ChartModel.Builder builder = base(Axes.number(""));
      for (int i = 0; i < 4; i++) {
        builder.add(walk("VM" + i, i, 4000, 20 + 25 * i, 4));
      }
      return builder.build();
    }
  },

  /** Holes, a sample between two holes, and what is no number. */
  GAPS {
    @Override
    ChartModel model() {
      double[] values = {4, 5, 6, Double.NaN, 7, Double.NaN, 3, 4, Double.POSITIVE_INFINITY, 5, 9, 8};
      return base(Axes.number("")).add(series("a", 0, values)).build();
    }
  },

  /** Means with a band from the lowest to the highest value. */
  RANGE {
    @Override
    ChartModel model() {
      Series line = walk("Received", 0, 48, 40, 4);
      double[] low = new double[line.size()];
      double[] high = new double[line.size()];
      for (int i = 0; i < low.length; i++) {
        low[i] = line.value(i) * 0.6;
        high[i] = line.value(i) * 1.4;
      }
      return base(Axes.number("")).add(line.withRange(low, high)).add(walk("Sent", 1, 48, 15, 2)).build();
    }
  },

  /** Areas on each other, of which one has a gap, one begins late, and one is gone. */
  STACK {
    @Override
    ChartModel model() {
      ChartModel.Builder builder = base(Axes.number(""));
      for (int i = 0; i < 5; i++) {
        Series line = walk("VM" + i, i, 60, 40 - 6 * i, 2);
        builder.add(i == 0 ? line : without(line, 12 * i, i == 4 ? line.size() : 12 * i + 8));
      }
      return builder.stacked("Total").build();
    }
  },

  /** One within the values, one a little above them, one far away. */
  THRESHOLDS {
    @Override
    ChartModel model() {
      return base(Axes.number("")).add(walk("a", 0, 60, 40, 3)).add(Threshold.of(42, "Busy"))
          .add(new Threshold(70, "Very busy", ColorRole.WARNING)).add(new Threshold(500, "On fire", ColorRole.ERROR))
          .build();
    }
  },

  /** Small beside large. */
  LOGARITHMIC {
    @Override
    ChartModel model() {
      return base(Axes.number("")).add(series("a", 0, 3, 5, 4, 9, 7, 20_000_000, 11_000_000, 12, 5, 6, 0, 4))
          .add(series("b", 1, 300, 320, 410, 300, 200, 5_000, 4_000, 300, 310, 280, 300, 290)).build();
    }
  },

  /** Bands of all kinds, and moments. */
  MARKS {
    @Override
    ChartModel model() {
      return base(Axes.number("")).add(walk("a", 0, 60, 40, 3))
          .add(Band.of(at(60), at(120), "VM1 to PM2", ColorRole.ACTIVITY))
          .add(Band.of(at(180), at(240), "VM1 to PM1", ColorRole.ERROR).asEstimate())
          .add(Band.open(at(500), "VM2 to PM1", ColorRole.GOOD))
          .add(new Marker(at(300), "Reconnected", ColorRole.NEUTRAL))
          .add(new Marker(at(400), "Crashed", ColorRole.WARNING)).build();
    }
  };

  private static final long SECONDS = 600;
  private static final long SEED = 42;

  abstract ChartModel model();

  private static ChartModel.Builder base(ValueAxis axis) {
    return ChartModel.builder("Title", axis).caption("of PM1").range(at(0), at(SECONDS)).zone(ZoneId.of("UTC"));
  }

  private static Instant at(long second) {
    return Instant.parse("2026-01-15T11:00:00Z").plusSeconds(second);
  }

  private static Series walk(String name, int color, int samples, double level, double noise) {
    Random random = new Random(SEED + color);
    double[] values = new double[samples];
    double value = level;
    for (int i = 0; i < samples; i++) {
      value += (level - value) * 0.1 + random.nextGaussian() * noise;
      values[i] = Math.max(0, value);
    }
    return series(name, color, values);
  }

  private static Series series(String name, int color, double... values) {
    long[] times = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      times[i] = at(0).toEpochMilli() + SECONDS * 1000 * i / (values.length - 1);
    }
    return new Series(name, name, color, times, values);
  }

  private static Series without(Series line, int first, int end) {
    long[] times = new long[line.size()];
    double[] values = new double[line.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = line.timeMillis(i);
      values[i] = i >= first && i < end ? Double.NaN : line.value(i);
    }
    return new Series(line.id(), line.label(), line.colorIndex(), times, values);
  }
}
