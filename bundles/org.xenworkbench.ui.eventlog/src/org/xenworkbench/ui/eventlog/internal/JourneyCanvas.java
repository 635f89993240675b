/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.eventlog.internal.Journey.Step;

/**
 * Hosts as lanes, the VM's stays on them as bars, and what happened as marks and lines between. The mouse's wheel and
 * the keys plus and minus zoom, 0 shows all, the arrows go from step to step. UI thread.
 */
final class JourneyCanvas {

  private static final int REACH = 7;
  private static final double IN = 0.7;

  private final Canvas canvas;
  private final Consumer<Step> chosen;
  private final Runnable opened;
  private final JourneyPainter painter;
  private Optional<Journey> journey = Optional.empty();
  private Optional<JourneyScale> zoomed = Optional.empty();
  private Optional<Step> selected = Optional.empty();

  /**
   * Makes it.
   *
   * @param chosen hears of the step that the user selects
   * @param opened the selected step is to be shown in the log
   */
  JourneyCanvas(Composite parent, Consumer<Step> chosen, Runnable opened) {
    this.chosen = chosen;
    this.opened = opened;
    canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
    canvas.setData("org.eclipse.swtbot.widget.key", "journey.lanes");
    painter = new JourneyPainter(canvas);
    canvas.addListener(SWT.Paint, event -> journey.ifPresent(shown -> paint(event.gc, shown)));
    canvas.addListener(SWT.MouseDown, this::pressed);
    canvas.addListener(SWT.MouseDoubleClick, event -> opened.run());
    canvas.addListener(SWT.MouseMove, event -> canvas.setToolTipText(at(event.x, event.y).map(JourneyCanvas::told)
        .orElse(null)));
    canvas.addListener(SWT.MouseVerticalWheel, event -> zoom(event.count > 0 ? IN : 1 / IN, event.x));
    canvas.addListener(SWT.KeyDown, this::typed);
    canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
        && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
    canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
    canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
  }

  Canvas control() {
    return canvas;
  }

  void show(Journey shown) {
    journey = Optional.of(shown);
    selected = selected.filter(shown.steps()::contains);
    canvas.redraw();
  }

  /** Shows that a step is selected; nobody is told. */
  void select(Optional<Step> step) {
    selected = step;
    canvas.redraw();
  }

  private JourneyScale scale(Journey shown) {
    int width = painter.width(shown);
    return zoomed.map(part -> new JourneyScale(part.from(), part.to(), width))
        .orElseGet(() -> new JourneyScale(shown.from(), shown.to(), width));
  }

  private void paint(GC gc, Journey shown) {
    painter.paint(gc, shown, scale(shown), selected);
  }

  private static String told(Step step) {
    return SafeText.caption(step.text()) + '\n' + Formats.dateTime(step.from())
        + (step.to().equals(step.from()) ? "" : " \u2013 " + Formats.dateTime(step.to()));
  }

  /** What happened wins over the stay below it; of several at one place the last one, which is drawn on top. */
  Optional<Step> at(int x, int y) {
    return journey.flatMap(shown -> {
      JourneyScale scale = scale(shown);
      Optional<Step> stay = Optional.empty();
      Optional<Step> event = Optional.empty();
      for (Step step : shown.steps()) {
        if (step.entry().isPresent() && isNear(shown, scale, step, x, y)) {
          event = Optional.of(step);
        } else if (step.entry().isEmpty() && painter.isOn(shown, scale, step, x, y)) {
          stay = Optional.of(step);
        }
      }
      return event.isPresent() ? event : stay;
    });
  }

  private boolean isNear(Journey shown, JourneyScale scale, Step step, int x, int y) {
    List<Point> ends = painter.ends(shown, scale, step);
    return ends.stream().anyMatch(end -> Math.abs(end.x - x) <= REACH && Math.abs(end.y - y) <= REACH);
  }

  private void pressed(Event event) {
    canvas.setFocus();
    if (event.button == 1) {
      at(event.x, event.y).ifPresent(this::choose);
    }
  }

  private void choose(Step step) {
    select(Optional.of(step));
    chosen.accept(step);
  }

  private void zoom(double factor, int x) {
    journey.ifPresent(shown -> {
      JourneyScale now = scale(shown);
      JourneyScale next = now.zoomed(factor, Math.max(0, x - painter.left(shown)), shown.from(), shown.to());
      zoomed = next.from().equals(shown.from()) && next.to().equals(shown.to()) ? Optional.empty()
          : Optional.of(next);
      canvas.redraw();
    });
  }

  private void all() {
    zoomed = Optional.empty();
    canvas.redraw();
  }

  private void typed(Event event) {
    int center = canvas.getClientArea().width / 2;
    switch (event.keyCode == 0 ? event.character : event.keyCode) {
      case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> go(1);
      case SWT.ARROW_LEFT, SWT.ARROW_UP -> go(-1);
      case '+', '=', SWT.KEYPAD_ADD -> zoom(IN, center);
      case '-', SWT.KEYPAD_SUBTRACT -> zoom(1 / IN, center);
      case '0' -> all();
      case SWT.CR, SWT.KEYPAD_CR -> opened.run();
      default -> {
        // others are the window's
      }
    }
  }

  private void go(int by) {
    journey.filter(Journey::isKnown).ifPresent(shown -> {
      int last = shown.steps().size() - 1;
      int from = selected.map(shown.steps()::indexOf).orElse(by > 0 ? -1 : last + 1);
      choose(shown.steps().get(Math.max(0, Math.min(last, from + by))));
    });
  }
}
