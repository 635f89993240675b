/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

/**
 * Reads a series forwards in time, also between its samples. Where it begins a little later or ends a little earlier
 * than others, since they are not measured at the same moment, it has its first or last value. For one thread.
 */
final class StackReader {

  private static final double REACH = 1.5;

  private final Series series;
  private final long reach;
  /** The last sample that is not after the time that is looked at; -1 before the first one. */
  private int at = -1;

  StackReader(Series series) {
    this.series = series;
    int size = series.size();
    reach = size < 2 ? 0 : (long) (REACH * (series.timeMillis(size - 1) - series.timeMillis(0)) / (size - 1));
  }

  /** The time of the next sample; the end of time if there is none. */
  long next() {
    return at + 1 < series.size() ? series.timeMillis(at + 1) : Long.MAX_VALUE;
  }

  void moveTo(long time) {
    while (next() <= time) {
      at++;
    }
  }

  boolean isSampleAt(long time) {
    return at >= 0 && series.timeMillis(at) == time && Double.isFinite(series.value(at));
  }

  boolean isMeasuredAt(long time) {
    return at >= 0 && at < series.measured() && series.timeMillis(at) == time;
  }

  /** Whether it has a value all the way from a time to another one, between which nothing has a sample. */
  boolean reaches(long time, long next) {
    if (at + 1 == series.size()) {
      return isThere(at) && next - series.timeMillis(at) <= reach;
    }
    return isThere(at + 1) && (at < 0 ? series.timeMillis(at + 1) - time <= reach : isThere(at));
  }

  private boolean isThere(int index) {
    return index >= 0 && Double.isFinite(series.value(index));
  }

  /** The value at a time from the one that was moved to up to the next sample; NaN if there is none. */
  double value(long time) {
    if (isSampleAt(time)) {
      return series.value(at);
    }
    if (!reaches(time, time)) {
      return Double.NaN;
    }
    if (at < 0 || at + 1 == series.size()) {
      return series.value(Math.max(0, at));
    }
    double share = (double) (time - series.timeMillis(at)) / (series.timeMillis(at + 1) - series.timeMillis(at));
    // Not the difference of the values, which may be infinite.
    return share == 1 ? series.value(at + 1) : series.value(at) * (1 - share) + series.value(at + 1) * share;
  }
}
