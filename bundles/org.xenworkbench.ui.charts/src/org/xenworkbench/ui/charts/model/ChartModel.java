/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a chart shows. Immutable; make it off the UI thread and hand it over whole.
 *
 * @param title the heading
 * @param caption a second, quieter heading such as "simulated"; may be empty
 * @param from the left edge of the chart
 * @param to the right edge, after {@code from} by at least a millisecond
 * @param zone the time zone of the time axis
 * @param axis the value axis, common to all series
 * @param series the lines, in the order of the legend
 * @param bands stretches of time, drawn behind the lines
 * @param markers moments, drawn behind the lines
 * @param thresholds values that matter, drawn above the lines
 * @param stack the series as they stand on each other; empty where each stands by itself
 * @since 0.1
 */
public record ChartModel(
    String title,
    String caption,
    Instant from,
    Instant to,
    ZoneId zone,
    ValueAxis axis,
    List<Series> series,
    List<Band> bands,
    List<Marker> markers,
    List<Threshold> thresholds,
    Optional<SeriesStack> stack) {

  /** Checks its arguments and copies the lists. @throws IllegalArgumentException when the time range is empty */
  public ChartModel {
    Objects.requireNonNull(title);
    Objects.requireNonNull(caption);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(axis);
    if (to.toEpochMilli() <= from.toEpochMilli()) {
      throw new IllegalArgumentException("A chart cannot reach from " + from + " to " + to);
    }
    series = List.copyOf(series);
    bands = List.copyOf(bands);
    markers = List.copyOf(markers);
    thresholds = List.copyOf(thresholds);
    List<Series> shown = series;
    stack = stack.map(known -> known.with(shown));
    List<Series> all = new ArrayList<>(series);
    stack.ifPresent(known -> {
      all.addAll(known.tops());
      all.add(known.total());
      known.whole().ifPresent(all::add);
    });
    for (Series each : all) { // here, since boards are not made on the UI thread
      each.statistics(from.toEpochMilli(), to.toEpochMilli());
    }
  }

  /**
   * The series and, where they stand on each other, behind them their total and what the whole was measured to be where
   * that is another thing: what is to be told in words.
   */
  public List<Series> told() {
    List<Series> told = new ArrayList<>(series);
    stack.map(SeriesStack::total).ifPresent(told::add);
    stack.flatMap(SeriesStack::whole).ifPresent(told::add);
    return told;
  }

  /**
   * Whether equal distances on its value axis can be equal ratios: not where the maximum is fixed, nor where series
   * stand on each other.
   */
  public boolean canBeLogarithmic() {
    return stack.isEmpty() && axis.maximum().isEmpty();
  }

  /** What is to be said of one of its series in its range. */
  public Statistics statistics(Series line) {
    return line.statistics(from.toEpochMilli(), to.toEpochMilli());
  }

  /**
   * The same of another stretch of time, of as much as it knows.
   *
   * @throws IllegalArgumentException when the time range is empty
   */
  public ChartModel withRange(Instant start, Instant end) {
    return new ChartModel(title, caption, start, end, zone, axis, series, bands, markers, thresholds, stack);
  }

  /** The same with some of its series only. */
  public ChartModel withSeries(List<Series> shown) {
    return new ChartModel(title, caption, from, to, zone, axis, shown, bands, markers, thresholds, stack);
  }

  /** The same with another caption. */
  public ChartModel withCaption(String value) {
    return new ChartModel(title, value, from, to, zone, axis, series, bands, markers, thresholds, stack);
  }

  /** Starts a model with a title and an axis; a range must be set before it is built. */
  public static Builder builder(String title, ValueAxis axis) {
    return new Builder(title, axis);
  }

  /** Builds a {@link ChartModel}; for one thread. */
  public static final class Builder {

    private final String title;
    private final ValueAxis axis;
    private final List<Series> series = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();
    private final List<Threshold> thresholds = new ArrayList<>();
    private Optional<String> total = Optional.empty();
    private Optional<Series> whole = Optional.empty();
    private String caption = "";
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private ZoneId zone = ZoneId.systemDefault();

    private Builder(String title, ValueAxis axis) {
      this.title = title;
      this.axis = axis;
    }

    /** Sets the caption; empty at first. */
    public Builder caption(String text) {
      caption = text;
      return this;
    }

    /** Sets the left and right edge of the chart. */
    public Builder range(Instant start, Instant end) {
      from = start;
      to = end;
      return this;
    }

    /** Sets the zone of the time axis; the zone of this machine at first. */
    public Builder zone(ZoneId value) {
      zone = value;
      return this;
    }

    /** Adds a line. */
    public Builder add(Series value) {
      series.add(value);
      return this;
    }

    /** Adds a band. */
    public Builder add(Band value) {
      bands.add(value);
      return this;
    }

    /** Adds a marker. */
    public Builder add(Marker value) {
      markers.add(value);
      return this;
    }

    /** Adds a threshold. */
    public Builder add(Threshold value) {
      thresholds.add(value);
      return this;
    }

    /**
     * Lets the series stand on each other, the first at the bottom, each area as high as its values; at first each
     * stands by itself. The axis is then never logarithmic.
     *
     * @param totalLabel the name of their sum for the user
     */
    public Builder stacked(String totalLabel) {
      total = Optional.of(totalLabel);
      return this;
    }

    /**
     * Tells beside the sum of series that stand on each other what the whole was measured to be; not drawn.
     *
     * @param measured has the label that tells the two apart, and is given the identity {@link SeriesStack#WHOLE}
     */
    public Builder whole(Series measured) {
      whole = Optional.of(measured.withId(SeriesStack.WHOLE));
      return this;
    }

    /** Makes the model. @throws IllegalArgumentException when no range or an empty one was set */
    public ChartModel build() {
      return new ChartModel(title, caption, from, to, zone, axis, series, bands, markers, thresholds,
          total.map(label -> SeriesStack.of(label, whole, series)));
    }
  }
}
