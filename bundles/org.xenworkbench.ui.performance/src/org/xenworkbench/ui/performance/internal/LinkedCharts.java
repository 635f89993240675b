/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.ui.charts.AxisAlignment;
import org.xenworkbench.ui.charts.ChartSheet;
import org.xenworkbench.ui.charts.RangeListener;
import org.xenworkbench.ui.charts.SpanStrip;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Charts that look alike, stand under one left margin, and whose cursors move together. UI thread. */
public abstract class LinkedCharts implements Charts {

  /** Where SWTBot looks for the name of a chart. */
  protected static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";

  private final ScrolledComposite scrolled;
  private final Executor executor;
  private final LongConsumer durations;
  private final RangeListener ranges;
  private final AxisAlignment alignment = new AxisAlignment();
  private ChartColors colors = ChartColors.STANDARD;
  private boolean logarithmic;
  private Consumer<TimeSeriesChart> chartListener = chart -> {};

  /**
   * Creates what they stand in.
   *
   * @param bars which ways it scrolls
   * @param executor rasters the charts
   * @param durations told for how many nanoseconds a chart has held the UI thread
   * @param ranges told which stretch of time the user wants to see
   */
  protected LinkedCharts(Composite parent, int bars, Executor executor, LongConsumer durations, RangeListener ranges) {
    this.executor = executor;
    this.durations = durations;
    this.ranges = ranges;
    scrolled = new ScrolledComposite(parent, bars);
    scrolled.setExpandHorizontal(true);
    scrolled.setExpandVertical(true);
    scrolled.setScrollbarsMode(SWT.NONE); // one that is seen, so that nobody takes what fits for all
  }

  /** The charts in their order. */
  protected abstract List<TimeSeriesChart> charts();

  @Override
  public final ScrolledComposite control() {
    return scrolled;
  }

  @Override
  public final void setChartListener(Consumer<TimeSeriesChart> listener) {
    chartListener = listener;
  }

  @Override
  public final ChartColors colors() {
    return colors;
  }

  @Override
  public void setColors(ChartColors value) {
    colors = value;
    charts().forEach(chart -> chart.setColors(value));
  }

  @Override
  public final boolean isLogarithmic() {
    return logarithmic;
  }

  @Override
  public final boolean canBeLogarithmic() {
    return charts().stream().filter(TimeSeriesChart::getVisible).flatMap(chart -> chart.getModel().stream())
        .anyMatch(ChartModel::canBeLogarithmic);
  }

  @Override
  public final void setLogarithmic(boolean value) {
    logarithmic = value;
    charts().forEach(chart -> chart.setLogarithmic(value));
  }

  @Override
  public final ChartSheet sheet() {
    return ChartSheet.of(charts(), below());
  }

  /** What stands in a strip below columns of them. */
  protected List<SpanStrip.Column> below() {
    return List.of();
  }

  @Override
  public final Optional<TimeSeriesChart> current() {
    return charts().stream().filter(TimeSeriesChart::isFocusControl).findFirst()
        .or(() -> charts().stream().filter(TimeSeriesChart::getVisible).findFirst());
  }

  /** Gives the focus to the first chart. */
  public final void setFocus() {
    charts().stream().findFirst().ifPresentOrElse(TimeSeriesChart::setFocus, scrolled::setFocus);
  }

  /** A chart more, which looks like the others; {@link #charts} is to have it. */
  protected final TimeSeriesChart make(Composite parent) {
    TimeSeriesChart chart = new TimeSeriesChart(parent, SWT.NONE, executor);
    chart.setAlignment(alignment);
    chart.setDurationListener(durations);
    chart.setRangeListener(ranges);
    chart.addCursorTimeListener(time -> moveCursors(chart, time));
    chart.setColors(colors);
    chart.setLogarithmic(logarithmic);
    chartListener.accept(chart);
    return chart;
  }

  private void moveCursors(TimeSeriesChart source, Optional<Instant> time) {
    charts().stream().filter(chart -> chart != source).forEach(chart -> {
      chart.setCursorTime(time);
      chart.setCursorPinned(source.isCursorPinned());
    });
  }
}
