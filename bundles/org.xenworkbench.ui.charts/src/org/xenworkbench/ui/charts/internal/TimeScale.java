/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Maps times to horizontal positions.
 *
 * @param from the time at 0, in milliseconds since the epoch
 * @param to the time at {@code width}
 * @param width the width in pixels
 */
public record TimeScale(long from, long to, double width) {

  /** The scale of a model's range over a width. */
  public static TimeScale of(ChartModel model, double width) {
    return new TimeScale(model.from().toEpochMilli(), model.to().toEpochMilli(), width);
  }

  /** The position of a time; outside of 0..width when it is outside of the range. */
  public double x(long timeMillis) {
    return (double) (timeMillis - from) / (to - from) * width;
  }

  /** The time at a position. */
  public long time(double x) {
    return from + Math.round(x / width * (to - from));
  }

  /** Whether a time lies in the range. */
  public boolean contains(long timeMillis) {
    return timeMillis >= from && timeMillis <= to;
  }
}
