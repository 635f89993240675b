/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.SeriesColors;
import org.xenworkbench.ui.eventlog.internal.Journey.Step;

/** Draws a journey: where lanes, bars, marks and times are, and how they look. UI thread. */
final class JourneyPainter {

  private static final int MARGIN = 10;
  private static final int MOST_NAME = 180;
  private static final int MOST_LANE = 44;
  private static final int LEAST_LANE = 14;
  private static final int MARK = 4;
  private static final int THIN = 5;
  private static final int FAINT = 40;
  private static final int DOUBTFUL = 90;
  private static final RGB FAILED = new RGB(0xd0, 0x45, 0x3e);
  private static final RGB WARNING = new RGB(0xc8, 0x8a, 0x10);

  private final Canvas canvas;
  private Optional<Places> measured = Optional.empty();

  JourneyPainter(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Where the line of time begins, right of the names; how long it is; where its times are; how high lanes are. */
  private record Places(Journey journey, Rectangle area, Font font, int left, int axis, int laneHeight) {

    boolean fits(Journey shown, Canvas canvas) {
      return journey == shown && area.equals(canvas.getClientArea()) && font.equals(canvas.getFont());
    }
  }

  /** Measured once for as long as nothing changes: it is asked for with every step. */
  private Places places(Journey journey) {
    Optional<Places> known = measured.filter(places -> places.fits(journey, canvas));
    if (known.isPresent()) {
      return known.get();
    }
    GC gc = new GC(canvas);
    try {
      int names = journey.lanes().stream().mapToInt(lane -> gc.textExtent(SafeText.cell(lane.name())).x).max()
          .orElse(0);
      Rectangle area = canvas.getClientArea();
      int axis = area.height - gc.getFontMetrics().getHeight() - THIN * 2;
      int lane = (axis - THIN) / Math.max(1, journey.lanes().size());
      Places places = new Places(journey, area, canvas.getFont(), MARGIN * 2 + Math.min(MOST_NAME, names), axis,
          Math.max(LEAST_LANE, Math.min(MOST_LANE, lane)));
      measured = Optional.of(places);
      return places;
    } finally {
      gc.dispose();
    }
  }

  int left(Journey journey) {
    return places(journey).left();
  }

  /** How long the line of time is. */
  int width(Journey journey) {
    return Math.max(1, canvas.getClientArea().width - left(journey) - MARGIN);
  }

  private int axis(Journey journey) {
    return places(journey).axis();
  }

  private int laneHeight(Journey journey) {
    return places(journey).laneHeight();
  }

  private int y(Journey journey, int lane) {
    return THIN + laneHeight(journey) * lane + laneHeight(journey) / 2;
  }

  /** Where the ends of something that happened are: of a migration on both hosts. */
  List<Point> ends(Journey journey, JourneyScale scale, Step step) {
    int left = left(journey);
    if (step.lanes().isEmpty()) {
      return List.of(new Point(left + scale.x(step.from()), axis(journey)));
    }
    Point first = new Point(left + scale.x(step.from()), y(journey, step.lanes().get(0)));
    return step.isMigration()
        ? List.of(first, new Point(left + scale.x(step.to()), y(journey, step.lanes().get(1)))) : List.of(first);
  }

  /** Whether a place is on the bar of a stay. */
  boolean isOn(Journey journey, JourneyScale scale, Step stay, int x, int y) {
    Rectangle span = span(journey, scale, stay.from(), stay.to());
    return x >= span.x && x <= span.x + span.width && (stay.lanes().isEmpty() ? y >= 0 && y < axis(journey)
        : stay.lanes().stream().anyMatch(lane -> Math.abs(y - y(journey, lane)) <= laneHeight(journey) / 2));
  }

  private Rectangle span(Journey journey, JourneyScale scale, Instant from, Instant to) {
    int begin = Math.max(0, scale.x(from));
    int end = Math.min(scale.width(), scale.x(to));
    return new Rectangle(left(journey) + begin, 0, Math.max(1, end - begin), axis(journey));
  }

  private boolean isInSight(JourneyScale scale, Step step) {
    return !step.to().isBefore(scale.from()) && !step.from().isAfter(scale.to());
  }

  void paint(GC gc, Journey journey, JourneyScale scale, Optional<Step> selected) {
    gc.setAntialias(SWT.ON);
    paintTimes(gc, journey, scale);
    paintLanes(gc, journey);
    for (Step step : journey.steps()) {
      if (step.entry().isEmpty() && isInSight(scale, step)) {
        paintStay(gc, journey, scale, step, selected.equals(Optional.of(step)));
      }
    }
    gc.setClipping(left(journey) - MARK, 0, scale.width() + 2 * MARK + 1, axis(journey) + MARK + 1);
    for (Step step : journey.steps()) {
      if (step.entry().isPresent() && isInSight(scale, step)) {
        paintEvent(gc, journey, scale, step, selected.equals(Optional.of(step)));
      }
    }
    gc.setClipping((Rectangle) null);
  }

  private void paintTimes(GC gc, Journey journey, JourneyScale scale) {
    int left = left(journey);
    for (JourneyScale.Tick tick : scale.ticks()) {
      int x = left + scale.x(tick.time());
      gc.setForeground(canvas.getForeground());
      gc.setAlpha(FAINT);
      gc.drawLine(x, 0, x, axis(journey));
      gc.setAlpha(255);
      Point size = gc.textExtent(tick.text());
      int start = Math.min(x - size.x / 2, canvas.getClientArea().width - size.x - 2);
      gc.drawText(tick.text(), start, axis(journey) + THIN, true);
    }
    gc.drawLine(left, axis(journey), left + scale.width(), axis(journey));
  }

  private void paintLanes(GC gc, Journey journey) {
    int room = left(journey) - 2 * MARGIN;
    for (int i = 0; i < journey.lanes().size(); i++) {
      String name = SafeText.cell(journey.lanes().get(i).name());
      while (name.length() > 1 && gc.textExtent(name).x > room) {
        name = name.substring(0, name.length() - 2) + '\u2026';
      }
      gc.drawText(name, MARGIN, y(journey, i) - gc.getFontMetrics().getHeight() / 2, true);
    }
  }

  /** Where nothing tells of a host, there is no bar; a question mark says that this is no fault of the picture. */
  private void paintStay(GC gc, Journey journey, JourneyScale scale, Step stay, boolean isSelected) {
    Rectangle span = span(journey, scale, stay.from(), stay.to());
    if (stay.lanes().isEmpty()) {
      gc.setBackground(canvas.getForeground());
      gc.setAlpha(FAINT / 2);
      gc.fillRectangle(span);
      gc.setAlpha(255);
      Point size = gc.textExtent("?");
      if (span.width > size.x) {
        gc.drawText("?", span.x + (span.width - size.x) / 2, (axis(journey) - size.y) / 2, true);
      }
    }
    int height = Math.max(THIN, laneHeight(journey) / 2);
    for (int lane : stay.lanes()) {
      int top = y(journey, lane) - height / 2;
      gc.setBackground(color(lane));
      gc.setAlpha(stay.lanes().size() > 1 ? DOUBTFUL : 255);
      gc.fillRoundRectangle(span.x, top, span.width, height, THIN, THIN);
      gc.setAlpha(255);
      if (isSelected) {
        gc.setLineWidth(2);
        gc.drawRoundRectangle(span.x, top, Math.max(1, span.width - 1), height, THIN, THIN);
        gc.setLineWidth(1);
      }
    }
  }

  Color color(int lane) {
    return new Color(SeriesColors.of(lane, canvas.getBackground().getRGB(), canvas.getForeground().getRGB()));
  }

  private void paintEvent(GC gc, Journey journey, JourneyScale scale, Step step, boolean isSelected) {
    List<Point> ends = ends(journey, scale, step);
    LogEntry.Status status = step.entry().orElseThrow().status();
    Color color = status == LogEntry.Status.FAILED ? new Color(FAILED)
        : status == LogEntry.Status.WARNING ? new Color(WARNING) : canvas.getForeground();
    gc.setForeground(color);
    gc.setBackground(color);
    if (ends.size() == 2) {
      gc.setLineWidth(2);
      gc.setLineStyle(status == LogEntry.Status.SUCCEEDED ? SWT.LINE_SOLID : SWT.LINE_DOT);
      gc.drawLine(ends.get(0).x, ends.get(0).y, ends.get(1).x, ends.get(1).y);
      gc.setLineStyle(SWT.LINE_SOLID);
    }
    for (Point end : ends) {
      int size = isSelected ? MARK + 2 : MARK;
      gc.setBackground(canvas.getBackground()); // or a bar of about the same colour would hide it
      gc.fillOval(end.x - size - 1, end.y - size - 1, 2 * size + 2, 2 * size + 2);
      gc.setBackground(color);
      gc.fillOval(end.x - size, end.y - size, 2 * size, 2 * size);
      if (isSelected) {
        gc.setLineWidth(2);
        gc.setForeground(canvas.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
        gc.drawOval(end.x - size - 2, end.y - size - 2, 2 * size + 4, 2 * size + 4);
      }
    }
    gc.setLineWidth(1);
    gc.setForeground(canvas.getForeground());
  }
}
