/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.xenworkbench.ui.charts.internal.Box;
import org.xenworkbench.ui.charts.internal.ChartPlan;
import org.xenworkbench.ui.charts.internal.Palette;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.model.ChartColors;

/**
 * A strip below columns of charts that may be scrolled above it: of each column it follows the lowest one in sight,
 * since nobody paints the others. UI thread.
 */
abstract class ChartFoot extends Canvas {

  private final int margin;
  private final Listener painted = event -> chartPainted();
  private List<List<TimeSeriesChart>> columns = List.of();
  private List<Optional<ChartPlan>> shown = List.of();
  private TextMetrics text;
  private ChartColors colors = ChartColors.STANDARD;

  /** Makes one without charts. @param margin above and below its texts */
  ChartFoot(Composite parent, int style, int margin) {
    super(parent, style | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
    this.margin = margin;
    text = new TextMetrics(getDisplay(), this, getFont());
    addListener(SWT.Paint, this::paint);
    addListener(SWT.Dispose, event -> text.dispose());
  }

  /** Follows these charts, those of each column from above. */
  final void follow(List<List<TimeSeriesChart>> next) {
    all().filter(chart -> !chart.isDisposed()).forEach(chart -> chart.removeListener(SWT.Paint, painted));
    columns = List.copyOf(next);
    all().forEach(chart -> chart.addListener(SWT.Paint, painted));
    redraw();
  }

  private Stream<TimeSeriesChart> all() {
    return columns.stream().flatMap(List::stream);
  }

  /** In colours of another kind. */
  public final void setColors(ChartColors value) {
    checkWidget();
    colors = value;
    redraw();
  }

  @Override
  public final void setFont(@Nullable Font font) {
    super.setFont(font);
    text.dispose();
    text = new TextMetrics(getDisplay(), this, getFont());
    redraw();
  }

  @Override
  public final Point computeSize(int widthHint, int heightHint, boolean changed) {
    checkWidget();
    return new Point(Math.max(0, widthHint), heightHint == SWT.DEFAULT ? text.height() + 2 * margin : heightHint);
  }

  private void chartPainted() {
    if (!isDisposed() && !plans().equals(shown)) {
      redraw();
    }
  }

  private List<Optional<ChartPlan>> plans() {
    return columns.stream().map(column -> lowest(column).flatMap(TimeSeriesChart::plan)).toList();
  }

  /** The lowest chart of a column that is in sight. */
  final Optional<TimeSeriesChart> lowest(List<TimeSeriesChart> column) {
    return column.stream().filter(chart -> !chart.isDisposed() && chart.isVisible())
        .filter(ChartFoot::isInSight).reduce((higher, lower) -> lower);
  }

  /**
   * Whether some of it is within all that it is in: what is scrolled away is not painted, and its times are old. The
   * display, which would map it, asks the X server each time, for each of some hundred charts at every paint.
   */
  private static boolean isInSight(TimeSeriesChart chart) {
    Rectangle seen = new Rectangle(0, 0, chart.getSize().x, chart.getSize().y);
    Control part = chart;
    for (Composite around = chart.getParent(); around != null && !seen.isEmpty(); around = around.getParent()) {
      Point at = part.getLocation();
      seen = new Rectangle(seen.x + at.x, seen.y + at.y, seen.width, seen.height)
          .intersection(around.getClientArea());
      part = around;
    }
    return !seen.isEmpty();
  }

  /** Where a chart stands above this. */
  final Box place(TimeSeriesChart chart) {
    return new Box(getDisplay().map(chart, this, 0, 0).x, 0, chart.getSize().x, getSize().y);
  }

  private void paint(Event event) {
    shown = plans();
    Palette palette = ChartImage.palette(getBackground().getRGB(), getForeground().getRGB(), colors);
    event.gc.setBackground(ChartImage.color(palette.background()));
    event.gc.fillRectangle(getClientArea());
    for (int column = 0; column < columns.size(); column++) {
      int number = column;
      lowest(columns.get(column))
          .ifPresent(chart -> chart.plan().ifPresent(plan -> paint(event.gc, text, palette, number, chart, plan)));
    }
  }

  /** The charts of a column, from above. */
  final List<TimeSeriesChart> column(int number) {
    return columns.get(number);
  }

  /** Paints what stands below a column, of which that chart is the lowest in sight. */
  abstract void paint(GC gc, TextMetrics metrics, Palette palette, int column, TimeSeriesChart chart, ChartPlan plan);
}
