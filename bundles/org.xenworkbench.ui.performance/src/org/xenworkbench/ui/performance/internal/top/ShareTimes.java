/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Arrays;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * The points of lines of all shares of a host, which are the same for all: only so they stand on each other everywhere.
 * What stands for the samples of a longer time is in its middle; where somebody comes or goes there are two, with what
 * was before and what is after. The arrays are not changed.
 *
 * @param places where each point is
 * @param begins since when it stands for what was
 * @param ends until when; a point that is there for the eye only stands for no time
 * @param stretches of which stretch of time it is
 */
public record ShareTimes(long[] places, long[] begins, long[] ends, int[] stretches) {

  /** A sample stands for its interval, too, but where it was taken. */
  public static final long LONGEST_SAMPLE = 59_000;
  /** What is shorter has no middle between its edges. */
  private static final long SHORTEST = 4;

  /** The values of stretches, at these points. */
  TimeSeries line(double[] values) {
    double[] at = new double[places.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = values[stretches[i]];
    }
    return new TimeSeries(places, at);
  }

  /** Makes them, one stretch after the other. For one thread. */
  static final class Builder {

    private long[] places;
    private long[] begins;
    private long[] ends;
    private int[] stretches;
    private int size;

    Builder(int count) {
      places = new long[count + 8];
      begins = new long[count + 8];
      ends = new long[count + 8];
      stretches = new int[count + 8];
    }

    /**
     * Adds a stretch.
     *
     * @param stands the longest time that a value in it stands for
     * @param cutBefore whether somebody comes or goes when it begins
     * @param cutAfter whether somebody does when it ends
     */
    void add(int stretch, long begin, long end, long stands, boolean cutBefore, boolean cutAfter) {
      boolean isCoarse = stands > LONGEST_SAMPLE;
      boolean isLong = end - begin >= SHORTEST;
      if (cutBefore && isLong) {
        add(stretch, begin, begin, begin);
      }
      long place = isCoarse && isLong ? begin + (end - begin) / 2 : cutAfter ? end - 1 : end;
      add(stretch, place, begin, end);
      if (cutAfter && isCoarse && isLong) {
        add(stretch, end - 1, end, end);
      }
    }

    private void add(int stretch, long place, long begin, long end) {
      if (size == places.length) {
        places = Arrays.copyOf(places, 2 * size);
        begins = Arrays.copyOf(begins, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        stretches = Arrays.copyOf(stretches, 2 * size);
      }
      places[size] = place;
      begins[size] = begin;
      ends[size] = end;
      stretches[size++] = stretch;
    }

    ShareTimes build() {
      return new ShareTimes(Arrays.copyOf(places, size), Arrays.copyOf(begins, size), Arrays.copyOf(ends, size),
          Arrays.copyOf(stretches, size));
    }
  }
}
