/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.model.ObjectId;

/**
 * Asks for the values of metrics of one object, of all metrics at once: what they have in common is then read once.
 * Begin with {@link #of} and narrow it. Immutable.
 *
 * @since 0.1
 */
public final class HistoryQuery {

  /** Later than whatever is stored, in milliseconds since the epoch. */
  private static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final ObjectId object;
  private final Set<String> metrics;
  private final Instant from;
  private final Instant to;
  private final int maxPoints;
  private final Optional<Duration> step;

  private HistoryQuery(ObjectId object, Set<String> metrics, Instant from, Instant to, int maxPoints,
      Optional<Duration> step) {
    this.object = Objects.requireNonNull(object);
    this.metrics = metrics;
    this.from = Objects.requireNonNull(from);
    this.to = Objects.requireNonNull(to);
    this.maxPoints = maxPoints;
    this.step = step;
  }

  /**
   * All that is known of these metrics, since 1970, with as many points as there are.
   *
   * @param metrics their identities, such as {@link Metrics#CPU_USAGE}; those that the object does not have do no harm
   */
  public static HistoryQuery of(ObjectId object, Collection<String> metrics) {
    return new HistoryQuery(object, Set.copyOf(metrics), Instant.EPOCH, FOREVER, Integer.MAX_VALUE,
        Optional.empty());
  }

  /** The same of another object. */
  public HistoryQuery about(ObjectId other) {
    return new HistoryQuery(other, metrics, from, to, maxPoints, step);
  }

  /** The same from one time to another, both included; nothing if the first is later. */
  public HistoryQuery between(Instant first, Instant last) {
    return new HistoryQuery(object, metrics, first, last, maxPoints, step);
  }

  /**
   * The same with so many points of each metric, at most: more are thinned out, keeping minima, maxima and gaps.
   *
   * @throws IllegalArgumentException if that is none
   */
  public HistoryQuery thinned(int points) {
    if (points < 1) {
      throw new IllegalArgumentException("A series of at most " + points + " points tells nothing.");
    }
    return new HistoryQuery(object, metrics, from, to, points, step);
  }

  /**
   * The same in equal steps, each of which ends at a multiple of its length since 1970: what is kept finer is averaged,
   * with its minima and maxima, so that the answer looks the same wherever its parts come from. What is kept coarser
   * only stays as it is. A step of which more is unknown than {@link Resolution#mayLack} is a gap (NaN); of a longer
   * gap there are the first and the last step. The first step is a whole one, also where the range begins within it.
   * The last is one that goes on: it ends with its last sample, and what is to come of it is not missed.
   *
   * @throws IllegalArgumentException if that is less than a millisecond
   */
  public HistoryQuery inSteps(Duration length) {
    if (length.toMillis() < 1) {
      throw new IllegalArgumentException("Steps of " + length + " are none.");
    }
    return new HistoryQuery(object, metrics, from, to, maxPoints, Optional.of(length));
  }

  /** The same from the beginning of the step that its first time lies in; the same where no steps are wanted. */
  public HistoryQuery fromWholeStep() {
    return step.map(length -> between(EqualSteps.begin(from, length), to)).orElse(this);
  }

  /**
   * What is asked for of a series in its range: in its steps, and thinned out. It says what a query means: whoever
   * keeps series answers with it, and has looked for those of {@link #fromWholeStep}.
   *
   * @param kept all points of one metric in that range
   */
  public TimeSeries select(TimeSeries kept) {
    return thin(step.map(length -> EqualSteps.of(kept, length)).orElse(kept), maxPoints);
  }

  /** Whose values are asked for. */
  public ObjectId object() {
    return object;
  }

  /** Which metrics of it; immutable. */
  public Set<String> metrics() {
    return metrics;
  }

  /** The first time that is asked for. */
  public Instant from() {
    return from;
  }

  /** The last time that is asked for. */
  public Instant to() {
    return to;
  }

  /** The most points of each metric. */
  public int maxPoints() {
    return maxPoints;
  }

  /** The length of the steps; empty if the points are wanted as they are kept. */
  public Optional<Duration> step() {
    return step;
  }

  /** Averages neighbours until few enough points are left; a gap among them stays one. */
  private static TimeSeries thin(TimeSeries series, int maxPoints) {
    if (series.size() <= maxPoints) {
      return series;
    }
    int width = (series.size() + maxPoints - 1) / maxPoints;
    int points = (series.size() + width - 1) / width;
    long[] times = new long[points];
    double[] values = new double[points];
    double[] minima = new double[points];
    double[] maxima = new double[points];
    for (int i = 0; i < points; i++) {
      int first = i * width;
      int end = Math.min(series.size(), first + width);
      times[i] = series.times()[end - 1];
      values[i] = Arrays.stream(series.values(), first, end).sum() / (end - first);
      minima[i] = Arrays.stream(series.minima(), first, end).reduce(Math::min).orElseThrow();
      maxima[i] = Arrays.stream(series.maxima(), first, end).reduce(Math::max).orElseThrow();
    }
    return new TimeSeries(times, values, minima, maxima);
  }

  @Override
  public String toString() {
    return "HistoryQuery[" + object + ", " + metrics + ", " + from + " to " + to + ", " + maxPoints + " points"
        + step.map(length -> ", steps of " + length).orElse("") + ']';
  }
}
