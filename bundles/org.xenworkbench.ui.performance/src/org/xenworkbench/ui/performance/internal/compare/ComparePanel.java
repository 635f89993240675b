/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.xenworkbench.ui.charts.AxisAlignment;
import org.xenworkbench.ui.charts.ChartSheet;
import org.xenworkbench.ui.charts.RangeListener;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.performance.internal.ChartKey;
import org.xenworkbench.ui.performance.internal.Charts;
import org.xenworkbench.ui.performance.internal.compare.Comparison.Place;

/** The charts of a comparison, whose cursors move together. UI thread. */
final class ComparePanel implements Charts {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";

  private final ScrolledComposite scrolled;
  private final Composite content;
  private final Executor executor;
  private final LongConsumer durations;
  private final RangeListener ranges;
  private final AxisAlignment alignment = new AxisAlignment();
  private final Map<Place, TimeSeriesChart> charts = new HashMap<>();
  private List<Place> places = List.of();
  private Consumer<TimeSeriesChart> chartListener = chart -> {};
  private ChartColors colors = ChartColors.STANDARD;
  private boolean logarithmic;
  /** How many charts of what is shown have their contents. */
  private int next;
  private Optional<Comparison> shown = Optional.empty();

  /**
   * Creates it.
   *
   * @param executor rasters the charts
   * @param durations told for how many nanoseconds a chart has held the UI thread
   * @param ranges told which stretch of time the user wants to see
   */
  ComparePanel(Composite parent, Executor executor, LongConsumer durations, RangeListener ranges) {
    this.executor = executor;
    this.durations = durations;
    this.ranges = ranges;
    scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
    scrolled.setExpandHorizontal(true);
    scrolled.setExpandVertical(true);
    scrolled.setScrollbarsMode(SWT.NONE); // one that is seen, so that nobody takes what fits for all
    content = new Composite(scrolled, SWT.NONE);
    content.setBackground(scrolled.getBackground());
    scrolled.setContent(content);
    content.addListener(SWT.Resize, event -> layOut());
    scrolled.addListener(SWT.Resize, event -> layOut());
  }

  @Override
  public Control control() {
    return scrolled;
  }

  @Override
  public void setChartListener(Consumer<TimeSeriesChart> listener) {
    chartListener = listener;
  }

  @Override
  public ChartColors colors() {
    return colors;
  }

  @Override
  public void setColors(ChartColors value) {
    colors = value;
    charts.values().forEach(chart -> chart.setColors(value));
  }

  @Override
  public boolean isLogarithmic() {
    return logarithmic;
  }

  @Override
  public void setLogarithmic(boolean value) {
    logarithmic = value;
    charts.values().forEach(chart -> chart.setLogarithmic(value));
  }

  @Override
  public ChartSheet sheet() {
    return ChartSheet.of(inOrder());
  }

  @Override
  public Optional<TimeSeriesChart> current() {
    return inOrder().stream().filter(TimeSeriesChart::isFocusControl).findFirst()
        .or(() -> inOrder().stream().findFirst());
  }

  private List<TimeSeriesChart> inOrder() {
    return places.stream().filter(charts::containsKey).map(charts::get).toList();
  }

  void setFocus() {
    inOrder().stream().findFirst().ifPresentOrElse(TimeSeriesChart::setFocus, scrolled::setFocus);
  }

  /**
   * Shows a comparison, chart by chart, so that the UI thread is not held for long.
   *
   * @return whether more is to be done: then call it again
   */
  boolean show(Comparison comparison) {
    if (shown.filter(known -> known == comparison).isEmpty()) {
      begin(comparison);
    }
    if (next < places.size()) {
      Place place = places.get(next++);
      TimeSeriesChart chart = charts.computeIfAbsent(place, this::chart);
      chart.setData(new ChartKey(comparison.migration().object(place.role()), place.group()));
      Optional.ofNullable(comparison.charts().get(place)).ifPresent(chart::setModel);
      if (next == places.size()) {
        layOut();
      }
    }
    return next < places.size();
  }

  private void begin(Comparison comparison) {
    shown = Optional.of(comparison);
    next = 0;
    places = comparison.places();
    charts.keySet().stream().filter(place -> !places.contains(place)).toList()
        .forEach(gone -> Optional.ofNullable(charts.remove(gone)).ifPresent(TimeSeriesChart::dispose));
  }

  /** Shows another stretch of time at once, with what the charts know of it. */
  void preview(Instant from, Instant to) {
    inOrder().forEach(chart -> chart.getModel().ifPresent(model -> chart.setModel(model.withRange(from, to))));
  }

  private void layOut() {
    Rectangle room = scrolled.getClientArea();
    CompareLayout layout = CompareLayout.of(places, room.width, room.height);
    scrolled.setMinHeight(layout.height() > room.height ? layout.height() : 0);
    layout.charts().forEach((place, bounds) -> Optional.ofNullable(charts.get(place)).ifPresent(chart -> {
      chart.setTimeAxisShown(layout.isLowest(place));
      chart.setBounds(bounds);
    }));
  }

  private TimeSeriesChart chart(Place place) {
    TimeSeriesChart chart = new TimeSeriesChart(content, SWT.NONE, executor);
    chart.setData(WIDGET_KEY, "compare.chart." + place.role() + '.' + place.group());
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
    charts.values().stream().filter(chart -> chart != source).forEach(chart -> {
      chart.setCursorTime(time);
      chart.setCursorPinned(source.isCursorPinned());
    });
  }
}
