/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.time.Instant;

/**
 * What a series was in a window of time, such as during a migration: the mean of all points that tell of it, each
 * weighed by the time that it stands for within the window. A point that tells of what was before or after the window
 * as well is no sample of its own: where values are kept coarser than the window is long, the mean is that of a longer
 * time, and there is no sample. Whoever tells what something was in a stretch of time asks here, so that the same
 * question has the same answer everywhere. Immutable.
 *
 * @param mean the mean in base units; NaN where nothing is known
 * @param samples how many points lie in the window as a whole
 * @param step the longest time that a point which touches the window stands for; zero where there is no such point
 * @param begin since when points that touch the window stand for what was: before the window, if one is longer; 1970
 *     where there is no such point
 * @param end until when they do
 * @since 0.1
 */
public record WindowMean(double mean, int samples, Duration step, Instant begin, Instant end) {

  /** What there is to say where nothing was measured. */
  public static final WindowMean NONE = new WindowMean(Double.NaN, 0, Duration.ZERO, Instant.EPOCH,
      Instant.EPOCH);

  /**
   * Of a series in a window. The series should begin before the window and end after it: for how long a point stands is
   * told by its neighbours.
   */
  public static WindowMean of(TimeSeries series, Instant from, Instant to) {
    long begin = from.toEpochMilli();
    long end = to.toEpochMilli();
    double mean = Double.NaN;
    double weights = 0;
    int samples = 0;
    long step = 0;
    long first = 0;
    long last = 0;
    for (int i = 0; i < series.size(); i++) {
      long time = series.times()[i];
      long since = series.begin(i);
      long within = Math.min(end, time) - Math.max(begin, since);
      if (Double.isFinite(series.values()[i]) && within > 0) {
        step = Math.max(step, time - since);
        first = weights == 0 ? since : first;
        last = time;
        weights += within;
        mean = Double.isNaN(mean) ? series.values()[i]
            : mean + within / weights * (series.values()[i] - mean); // not their sum, which may be infinite
        samples += since >= begin && time <= end ? 1 : 0;
      }
    }
    return new WindowMean(mean, samples, Duration.ofMillis(step), Instant.ofEpochMilli(first),
        Instant.ofEpochMilli(last));
  }

  /** Whether it is the mean of samples of its own, at least of one. */
  public boolean isKnown() {
    return samples > 0;
  }

  /** Whether every point tells of what was outside as well: the mean is that of a longer time. */
  public boolean isTooCoarse() {
    return samples == 0 && !step.isZero();
  }
}
