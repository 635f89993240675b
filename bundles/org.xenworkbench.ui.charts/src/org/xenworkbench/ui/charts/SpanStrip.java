/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.ui.charts.internal.Box;
import org.xenworkbench.ui.charts.internal.ChartAccessible;
import org.xenworkbench.ui.charts.internal.ChartPlan;
import org.xenworkbench.ui.charts.internal.Palette;
import org.xenworkbench.ui.charts.internal.SpanPainter;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.model.Span;

/**
 * What was the case when, in a strip below charts, each span as wide as it is on the charts of its column. Its colours
 * and font are those of the control. All methods are for the UI thread.
 *
 * @since 0.1
 */
public final class SpanStrip extends ChartFoot {

  /** Above and below its texts; it is painted a little less high. */
  static final int MARGIN = 3;
  static final int GAP = 2;

  private List<Column> columns = List.of();

  /**
   * What stands below a column.
   *
   * @param charts by whose times they are placed, from above
   * @param spans the spans, the oldest first; those out of the range are not seen
   */
  public record Column(List<TimeSeriesChart> charts, List<Span> spans) {

    /** Copies the lists. */
    public Column {
      charts = List.copyOf(charts);
      spans = List.copyOf(spans);
    }
  }

  /** Makes one that is empty. @param name what screen readers call it */
  public SpanStrip(Composite parent, int style, String name) {
    super(parent, style, MARGIN);
    addListener(SWT.MouseMove, event -> showTip(textAt(event.x)));
    ChartAccessible.install(this, () -> name, () -> String.join("\n", words()), () -> "");
  }

  /** Shows what stands below each column, from now on. */
  public void setColumns(List<Column> next) {
    checkWidget();
    columns = List.copyOf(next);
    follow(columns.stream().map(Column::charts).toList());
  }

  /** All spans that are seen in words, a line each. */
  List<String> words() {
    return columns.stream().flatMap(column -> lowest(column.charts()).flatMap(TimeSeriesChart::plan).stream()
        .flatMap(plan -> SpanPainter.words(column.spans(), plan.model()).stream())).distinct().toList();
  }

  /** What is below the mouse in words; empty where nothing is. */
  Optional<String> textAt(int x) {
    return columns.stream().flatMap(column -> textAt(column, x)).findFirst();
  }

  private Stream<String> textAt(Column column, int x) {
    return lowest(column.charts()).stream().flatMap(chart -> chart.plan().stream()
        .flatMap(plan -> SpanPainter.at(column.spans(), plan, x - place(chart).x()).stream()));
  }

  private void showTip(Optional<String> said) {
    if (said.isPresent()) {
      setToolTipText(said.get());
    } else {
      setToolTipText(null);
    }
  }

  @Override
  void paint(GC gc, TextMetrics metrics, Palette palette, int column, TimeSeriesChart chart, ChartPlan plan) {
    Box place = place(chart);
    SpanPainter.paint(gc, metrics, palette, SpanPainter.parts(columns.get(column).spans(), plan,
        new Box(place.x(), GAP, place.width(), place.height() - 2 * GAP), metrics));
  }
}
