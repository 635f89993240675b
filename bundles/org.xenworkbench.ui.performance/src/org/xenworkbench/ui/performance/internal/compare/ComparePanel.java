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
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.ui.charts.RangeListener;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.performance.internal.ChartKey;
import org.xenworkbench.ui.performance.internal.LinkedCharts;
import org.xenworkbench.ui.performance.internal.compare.Comparison.Place;

/** The charts of a comparison. UI thread. */
final class ComparePanel extends LinkedCharts {

  private final ScrolledComposite scrolled;
  private final Composite content;
  private final Map<Place, TimeSeriesChart> charts = new HashMap<>();
  private List<Place> places = List.of();
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
    super(parent, SWT.V_SCROLL, executor, durations, ranges);
    scrolled = control();
    content = new Composite(scrolled, SWT.NONE);
    content.setBackground(scrolled.getBackground());
    scrolled.setContent(content);
    content.addListener(SWT.Resize, event -> layOut());
    scrolled.addListener(SWT.Resize, event -> layOut());
  }

  @Override
  protected List<TimeSeriesChart> charts() {
    return places.stream().filter(charts::containsKey).map(charts::get).toList();
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
    charts().forEach(chart -> chart.getModel().ifPresent(model -> chart.setModel(model.withRange(from, to))));
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
    TimeSeriesChart chart = make(content);
    chart.setData(WIDGET_KEY, "compare.chart." + place.role() + '.' + place.group());
    return chart;
  }
}
