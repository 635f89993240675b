/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * What a host and its VMs took, side by side: in stretches of time in which nobody comes or goes and each has one
 * value. A value is the mean of all the time that it stands for: where that of the host stands for long, what a VM took
 * in a part of it counts by that part. So what VMs take and the rest of their host add up at every moment, also where a
 * VM was moved in the middle of an hour of which one value is kept. Immutable.
 */
final class ShareGrid {

  /** What is less than this part of all there is is not seen; it may come from rounding. */
  private static final double SEEN = 0.01;

  private final long[] begins;
  private final long[] ends;
  /** Whether somebody came or went when a stretch begins. */
  private final boolean[] cuts;
  /** The longest time that a value in it stands for. */
  private final long[] stands;
  private final double[] total;
  private final List<double[]> parts = new ArrayList<>();

  /**
   * What was measured of a VM.
   *
   * @param series all of it, wherever it ran
   * @param stay when it was on the host: only that is in the grid
   * @param factor what its values are multiplied by
   */
  record Source(TimeSeries series, VmStay stay, double factor) {

    /** Whether a value counts for the host. */
    private boolean isThere(int index) {
      return stay.isIn(series.begin(index), series.times()[index]);
    }
  }

  private ShareGrid(long[] edges, TreeSet<Long> borders, TimeSeries whole, List<Source> sources) {
    int size = Math.max(0, edges.length - 1);
    begins = Arrays.copyOf(edges, size);
    ends = size == 0 ? new long[0] : Arrays.copyOfRange(edges, 1, edges.length);
    cuts = new boolean[size];
    for (int i = 0; i < size; i++) {
      cuts[i] = borders.contains(begins[i]);
    }
    stands = new long[size];
    total = values(whole);
    int[] told = indexes(whole);
    for (Source source : sources) {
      double[] values = values(source.series);
      for (int i = 0; i < size; i++) {
        double value = values[i] * source.factor;
        boolean isKnown = value >= 0 && Double.isFinite(value) && source.stay.isIn(begins[i], ends[i]);
        values[i] = isKnown ? value : Double.NaN;
      }
      parts.add(spread(values, told, whole));
    }
  }

  /** Which value each stretch is a part of; -1 for none. */
  private int[] indexes(TimeSeries series) {
    int[] indexes = new int[ends.length];
    int at = 0;
    for (int i = 0; i < indexes.length; i++) {
      while (at < series.size() && series.times()[at] < ends[i]) {
        at++;
      }
      indexes[i] = at < series.size() && series.begin(at) < ends[i] && Double.isFinite(series.values()[at]) ? at : -1;
    }
    return indexes;
  }

  /**
   * What a VM took in a part of a time of which the host has one value counts by that part for all of it, as in that
   * value: else it would exceed its host while it was there, and be missing in the rest of the time.
   */
  private double[] spread(double[] values, int[] told, TimeSeries host) {
    double[] spread = values.clone();
    for (int first = 0; first < values.length;) {
      int next = first + 1;
      while (next < values.length && told[next] == told[first]) {
        next++;
      }
      int value = told[first];
      if (value >= 0 && host.times()[value] - host.begin(value) > ShareTimes.LONGEST_SAMPLE) {
        long all = ends[next - 1] - begins[first];
        double sum = Double.NaN;
        for (int i = first; i < next; i++) {
          double part = values[i] * ((double) (ends[i] - begins[i]) / all);
          sum = Double.isNaN(sum) ? part : Double.isNaN(part) ? sum : sum + part;
        }
        Arrays.fill(spread, first, next, sum);
      }
      first = next;
    }
    return spread;
  }

  /**
   * Puts them side by side.
   *
   * @param total what the host took; empty if that is not known
   */
  static ShareGrid of(TimeSeries total, List<Source> sources) {
    TreeSet<Long> edges = new TreeSet<>();
    add(edges, total);
    for (Source source : sources) {
      boolean isAlike = Arrays.equals(total.times(), source.series.times()); // most are measured with the host
      for (int i = 0; i < source.series.size(); i++) {
        boolean isNew = !isAlike || !isGoingOn(source.series, i);
        if (isNew && source.isThere(i)) {
          edges.add(source.series.begin(i));
          edges.add(source.series.times()[i]);
        }
      }
    }
    TreeSet<Long> borders = new TreeSet<>();
    if (!edges.isEmpty()) {
      for (Source source : sources) {
        source.stay.borders().filter(time -> edges.first() < time && time < edges.last()).forEach(borders::add);
      }
      edges.addAll(borders);
    }
    return new ShareGrid(edges.stream().mapToLong(Long::longValue).toArray(), borders, total, sources);
  }

