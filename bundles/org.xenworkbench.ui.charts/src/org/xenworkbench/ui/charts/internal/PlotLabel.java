/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Threshold;

/**
 * What is said in the plot. Of a threshold it is said at the right edge: above its line, below it where there is no
 * room, else further to the left; of one that is beyond the axis at the upper or lower edge, with an arrow. Where there
 * is no data, that is said in the middle.
 *
 * @param text the words
 * @param box where, in points of the chart
 * @param color the meaning of its colour; empty if it is only a text
 */
record PlotLabel(String text, Box box, Optional<ColorRole> color) {

  private static final int PADDING = 4;
  /** How far a label is moved at a time to where there is room. */
  private static final int STEP = 8;

  /** The labels that find room, those of the highest thresholds first. */
  static List<PlotLabel> place(ChartModel model, Box plot, ValueScale values, TextMeasure text) {
    List<PlotLabel> placed = new ArrayList<>();
    if (plot.width() > 0) {
      noData(model, plot, text).ifPresent(placed::add);
      model.thresholds().stream().sorted(Comparator.comparingDouble(Threshold::value).reversed()).forEach(each -> {
        String words = Ellipsis.fit(words(model, each, values), plot.width() - 2 * PADDING, text::width);
        Box size = new Box(0, 0, text.width(words) + 2 * PADDING, text.height());
        find(placed, plot, size, heights(each, plot, values, size.height()))
            .filter(box -> !words.isEmpty())
            .ifPresent(box -> placed.add(new PlotLabel(words, box, Optional.of(each.color()))));
      });
    }
    return List.copyOf(placed);
  }

  private static Optional<PlotLabel> noData(ChartModel model, Box plot, TextMeasure text) {
    String words = Ellipsis.fit(Messages.Chart_noData, plot.width(), text::width);
    int width = text.width(words);
    Box box = new Box(plot.x() + (plot.width() - width) / 2, plot.y() + (plot.height() - text.height()) / 2, width,
        text.height());
    return model.series().stream().anyMatch(series -> model.statistics(series).isAny()) ? Optional.empty()
        : Optional.of(new PlotLabel(words, box, Optional.empty()));
  }

  /** A threshold in words. */
  static String words(ChartModel model, Threshold threshold) {
    String value = model.axis().format(threshold.value());
    return threshold.label().isEmpty() ? value
        : NLS.bind(Messages.Threshold_label, threshold.label(), value);
  }

  private static String words(ChartModel model, Threshold threshold, ValueScale values) {
    String words = words(model, threshold);
    return values.contains(threshold.value()) ? words
        : NLS.bind(isAbove(threshold, values) ? Messages.Threshold_above : Messages.Threshold_below, words);
  }

  private static boolean isAbove(Threshold threshold, ValueScale values) {
    return threshold.value() > values.range().maximum();
  }

  /** The upper edges that a label may have, the best first. */
  private static int[] heights(Threshold threshold, Box plot, ValueScale values, int height) {
    int line = plot.y() + (int) Math.floor(values.y(threshold.value()));
    return values.contains(threshold.value()) ? new int[] {line - height - 1, line + 2}
        : new int[] {isAbove(threshold, values) ? plot.y() + 1 : plot.bottom() - height - 1};
  }

  private static Optional<Box> find(List<PlotLabel> placed, Box plot, Box size, int[] heights) {
    for (int x = plot.right() - size.width(); x >= plot.x(); x -= STEP) {
      for (int y : heights) {
        Box box = new Box(x, y, size.width(), size.height());
        if (y >= plot.y() && box.bottom() <= plot.bottom()
            && placed.stream().noneMatch(label -> label.box.overlaps(box))) {
          return Optional.of(box);
        }
      }
    }
    return Optional.empty();
  }
}
