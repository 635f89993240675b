/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Puts the points of a series together to equal steps, as the archives on disk have them. A point stands for the time
 * since the point before, also for the part of it that lies in earlier steps; after a gap, for no more than its
 * neighbours do. A step may lack as much as a row of the archive of its {@link Resolution}, otherwise it is a gap; so
 * is one without points that none stands for. What is lacking is counted as on disk, so that a silence is a hole in
 * both or in none: in rows of the finest archive, each of which is known if any second of it is. Of a long gap there
 * are the first and the last step.
 */
final class EqualSteps {

  /** What stands for more steps than that is a row of a coarser archive, which is not cut into pieces. */
  private static final int LONGEST = 12;
  private static final int SECOND = 1_000;
  /** Seconds of a row of the finest archive. */
  private static final long ROW = Resolution.SAMPLES.step().toSeconds();

  private final TimeSeries fine;
  private final long step;
  private final double mayLack;
  private final SeriesSteps steps = new SeriesSteps();
  private StepMean mean = new StepMean();
  /** The step that goes on: it ends at so many times its length. */
  private long current;
  /** How many milliseconds of that step are known on disk. */
  private long counted;
  /** The first row that is not counted yet. */
  private long nextRow = Long.MIN_VALUE;

  private EqualSteps(TimeSeries fine, Duration step) {
    this.fine = fine;
    this.step = step.toMillis();
    mayLack = Resolution.ofStep(step).mayLack() * this.step;
  }

  /** The series in steps of that length; points that stand for many of them stay as they are. */
  static TimeSeries of(TimeSeries fine, Duration step) {
    return fine.size() == 0 ? fine : new EqualSteps(fine, step).all();
  }

  /** The first millisecond of the step that a time lies in. */
  static Instant begin(Instant time, Duration step) {
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli() - 1, step.toMillis()) * step.toMillis() + 1);
  }

  private TimeSeries all() {
    current = number(fine.times()[0]);
    for (int i = 0; i < fine.size(); i++) {
      long number = number(fine.times()[i]);
      if (number > current) {
        add(i, current);
        end(current);
        between(i, current + 1, number);
        current = number;
      }
      add(i, current);
    }
    endLast();
    return steps.series();
  }

  private long number(long time) {
    return -Math.floorDiv(-time, step);
  }

  private boolean isKnown(int index) {
    return Double.isFinite(fine.values()[index]);
  }

  /** Adds what a point tells of a step. */
  private void add(int index, long number) {
    long first = Math.max(begin(index), (number - 1) * step);
    long last = Math.min(fine.times()[index], number * step);
    if (last > first) {
      mean.add(last - first, fine.values()[index], fine.minima()[index], fine.maxima()[index]);
      count(first, last);
    }
  }

  /** Of the time of a sample only the second is written. */
  private void count(long first, long last) {
    if (step % (ROW * SECOND) != 0) {
      counted += last - first;
      return;
    }
    long begin = Math.max(nextRow, Math.floorDiv(Math.floorDiv(first, SECOND), ROW));
    long end = -Math.floorDiv(-Math.floorDiv(last, SECOND), ROW);
    if (end > begin) {
      counted += (end - begin) * ROW * SECOND;
      nextRow = end;
    }
  }

  /** Since when a point stands for what was; its own time if it is a gap. */
  private long begin(int index) {
    long time = fine.times()[index];
    if (!isKnown(index)) {
      return time;
    }
    if (fine.size() == 1) {
      return time - step;
    }
    if (index == 0) {
      return time - since(1);
    }
    return time - (isKnown(index - 1) ? since(index) : Math.min(since(index), usual(index)));
  }

  private long since(int index) {
    return fine.times()[index] - fine.times()[index - 1];
  }

  /** How far the neighbours of a point are from theirs; there is a gap before it. */
  private long usual(int index) {
    long before = index > 1 ? since(index - 1) : 0;
    long after = index + 1 < fine.size() ? since(index + 1) : 0;
    boolean isMark = after > 0 && before < 2 * after; // of a gap in memory, which lies by itself
    return before + after == 0 ? since(index) : isMark ? after : Math.max(before, after);
  }

  private void end(long number) {
    steps.add(number * step, mean, step - counted <= mayLack);
    mean = new StepMean();
    counted = 0;
  }

  /** Steps, but the last, in which there is no point: the next one after them may stand for them. */
  private void between(int index, long first, long end) {
    if (first < end) {
      long begin = begin(index);
      long known = Math.max(first, Math.min(end, Math.floorDiv(begin, step) + 1));
      if (known > first) {
        end(first);
      }
      if (known > first + 1) {
        end(known - 1);
      }
      boolean isCoarse = fine.times()[index] - begin >= LONGEST * step;
      for (long number = known; number < end && !isCoarse; number++) {
        add(index, number);
        end(number);
      }
    }
  }

  /** It goes on, and is judged as if what is left of it will be known; what was before all points is not missed. */
  private void endLast() {
    long last = fine.times()[fine.size() - 1];
    long begin = Math.max((current - 1) * step, firstKnown());
    steps.add(last, mean, last - begin - counted <= mayLack);
  }

  private long firstKnown() {
    int first = 0;
    while (first < fine.size() - 1 && !isKnown(first)) {
      first++;
    }
    return begin(first);
  }

  /** The steps that are made. */
  private static final class SeriesSteps {

    private long[] times = new long[128];
    private double[] values = new double[128];
    private double[] minima = new double[128];
    private double[] maxima = new double[128];
    private int size;

    void add(long time, StepMean mean, boolean isEnough) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        minima = Arrays.copyOf(minima, 2 * size);
        maxima = Arrays.copyOf(maxima, 2 * size);
      }
      boolean isKnown = isEnough && mean.known() > 0;
      times[size] = time;
      values[size] = isKnown ? mean.value : Double.NaN;
      minima[size] = isKnown ? mean.lowest : Double.NaN;
      maxima[size++] = isKnown ? mean.highest : Double.NaN;
    }

    TimeSeries series() {
      return new TimeSeries(Arrays.copyOf(times, size), Arrays.copyOf(values, size), Arrays.copyOf(minima, size),
          Arrays.copyOf(maxima, size));
    }
  }

  /** The mean of what is known of a step. */
  private static final class StepMean {

    private long known;
    private double value;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    void add(long millis, double sample, double minimum, double maximum) {
      known += millis;
      value += (sample - value) * ((double) millis / known);
      lowest = Math.min(lowest, minimum);
      highest = Math.max(highest, maximum);
    }

    long known() {
      return known;
    }
  }
}
