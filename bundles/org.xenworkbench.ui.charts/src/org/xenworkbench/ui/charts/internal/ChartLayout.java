/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.List;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Where everything of a chart stands, in points.
 *
 * @param size of the whole chart
 * @param axisNeed the room that the labels of the value axis need
 * @param axis the room that they have
 * @param plot the inside of the axes; of width 0 when the chart is too small for one
 * @param maximum the value at the top of the plot
 * @param valueTicks the values with a label
 * @param valueLabels their labels
 * @param timeTicks the times with a label
 * @param legend the legend
 * @param legendY its upper edge
 * @param labels of bands and markers
 */
record ChartLayout(Box size, int axisNeed, int axis, Box plot, double maximum, double[] valueTicks,
    List<String> valueLabels, TimeTicks timeTicks, Legend legend, int legendY, List<LabelRows.Label> labels) {

  static final int MARGIN = 8;
  static final int TICK_GAP = 6;

  private static final int LEAST_WIDTH = 40;
  private static final int LEAST_HEIGHT = 24;
  private static final int LEAST_LINES_FOR_LEGEND = 9;
  private static final double LEGEND_SHARE = 0.35;
  private static final double VALUE_TICK_LINES = 1.8;
  private static final double TIME_TICK_LABELS = 1.6;
  private static final int MOST_LABEL_ROWS = 3;

  /**
   * Lays out a chart.
   *
   * @param leastAxis the room that the labels of the value axis have at least
   */
  static ChartLayout of(ChartModel model, int width, int height, TextMeasure text, int leastAxis) {
    int line = text.height();
    int legendRows = height < LEAST_LINES_FOR_LEGEND * line ? 0
        : Math.max(1, (int) (height * LEGEND_SHARE) / Legend.lineHeight(text));
    Legend legend = Legend.of(model, text, width - 2 * MARGIN, legendRows);
    int legendY = height - MARGIN / 2 - legend.rows() * Legend.lineHeight(text);
    int top = MARGIN + titleHeight(model, line) + line / 2;
    int bottom = legendY - line - TICK_GAP - 1 - (legend.rows() > 0 ? MARGIN / 2 : 0);

    double maximum = ValueScale.maximum(model);
    int valueSteps = Math.max(1, (int) ((bottom - top) / (line * VALUE_TICK_LINES)));
    double[] valueTicks = ValueTicks.of(maximum, model.axis().steps(), valueSteps);
    List<String> valueLabels = model.axis().scale().apply(valueTicks);
    int widest = valueLabels.stream().mapToInt(text::width).max().orElse(0);
    int axis = Math.max(leastAxis, widest);
    int left = MARGIN + axis + TICK_GAP;
    Box plot = plot(left, top, width - 2 * MARGIN - left, bottom - top);
    return new ChartLayout(new Box(0, 0, width, height), widest, axis, plot, maximum, valueTicks, valueLabels,
        timeTicks(model, plot, text), legend, legendY, labels(model, plot, text));
  }

  private static Box plot(int left, int top, int width, int height) {
    boolean fits = width >= LEAST_WIDTH && height >= LEAST_HEIGHT;
    return fits ? new Box(left, top, width, height) : new Box(left, top, 0, 0);
  }

  private static int titleHeight(ChartModel model, int line) {
    return model.title().isEmpty() && model.caption().isEmpty() ? 0 : line + TICK_GAP / 2;
  }

  private static TimeTicks timeTicks(ChartModel model, Box plot, TextMeasure text) {
    TimeScale scale = TimeScale.of(model, Math.max(1, plot.width()));
    int widest = text.width(TimeTicks.exact(scale.from(), scale.to() - scale.from(), model.zone()));
    int steps = Math.max(1, (int) (plot.width() / (widest * TIME_TICK_LABELS)));
    return TimeTicks.of(scale.from(), scale.to(), model.zone(), steps);
  }

  private static List<LabelRows.Label> labels(ChartModel model, Box plot, TextMeasure text) {
    int rows = Math.min(MOST_LABEL_ROWS, plot.height() / 4 / (text.height() + 2));
    return LabelRows.place(model, plot, text, rows);
  }

  /** Whether there is room for a plot at all. */
  boolean hasPlot() {
    return plot.width() > 0;
  }

  TimeScale timeScale(ChartModel model) {
    return TimeScale.of(model, plot.width());
  }

  ValueScale valueScale() {
    return new ValueScale(maximum, plot.height(), ValueScale.LINE_WIDTH);
  }
}
