/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.SeriesStack;

/**
 * How a chart shows its model. Immutable.
 *
 * @param timeAxis whether the times are labelled; not where another chart stands below
 * @param logarithmic whether equal distances are equal ratios where the values set the axis' maximum and
 *     the series do not stand on each other
 * @param leastAxis the room that the labels of the value axis have at least, in points
 * @param hidden the ids of series that are not drawn
 * @param highlighted the id of a series that stands out
 * @param isPicture whether nobody can point at it to read more: then nothing is cut, and the day is said
 */
public record Presentation(boolean timeAxis, boolean logarithmic, int leastAxis, Set<String> hidden,
    Optional<String> highlighted, boolean isPicture) {

  /** A chart on its own, of which everything is shown. */
  public static final Presentation PLAIN = new Presentation(true, false, 0, Set.of(), Optional.empty());

  /** Copies the set. */
  public Presentation {
    hidden = Set.copyOf(hidden);
  }

  /** On a screen. */
  public Presentation(boolean timeAxis, boolean logarithmic, int leastAxis, Set<String> hidden,
      Optional<String> highlighted) {
    this(timeAxis, logarithmic, leastAxis, hidden, highlighted, false);
  }

  /** The same in a picture. */
  Presentation asPicture() {
    return new Presentation(timeAxis, logarithmic, leastAxis, hidden, highlighted, true);
  }

  /** The same with as much room for the labels of the value axis. */
  public Presentation withLeastAxis(int width) {
    return new Presentation(timeAxis, logarithmic, width, hidden, highlighted, isPicture);
  }

  /** The series that are drawn. */
  public List<Series> shown(ChartModel model) {
    return model.series().stream().filter(series -> !hidden.contains(series.id())).toList();
  }

  /** The series that are drawn as they stand on each other; empty where each stands by itself. */
  Optional<SeriesStack> stack(ChartModel model) {
    return model.stack().map(all -> all.with(shown(model)));
  }

  /** Whether a series steps back since another one stands out. */
  boolean isFaded(Series series) {
    return highlighted.filter(id -> !hidden.contains(id) && !id.equals(series.id())).isPresent();
  }
}
