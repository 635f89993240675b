/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.ui.charts.internal.ChartPlan;

/**
 * Lets the user choose bands and markers of a chart: by a click on what the strip above the plot says of them, or by
 * Enter where the cursor is pinned on them, which lets it go. What they stand for is in their keys. In the plot itself
 * a click pins the cursor, as everywhere. UI thread.
 *
 * @since 0.1
 */
public final class ChartEvents {

  /** What moves more than this between press and release was no click. */
  private static final int CLICK = 3;

  private final TimeSeriesChart chart;
  private final Consumer<List<String>> chosen;
  private int pressedX;
  private int pressedY;
  private boolean pointing;

  private ChartEvents(TimeSeriesChart chart, Consumer<List<String>> chosen) {
    this.chart = chart;
    this.chosen = chosen;
  }

  /**
   * Has somebody hear of what is chosen on a chart.
   *
   * @param chosen takes the keys of the bands and markers, of which there is at least one
   */
  public static void install(TimeSeriesChart chart, Consumer<List<String>> chosen) {
    ChartEvents events = new ChartEvents(chart, chosen);
    chart.addListener(SWT.MouseDown, event -> {
      events.pressedX = event.x;
      events.pressedY = event.y;
    });
    chart.addListener(SWT.MouseUp, events::released);
    chart.addListener(SWT.MouseMove, events::moved);
    chart.addListener(SWT.KeyDown, events::pressed);
  }

  /**
   * The keys of the bands and markers that a place of a chart is about.
   *
   * @param place a place of the control: in the plot, or in the strip above it; where the cursor stands if it is empty
   */
  public static List<String> keys(TimeSeriesChart chart, Optional<Point> place) {
    Optional<ChartPlan> plan = chart.plan();
    if (plan.isEmpty()) {
      return List.of();
    }
    ChartPlan shown = plan.get();
    if (place.isEmpty()) {
      return chart.getCursorTime().map(Instant::toEpochMilli).map(shown::keysAt).orElse(List.of());
    }
    Point at = place.get();
    return shown.plot().contains(at.x, at.y) ? shown.keysAt(shown.timeScale().time(at.x - shown.plot().x()))
        : shown.keysAt(at.x, at.y);
  }

  private List<String> inStrip(Event event) {
    return chart.plan().map(plan -> plan.keysAt(event.x, event.y)).orElse(List.of());
  }

  private void released(Event event) {
    if (event.button == 1 && Math.abs(event.x - pressedX) <= CLICK && Math.abs(event.y - pressedY) <= CLICK) {
      choose(inStrip(event));
    }
  }

  private void moved(Event event) {
    boolean points = !inStrip(event).isEmpty();
    if (points != pointing) {
      pointing = points;
      chart.setCursor(points ? chart.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
    }
  }

  /** The cursor has heard of Enter before: what was pinned is free now. */
  private void pressed(Event event) {
    boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
    if (enter && (event.stateMask & SWT.MODIFIER_MASK) == 0 && !chart.isCursorPinned()) {
      choose(keys(chart, Optional.empty()));
    }
  }

  private void choose(List<String> keys) {
    if (!keys.isEmpty()) {
      chosen.accept(keys);
    }
  }
}
