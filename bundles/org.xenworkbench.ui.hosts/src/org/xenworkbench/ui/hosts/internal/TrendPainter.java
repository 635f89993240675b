/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;

/** Paints the column of the last ten minutes: rows in sight only, in the colour of the text. UI thread. */
public final class TrendPainter {

  /** What the row above and below is kept away by. */
  private static final int MARGIN = 2;
  private static final int LINE = 210;
  private static final int AREA = 50;

  private final Trends trends;

  private TrendPainter(Trends trends) {
    this.trends = trends;
  }

  /** Paints in a table, whose items have an identity as their data. */
  public static void install(Table table, int column, Trends trends) {
    table.addListener(SWT.PaintItem, event -> {
      if (event.index == column && table.getColumn(column).getWidth() > 0
          && event.item.getData() instanceof ObjectId id) {
        new TrendPainter(trends).paint(event, id, table.getColumn(column).getWidth());
      }
    });
  }

  /** Paints in a tree, whose items have a handle as their data. */
  public static void install(Tree tree, int column, Trends trends) {
    tree.addListener(SWT.PaintItem, event -> {
      if (event.index == column && tree.getColumn(column).getWidth() > 0
          && event.item.getData() instanceof ModelObject row) {
        new TrendPainter(trends).paint(event, row.id(), tree.getColumn(column).getWidth());
      }
    });
  }

  private void paint(Event event, ObjectId id, int width) {
    trends.of(id).ifPresent(trend -> {
      Rectangle area = new Rectangle(event.x + MARGIN, event.y + MARGIN, width - 3 * MARGIN, event.height - 2 * MARGIN);
      int alpha = event.gc.getAlpha();
      event.gc.setBackground(event.gc.getForeground());
      lines(trend.series(), trend.begin().toEpochMilli(), trend.read().toEpochMilli(), area)
          .forEach(line -> draw(event.gc, line, area.y + area.height));
      event.gc.setAlpha(alpha);
    });
  }

  private static void draw(GC gc, int[] line, int bottom) {
    int[] closed = new int[line.length + 4];
    System.arraycopy(line, 0, closed, 0, line.length);
    closed[line.length] = line[line.length - 2];
    closed[line.length + 1] = bottom;
    closed[line.length + 2] = line[0];
    closed[line.length + 3] = bottom;
    gc.setAlpha(AREA);
    gc.fillPolygon(closed);
    gc.setAlpha(LINE);
    gc.drawPolyline(line);
  }

  /** The lines to be drawn, x and y in turn, without the gaps between them; what is above 1 is at the top. */
  static List<int[]> lines(TimeSeries series, long begin, long end, Rectangle area) {
    List<int[]> lines = new ArrayList<>();
    List<Integer> line = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      double value = series.values()[i];
      if (Double.isNaN(value)) {
        end(line, lines);
      } else {
        line.add(area.x + (int) ((series.times()[i] - begin) * (area.width - 1) / (end - begin)));
        line.add(area.y + (int) Math.round((area.height - 1) * (1 - Math.max(0, Math.min(1, value)))));
      }
    }
    end(line, lines);
    return lines;
  }

  /** One point alone is a dot. */
  private static void end(List<Integer> line, List<int[]> lines) {
    if (line.size() == 2) {
      line.addAll(List.copyOf(line));
    }
    if (!line.isEmpty()) {
      lines.add(line.stream().mapToInt(Integer::intValue).toArray());
      line.clear();
    }
  }
}
