/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;

/** Paints times apart from the plot that they belong to. UI thread, for one paint. */
public final class TimeAxisPainter {

  private static final int TICK = 3;

  private final GC gc;
  private final TextMetrics text;
  private final Palette palette;

  /** Prepares to paint. */
  public TimeAxisPainter(GC gc, TextMetrics text, Palette palette) {
    this.gc = gc;
    this.text = text;
    this.palette = palette;
  }

  /** Paints the times of a chart below it. @param place where the chart stands, as wide as it is */
  public void paint(ChartPlan plan, Box place) {
    if (plan.plot().width() > 0) {
      paint(TimeLabels.of(plan, plan.plot().x(), place.width()), place.x(), place.y());
    }
  }

  /** Paints times so far from the left, at that height. */
  void paint(List<TimeLabels.Label> labels, int left, int top) {
    gc.setFont(text.font());
    for (TimeLabels.Label label : labels) {
      gc.setForeground(GcSurface.color(palette.axis()));
      gc.drawLine(left + label.tick(), top, left + label.tick(), top + TICK - 1);
      gc.setForeground(GcSurface.color(palette.quietText()));
      gc.drawText(label.text(), left + label.centre() - text.width(label.text()) / 2, top + TICK,
          SWT.DRAW_TRANSPARENT);
    }
  }
}
