/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Where everything of a chart stands, in points: title, caption and legend in one line, below it a strip with the
 * labels of bands and markers, the plot, and the times if they are labelled.
 *
 * @param size of the whole chart
 * @param head title and caption
 * @param legend the legend
 * @param axisNeed the room that the labels of the value axis need
 * @param axis the room that they have
 * @param strip where the labels of bands and markers stand; of height 0 when there are none
 * @param labels of bands and markers
 * @param plot the inside of the axes; of width 0 when the chart is too small for one
 * @param values the ends of the value axis, and the values with a label
 * @param valueLabels their labels
 * @param inside what is said in the plot
 * @param timeTicks the times with a line
 * @param isTimeLabelled whether they have their labels
 */
record ChartLayout(Box size, Head head, Legend legend, int axisNeed, int axis, Box strip,
    List<LabelRows.Label> labels, Box plot, ValueTicks values, List<String> valueLabels,
    List<PlotLabel> inside, TimeTicks timeTicks, boolean isTimeLabelled) {

  static final int MARGIN = 8;
  static final int TICK_GAP = 6;
  /** What marks the times of bands at the bottom of the strip. */
  static final int STRIP_BAR = 3;

  private static final int LEAST_WIDTH = 40;
  private static final int LEAST_HEIGHT = 24;
  private static final int LEAST_LINES_FOR_LEGEND = 4;
  private static final int LEAST_LINES_FOR_STRIP = 6;
  /** A chart that is lower has no line for a legend that finds no room beside its title. */
  private static final int LEAST_LINES_BELOW_TITLE = 8;
  /** How many lines a chart must be higher for one more of the legend or of the strip. */
  private static final int LINES_PER_ROW = 5;
  private static final int LINES_PER_STACK_ROW = 4;
  private static final double VALUE_TICK_LINES = 1.8;
  private static final double TIME_TICK_LABELS = 1.6;
  private static final int MOST_LABEL_ROWS = 3;
  private static final int MOST_PICTURE_LABEL_ROWS = 6;
  /** No picture of a chart is made wider than this only that a text fits. */
  private static final int MOST_PICTURE_WIDTH = 640;
  /** Where all that is around a plot has room. */
  private static final int ROOMY = 10_000;

  /** Lays out a chart. */
  static ChartLayout of(ChartModel model, int width, int height, TextMeasure text, Presentation presentation) {
    int line = text.height();
    boolean isLow = height < LEAST_LINES_FOR_LEGEND * line && !presentation.isPicture();
    List<Legend.Words> words = isLow ? List.of() : Legend.words(model, presentation);
    int fewRows = Math.max(1, height / line / LINES_PER_ROW - 1);
    int mostRows = model.stack().isPresent() ? Math.max(2, height / line / LINES_PER_STACK_ROW - 1) : fewRows;
    Head head = presentation.isPicture() ? Head.of(model, text, width - 2 * MARGIN, true, 0)
        : Head.of(model, text, width - 2 * MARGIN, mostRows > 1, Legend.wanted(words, text));
    boolean isBelow = model.stack().isEmpty() && height / line >= LEAST_LINES_BELOW_TITLE
        && Legend.isLineWorthIt(words, text, head.end(), width);
    Legend legend = presentation.isPicture() ? Legend.whole(words, presentation.hidden(), text, head.end(), width)
        : legend(words, presentation, text, head.end(), width, isBelow ? Math.max(2, fewRows) : fewRows, mostRows);
    int top = MARGIN / 2 + legend.rows() * Legend.lineHeight(text);
    int bottom = height - (presentation.timeAxis() ? axisHeight(presentation, line) : MARGIN / 2);
    int rows = presentation.isPicture() ? MOST_LABEL_ROWS : stripRows(height / line);
    int expected = presentation.isPicture() ? 1 : rows; // there are seldom more where they have the room that they want
    int stripHeight = rows > 0 && LabelRows.isAny(model) ? expected * LabelRows.rowHeight(text) + STRIP_BAR : 0;

    int valueSteps = Math.max(1, (int) ((bottom - top - line / 2 - stripHeight) / (line * VALUE_TICK_LINES)));
    ValueTicks values = ValueTicks.of(model, presentation, valueSteps);
    List<String> valueLabels = labels(model, values);
    int widest = valueLabels.stream().mapToInt(text::width).max().orElse(0);
    int axis = Math.max(presentation.leastAxis(), widest);
    int left = MARGIN + axis + TICK_GAP;
    int right = width - 2 * MARGIN;
    Box strip = new Box(left, top, right - left, stripHeight);
    List<LabelRows.Label> labels = stripHeight == 0 ? List.of() : !presentation.isPicture()
        ? LabelRows.place(model, strip, text, rows)
        : LabelRows.placeWhole(model, strip, text, rows, MOST_PICTURE_LABEL_ROWS);
    int lowest = labels.stream().mapToInt(label -> label.box().bottom()).max().orElse(top);
    int used = labels.isEmpty() ? 0 : lowest + 1 - top + STRIP_BAR; // often fewer rows than there may be
    // Half of the highest label stands above the plot.
    Box plot = plot(left, top + Math.max(used, line / 2), right - left, bottom);
    return new ChartLayout(new Box(0, 0, width, height), head, legend, widest, axis,
        new Box(left, plot.y() - used, plot.width(), used), labels, plot, values, valueLabels,
        PlotLabel.place(model, plot, valueScale(values, plot), text), timeTicks(model, plot, text),
        presentation.timeAxis());
  }

  private static Legend legend(List<Legend.Words> words, Presentation presentation, TextMeasure text, int firstX,
      int width, int fewRows, int mostRows) {
    IntFunction<Legend> legends = rows -> Legend.of(words, presentation.hidden(), text, firstX, width, rows);
    Legend legend = legends.apply(fewRows);
    if (mostRows == fewRows || legend.more().isEmpty()) {
      return legend;
    }
    Legend high = legends.apply(mostRows); // only names tell which area is whose: they have more room
    return high.more().isEmpty() ? high
        : Legend.ofNames(words, presentation.hidden(), text, firstX, width, mostRows + 1);
  }

  /** A picture has the day in a line of its own. */
  private static int axisHeight(Presentation presentation, int line) {
    return (presentation.isPicture() ? 2 : 1) * line + TICK_GAP + 1;
  }

  /** How wide a picture has to be that title, legend and labels are not cut, up to a bound. */
  int pictureWidth(ChartModel model, TextMeasure text, Presentation presentation) {
    int labels = plot.x() + LabelRows.widest(model, text);
    int items = MARGIN + Legend.widest(Legend.words(model, presentation), text);
    int title = MARGIN + text.boldWidth(model.title());
    return Math.max(size.width(), Math.min(MOST_PICTURE_WIDTH, Math.max(labels, Math.max(items, title)) + 2 * MARGIN));
  }

  /** How high a picture of that width has to be that its plot is as high as this one. */
  int pictureHeight(ChartModel model, int width, TextMeasure text, Presentation presentation) {
    ChartLayout high = of(model, width, ROOMY, text, presentation.asPicture());
    return high.size.height() - high.plot.height() + Math.max(LEAST_HEIGHT, plot.height());
  }

  /** As many lines as there is room for: the plot comes first. */
  private static int stripRows(int lines) {
    return lines < LEAST_LINES_FOR_STRIP ? 0 : Math.min(MOST_LABEL_ROWS, Math.max(1, lines / LINES_PER_ROW - 1));
  }

  /** In one unit, except where they are of all sizes. */
  private static List<String> labels(ChartModel model, ValueTicks values) {
    return values.range().logarithmic() ? Arrays.stream(values.values()).mapToObj(model.axis()::format).toList()
        : model.axis().scale().apply(values.values());
  }

  private static Box plot(int left, int top, int width, int bottom) {
    boolean fits = width >= LEAST_WIDTH && bottom - top >= LEAST_HEIGHT;
    return fits ? new Box(left, top, width, bottom - top) : new Box(left, top, 0, 0);
  }

  private static TimeTicks timeTicks(ChartModel model, Box plot, TextMeasure text) {
    TimeScale scale = TimeScale.of(model, Math.max(1, plot.width()));
    long range = scale.to() - scale.from();
    int steps = steps(plot, text, TimeTicks.widest(range));
    return TimeTicks.of(scale.from(), scale.to(), model.zone(), steps(plot, text, TimeTicks.widest(range, steps)));
  }

  private static int steps(Box plot, TextMeasure text, String widest) {
    return Math.max(1, (int) (plot.width() / (text.width(widest) * TIME_TICK_LABELS)));
  }

  /** Whether there is room for a plot at all. */
  boolean hasPlot() {
    return plot.width() > 0;
  }

  TimeScale timeScale(ChartModel model) {
    return TimeScale.of(model, plot.width());
  }

  ValueScale valueScale() {
    return valueScale(values, plot);
  }

  private static ValueScale valueScale(ValueTicks values, Box plot) {
    return new ValueScale(values.range(), plot.height(), ValueScale.LINE_WIDTH);
  }
}
