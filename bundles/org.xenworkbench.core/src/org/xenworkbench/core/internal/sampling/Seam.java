/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.util.Arrays;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;

/** Joins what was known of a metric to what came after it. */
final class Seam {

  /** Memory reaches as far back as the store's finest rows: what adjoins it there is one of the next archive. */
  private static final long ROW = Resolution.MINUTES.step().toMillis();

  private Seam() {
  }

  /**
   * The same for what is put into steps. Of a row before what is in memory no neighbour tells for how long it stands if
   * it is the first one ever: for a minute, rather than for the seconds of the sample that comes after it.
   */
  static TimeSeries joinRows(TimeSeries older, TimeSeries newer) {
    boolean isFirst = older.size() == 1 && newer.size() > 0
        && newer.times()[0] - older.times()[0] <= RecentHistory.silence(ROW / 2);
    return joinWithGap(isFirst ? halves(older) : older, newer);
  }

  private static TimeSeries halves(TimeSeries row) {
    return join(new TimeSeries(new long[] {row.times()[0] - ROW / 2}, row.values(), row.minima(), row.maxima()), row);
  }

  /** The same with a gap where none of them has marked the silence between them: they do not know of each other. */
  static TimeSeries joinWithGap(TimeSeries older, TimeSeries newer) {
    int end = older.size();
    if (end == 0 || newer.size() == 0) {
      return join(older, newer);
    }
    long interval = Math.max(Resolution.SAMPLES.step().toMillis(), newer.size() == 1 ? 0 : since(newer, 1));
    long silence = RecentHistory.silence(end == 1 ? interval : Math.max(interval, since(older, end - 1)));
    long last = older.times()[end - 1];
    boolean isMissed = newer.times()[0] - last > silence;
    return join(isMissed ? join(older, gap(last + silence / 2)) : older, newer);
  }

  private static long since(TimeSeries series, int index) {
    return series.times()[index] - series.times()[index - 1];
  }

  private static TimeSeries gap(long time) {
    return new TimeSeries(new long[] {time}, new double[] {Double.NaN});
  }

  /** What is in both is taken from the newer. */
  static TimeSeries join(TimeSeries older, TimeSeries newer) {
    int keep = older.size();
    while (keep > 0 && newer.size() > 0 && older.times()[keep - 1] >= newer.times()[0]) {
      keep--;
    }
    long[] times = Arrays.copyOf(older.times(), keep + newer.size());
    System.arraycopy(newer.times(), 0, times, keep, newer.size());
    return new TimeSeries(times, join(older.values(), keep, newer.values()),
        join(older.minima(), keep, newer.minima()), join(older.maxima(), keep, newer.maxima()));
  }

  private static double[] join(double[] older, int keep, double[] newer) {
    double[] all = Arrays.copyOf(older, keep + newer.length);
    System.arraycopy(newer, 0, all, keep, newer.length);
    return all;
  }
}
