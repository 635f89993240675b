/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/**
 * The pixel columns of a scale.
 *
 * @param time the scale
 * @param perMilli how many columns a millisecond has
 */
record PixelColumns(TimeScale time, double perMilli) {

  static PixelColumns of(TimeScale time) {
    return new PixelColumns(time, time.width() / (time.to() - time.from()));
  }

  /** The column of a time; outside of those of the scale when it is outside of the range. */
  double at(long timeMillis) {
    return Math.floor((timeMillis - time.from()) * perMilli);
  }

  /** The first time behind a column, which is that of a time; outside of the range each time has one of its own. */
  long end(long timeMillis, double column) {
    if (!time.contains(timeMillis)) {
      return timeMillis + 1;
    }
    long end = Math.max(timeMillis + 1, time.from() + (long) Math.ceil((column + 1) / perMilli));
    while (end > timeMillis + 1 && at(end - 1) > column) {
      end--;
    }
    while (at(end) == column) {
      end++;
    }
    return end;
  }
}
