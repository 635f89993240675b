/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;

/** Where a cursor may stand and what it reads there. */
public final class CursorValues {

  private static final long LEAST_REACH = 1000;
  private static final double REACH = 1.5;
  /** How near to the cursor a marker must be, as a part of the range. */
  private static final double NEAR = 1 / 150.0;

  private CursorValues() {}

  /**
   * The time of the sample, of any series and within the range, nearest to a time; empty when there is none. A band
   * between two samples can be read as well, in its middle.
   */
  public static OptionalLong snap(ChartModel model, long timeMillis) {
    TimeScale range = TimeScale.of(model, 1);
    OptionalLong best = between(model, range).boxed()
        .min(Comparator.comparingLong(middle -> Math.abs(middle - timeMillis))).map(OptionalLong::of)
        .orElse(OptionalLong.empty());
    for (Series series : model.series()) {
      int index = series.nearestIndex(timeMillis);
      if (index >= 0 && range.contains(series.timeMillis(index))) {
        long found = series.timeMillis(index);
        if (best.isEmpty() || Math.abs(found - timeMillis) < Math.abs(best.getAsLong() - timeMillis)) {
          best = OptionalLong.of(found);
        }
      }
    }
    return best;
  }

  /** The middles of bands within the range in which no series has a sample; none where nothing was measured at all. */
  private static LongStream between(ChartModel model, TimeScale range) {
    return model.series().stream().allMatch(series -> series.size() == 0) ? LongStream.empty()
        : model.bands().stream().filter(band -> band.to().isPresent()).filter(band -> isBetween(model, band))
            .mapToLong(band -> (band.from().toEpochMilli() + band.to().get().toEpochMilli()) / 2)
            .filter(range::contains);
  }

  private static boolean isBetween(ChartModel model, Band band) {
    return model.series().stream().noneMatch(series -> {
      int index = series.ceilingIndex(band.from().toEpochMilli());
      return index < series.size() && series.timeMillis(index) <= band.to().orElse(model.to()).toEpochMilli();
    });
  }

  /**
   * The next sample time after a time, or the previous one before it, bands between two samples included; the time
   * itself when there is none.
   */
  public static long step(ChartModel model, long timeMillis, boolean forward) {
    TimeScale range = TimeScale.of(model, 1);
    LongStream bands = between(model, range).filter(each -> forward ? each > timeMillis : each < timeMillis);
    long best = (forward ? bands.min() : bands.max()).orElse(timeMillis);
    for (Series series : model.series()) {
      int index = forward ? series.ceilingIndex(timeMillis + 1) : series.ceilingIndex(timeMillis) - 1;
      if (index < 0 || index >= series.size() || !range.contains(series.timeMillis(index))) {
        continue;
      }
      long found = series.timeMillis(index);
      if (best == timeMillis || (forward ? found < best : found > best)) {
        best = found;
      }
    }
    return best;
  }

  /** The value of a series at a time: of its nearest sample, when that is not too far away; else NaN. */
  public static double read(Series series, long timeMillis) {
    int index = series.nearestIndex(timeMillis);
    if (index < 0) {
      return Double.NaN;
    }
    double interval = series.size() < 2 ? 0
        : (double) (series.timeMillis(series.size() - 1) - series.timeMillis(0)) / (series.size() - 1);
    boolean near = Math.abs(series.timeMillis(index) - timeMillis) <= Math.max(LEAST_REACH, REACH * interval);
    return near && Double.isFinite(series.value(index)) ? series.value(index) : Double.NaN;
  }

  /** The sum of what is read of some series at a time; NaN when that is nothing. */
  static double total(List<Series> series, long timeMillis) {
    return series.stream().mapToDouble(each -> read(each, timeMillis)).filter(Double::isFinite).reduce(Double::sum)
        .orElse(Double.NaN);
  }

  /** What the cursor reads, in words: the time, bands and markers there, and each series with its value. */
  public static List<String> describe(ChartModel model, long timeMillis) {
    List<String> lines = head(model, timeMillis);
    model.stack().ifPresent(stack -> {
      lines.add(stack.total().label() + " " + model.axis().format(total(stack.series(), timeMillis)));
      stack.whole().ifPresent(whole -> lines.add(whole.label() + " " + text(model, whole, timeMillis)));
    });
    for (Series series : model.series()) {
      lines.add(series.label() + " " + text(model, series, timeMillis));
    }
    return lines;
  }

  /** The time, and the bands and markers there. */
  static List<String> head(ChartModel model, long timeMillis) {
    List<String> lines = new ArrayList<>();
    long range = model.to().toEpochMilli() - model.from().toEpochMilli();
    lines.add(isOfDay(model, timeMillis) ? TimeTicks.day(timeMillis, model.zone())
        : TimeTicks.exact(timeMillis, range, model.zone()));
    model.bands().stream().filter(band -> band.contains(timeMillis)).map(Band::label)
        .filter(label -> !label.isEmpty()).forEach(lines::add);
    model.markers().stream().filter(marker -> Math.abs(marker.at().toEpochMilli() - timeMillis) <= range * NEAR)
        .map(Marker::label).filter(label -> !label.isEmpty()).forEach(lines::add);
    return lines;
  }

  /** Whether what stands there are days: that it is the middle of them says nothing. */
  private static boolean isOfDay(ChartModel model, long timeMillis) {
    return model.series().stream().anyMatch(series -> {
      int index = series.ceilingIndex(timeMillis);
      return index < series.size() && series.timeMillis(index) == timeMillis && series.isOfDay(index);
    });
  }

  /** The value of a series at a time; with the lowest and highest one of those that it stands for. */
  static String text(ChartModel model, Series series, long timeMillis) {
    double value = read(series, timeMillis);
    String text = model.axis().format(value);
    int index = series.nearestIndex(timeMillis);
    return !series.hasRange() || !Double.isFinite(value) || series.minimum(index) == series.maximum(index) ? text
        : NLS.bind(Messages.Cursor_range, new Object[] {text, model.axis().format(series.minimum(index)),
            model.axis().format(series.maximum(index))});
  }
}