  private static void add(TreeSet<Long> edges, TimeSeries series) {
    for (int i = 0; i < series.size(); i++) {
      edges.add(series.begin(i));
      edges.add(series.times()[i]);
    }
  }

  private static boolean isGoingOn(TimeSeries series, int index) {
    return index > 0 && Double.isFinite(series.values()[index - 1]);
  }

  /** The value of each stretch; NaN where there is none. */
  private double[] values(TimeSeries series) {
    double[] values = new double[ends.length];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      while (at < series.size() && series.times()[at] < ends[i]) {
        at++;
      }
      boolean isThere = at < series.size() && series.begin(at) < ends[i] && Double.isFinite(series.values()[at]);
      values[i] = isThere ? series.values()[at] : Double.NaN;
      stands[i] = isThere ? Math.max(stands[i], series.times()[at] - series.begin(at)) : stands[i];
    }
    return values;
  }

  /** What the host took as a whole; NaN where that is not known. */
  double[] total() {
    return total;
  }

  /** What a VM took while it was there, by the number of its source; NaN where it was not, or that is not known. */
  double[] part(int index) {
    return parts.get(index);
  }

  /** What all VMs took together, as far as that is known; NaN where nothing is. */
  double[] sum() {
    return sum(parts);
  }

  /** The sum of what is known of some; the largest number, where it is larger than that. */
  double[] sum(List<double[]> some) {
    double[] sums = new double[ends.length];
    Arrays.fill(sums, Double.NaN);
    for (double[] values : some) {
      for (int i = 0; i < sums.length; i++) {
        if (Double.isFinite(values[i])) {
          sums[i] = Math.min(Double.MAX_VALUE, Double.isNaN(sums[i]) ? values[i] : sums[i] + values[i]);
        }
      }
    }
    return sums;
  }

  /** What the host took beyond what is known of its VMs; NaN where nothing is known of the host. */
  double[] rest() {
    double[] known = sum();
    double[] rest = new double[total.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Double.isNaN(total[i]) ? Double.NaN : Math.max(0, total[i] - (Double.isNaN(known[i]) ? 0 : known[i]));
    }
    return rest;
  }

  /** Whether there is a rest that can be seen. */
  boolean hasRest() {
    return highest(rest()) > SEEN * highest(total);
  }

  /** Whether VMs took more than their host at a time, as can be seen: what was measured is of other moments. */
  boolean isExceeded(long from, long to) {
    double[] known = sum();
    for (int i = 0; i < total.length; i++) {
      if (within(i, from, to) > 0 && known[i] - total[i] > SEEN * total[i]) {
        return true;
      }
    }
    return false;
  }

  private static double highest(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
  }

  static boolean isAny(double[] values) {
    return Arrays.stream(values).anyMatch(Double::isFinite);
  }

  private long within(int index, long from, long to) {
    return Math.max(0, Math.min(to, ends[index]) - Math.max(from, begins[index]));
  }

  /** The mean over that part of a time of which something is known; NaN if nothing is. */
  double mean(double[] values, long from, long to) {
    double mean = Double.NaN;
    double weights = 0;
    for (int i = 0; i < values.length; i++) {
      long known = within(i, from, to);
      if (Double.isFinite(values[i]) && known > 0) {
        weights += known;
        mean = Double.isNaN(mean) ? values[i]
            : mean + known / weights * (values[i] - mean); // not their sum, which may be infinite
      }
    }
    return mean;
  }

  /**
   * What a VM took in the mean over that part of a time of which it is known what the host took: so it adds up with the
   * others and the rest, in which is what is not known of the VM. Where nothing is known of the host, the mean of what
   * is known of the VM, over all of the time; NaN if nothing is.
   *
   * @param index the number of its source
   * @param there for which part of the time it was there, 0 to 1
   */
  double meanOf(int index, double there, long from, long to) {
    long all = known(total, from, to);
    double[] values = part(index);
    if (all == 0) {
      return there == 0 ? 0 : mean(values, from, to) * there;
    }
    double[] both = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      both[i] = Double.isFinite(total[i]) ? values[i] : Double.NaN;
    }
    return there == 0 ? 0 : mean(both, from, to) * ((double) known(both, from, to) / all);
  }

  /** For how long something is known in a time, in milliseconds. */
  long known(double[] values, long from, long to) {
    long known = 0;
    for (int i = 0; i < values.length; i++) {
      known += Double.isFinite(values[i]) ? within(i, from, to) : 0;
    }
    return known;
  }

  /** Where lines through it have their points. */
  ShareTimes times() {
    ShareTimes.Builder points = new ShareTimes.Builder(ends.length);
    for (int i = 0; i < ends.length; i++) {
      points.add(i, begins[i], ends[i], stands[i], cuts[i], i + 1 < cuts.length && cuts[i + 1]);
    }
    return points.build();
  }
}
