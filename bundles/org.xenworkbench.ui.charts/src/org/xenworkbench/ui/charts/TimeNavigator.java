/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.ui.charts.internal.Box;
import org.xenworkbench.ui.charts.internal.Grips;
import org.xenworkbench.ui.charts.internal.NavigatorAccessible;
import org.xenworkbench.ui.charts.internal.NavigatorInput;
import org.xenworkbench.ui.charts.internal.NavigatorPainter;
import org.xenworkbench.ui.charts.internal.Palette;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.internal.TimeScale;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * A strip that shows all time, with what charts show of it as a window between two grips. The user drags a grip or the
 * window, clicks where it is to be, turns the wheel or double-clicks to go back; by keys Left and Right move it,
 * Shift+Left and Shift+Right have it begin earlier or later, + and − make it shorter or longer, Home and End go to what
 * is oldest and newest, Escape goes back.
 *
 * <p>Its lines should have a few hundred points: they are drawn on the UI thread, for which all methods are, too.
 *
 * @since 0.1
 */
public final class TimeNavigator extends Canvas {

  private static final int MARGIN = 8;
  private static final int PLOT_HEIGHT = 32;
  private static final int LEAST_WIDTH = 60;
  private static final int GAP = 4;

  private final NavigatorInput input;
  private TextMetrics text;
  private @Nullable ChartModel model;
  private Instant from = Instant.EPOCH;
  private Instant to = Instant.EPOCH;
  private ChartColors colors = ChartColors.STANDARD;

  /**
   * Makes one that shows nothing.
   *
   * @param listener hears what the user wants to see; what reaches the right edge reaches beyond now
   */
  public TimeNavigator(Composite parent, int style, RangeListener listener) {
    super(parent, style | SWT.DOUBLE_BUFFERED);
    text = new TextMetrics(getDisplay(), this, getFont());
    input = new NavigatorInput(this, this::grips, () -> plot().x(), new NavigatorInput.Wishes(listener::rangeChosen,
        listener::backWanted, listener::oldestWanted, listener::newestWanted));
    addListener(SWT.Paint, this::paint);
    addListener(SWT.Dispose, event -> text.dispose());
    addListener(SWT.FocusIn, event -> redraw());
    addListener(SWT.FocusOut, event -> redraw());
    NavigatorAccessible.install(this, () -> model().map(ChartModel::title).orElse(""), this::getValue);
  }

  /** Shows all time, from now on: its lines, and its bands as marks. */
  public void setModel(ChartModel all) {
    checkWidget();
    if (all != model) {
      model = all;
      redraw();
    }
  }

  /** What is shown; empty before the first {@link #setModel}. */
  public Optional<ChartModel> getModel() {
    checkWidget();
    return model();
  }

  /** Shows which part of it is seen elsewhere; it may reach beyond it. Not while the user drags it. */
  public void setWindow(Instant begin, Instant end) {
    checkWidget();
    if (!begin.equals(from) || !end.equals(to)) {
      String before = getValue();
      from = begin;
      to = end;
      NavigatorAccessible.valueChanged(this, before, getValue());
      redraw();
    }
  }

  /** The window in words, as screen readers say it. */
  public String getValue() {
    checkWidget();
    return grips().map(shown -> NavigatorAccessible.words(shown, model().map(ChartModel::zone).orElseThrow()))
        .orElse("");
  }

  /** Where the window stands, in coordinates of the control; empty where there is none. */
  public Rectangle getWindowArea() {
    checkWidget();
    Box plot = plot();
    return grips().map(shown -> new Rectangle(plot.x() + shown.left(), plot.y(), shown.right() - shown.left(),
        plot.height())).orElse(new Rectangle(0, 0, 0, 0));
  }

  /** Where all time stands, in coordinates of the control. */
  public Rectangle getPlotArea() {
    checkWidget();
    Box plot = plot();
    return new Rectangle(plot.x(), plot.y(), plot.width(), plot.height());
  }

  /** In colours of another kind. */
  public void setColors(ChartColors value) {
    checkWidget();
    colors = value;
    redraw();
  }

  @Override
  public void setFont(@Nullable Font font) {
    super.setFont(font);
    text.dispose();
    text = new TextMetrics(getDisplay(), this, getFont());
    redraw();
  }

  @Override
  public Point computeSize(int widthHint, int heightHint, boolean changed) {
    checkWidget();
    int height = PLOT_HEIGHT + 2 * GAP + text.height();
    return new Point(Math.max(LEAST_WIDTH, widthHint), heightHint == SWT.DEFAULT ? height : heightHint);
  }

  private Optional<ChartModel> model() {
    ChartModel current = model;
    return current == null ? Optional.empty() : Optional.of(current);
  }

  private Box plot() {
    Point size = getSize();
    return new Box(MARGIN, GAP / 2, Math.max(1, size.x - 2 * MARGIN), Math.max(1, size.y - text.height() - 2 * GAP));
  }

  private Optional<Grips> grips() {
    return model().filter(all -> to.isAfter(from)).map(all -> input.dragged()
        .orElseGet(() -> new Grips(TimeScale.of(all, plot().width()), from.toEpochMilli(), to.toEpochMilli())));
  }

  private void paint(Event event) {
    Palette palette = ChartImage.palette(getBackground().getRGB(), getForeground().getRGB(), colors);
    event.gc.setBackground(ChartImage.color(palette.background()));
    event.gc.fillRectangle(getClientArea());
    model().ifPresent(all -> {
      NavigatorPainter painter = new NavigatorPainter(event.gc, palette, all, plot());
      painter.history();
      grips().ifPresent(painter::window);
      painter.times(text, getSize().x);
    });
    if (isFocusControl()) {
      event.gc.drawFocus(1, 0, getSize().x - 2, getSize().y - 1);
    }
  }
}
