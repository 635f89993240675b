/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * Turns what mouse and keys do on a chart into the range of time that is wanted. A press of the mouse that does not
 * move by some points is a click, and none of its business. UI thread.
 */
public final class ChartNavigator {

  /** A drag of fewer points is a click of an unsteady hand. */
  static final int LEAST_DRAG = 4;

  private static final double ZOOM = 0.8;
  private static final double KEY_ZOOM = 0.5;
  private static final double MOVE = 0.25;
  private static final double MIDDLE = 0.5;
  private static final long SHORTEST = 1_000;
  private static final int SHADE = 48;

  private final Control control;
  private final Supplier<@Nullable ChartPlan> plan;
  private final Supplier<OptionalLong> cursor;
  private final Wishes wishes;
  /** Where a drag began and where it is, in points from the left edge of the plot. */
  private int begin;
  private int end;
  private boolean dragging;

  /**
   * Who hears what is wanted.
   *
   * @param range takes the left and the right edge
   * @param back the range before
   * @param oldest what is oldest
   * @param newest what is newest
   */
  public record Wishes(BiConsumer<Instant, Instant> range, Runnable back, Runnable oldest, Runnable newest) {
  }

  /**
   * Makes one that listens to a control.
   *
   * @param plan what is to be seen; null if there is none yet
   * @param cursor where the cursor stands, about which keys zoom
   */
  public ChartNavigator(Control control, Supplier<@Nullable ChartPlan> plan, Supplier<OptionalLong> cursor,
      Wishes wishes) {
    this.control = control;
    this.plan = plan;
    this.cursor = cursor;
    this.wishes = wishes;
    control.addListener(SWT.MouseDown, this::mouseDown);
    control.addListener(SWT.MouseMove, this::mouseMoved);
    control.addListener(SWT.MouseUp, this::mouseUp);
    control.addListener(SWT.MouseDoubleClick, this::doubleClicked);
    control.addListener(SWT.MouseVerticalWheel, this::wheeled);
    control.addListener(SWT.KeyDown, this::keyPressed);
  }

  private void mouseDown(Event event) {
    dragging = event.button == 1 && (event.stateMask & SWT.MODIFIER_MASK) == 0 && plot(event).isPresent();
    plot(event).ifPresent(box -> {
      begin = event.x - box.x();
      end = begin;
    });
  }

  private Optional<ChartPlan> plan() {
    ChartPlan shown = plan.get();
    return shown == null ? Optional.empty() : Optional.of(shown);
  }

  /** The plot, if the mouse is in it. */
  private Optional<Box> plot(Event event) {
    return plan().map(ChartPlan::plot).filter(box -> box.width() > 0 && box.contains(event.x, event.y));
  }

  private void mouseMoved(Event event) {
    if (dragging) {
      plan().ifPresent(shown -> end = Math.max(0, Math.min(shown.plot().width(), event.x - shown.plot().x())));
      control.redraw();
    }
  }

  private void mouseUp(Event event) {
    if (dragging && event.button == 1) {
      boolean chosen = isDrag();
      dragging = false;
      control.redraw();
      if (chosen) {
        plan().map(ChartPlan::timeScale)
            .ifPresent(scale -> choose(scale.time(Math.min(begin, end)), scale.time(Math.max(begin, end))));
      }
    }
  }

  private boolean isDrag() {
    return dragging && Math.abs(end - begin) >= LEAST_DRAG;
  }

  private void doubleClicked(Event event) {
    if (event.button == 1 && plot(event).isPresent()) {
      wishes.back.run();
    }
  }

  private void wheeled(Event event) {
    Optional<Box> box = plot(event);
    if (box.isPresent() && event.count != 0) {
      zoom(event.count > 0 ? ZOOM : 1 / ZOOM, (double) (event.x - box.get().x()) / box.get().width());
      event.doit = false; // else what the chart stands in would scroll as well
    }
  }

  private void keyPressed(Event event) {
    if ((event.stateMask & SWT.ALT) != 0) {
      return; // keys of the view that the chart is in
    }
    boolean control = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
    switch (event.keyCode) {
      case SWT.ARROW_LEFT, SWT.ARROW_RIGHT -> when(control, () -> move(event.keyCode == SWT.ARROW_LEFT ? -MOVE : MOVE));
      case SWT.HOME -> when(control, wishes.oldest);
      case SWT.END -> when(control, wishes.newest);
      case SWT.ESC -> escaped(event.doit);
      default -> {
        switch (event.character) {
          case '+', '=' -> zoom(KEY_ZOOM, atCursor());
          case '-' -> zoom(1 / KEY_ZOOM, atCursor());
          default -> {}
        }
      }
    }
  }

  private static void when(boolean condition, Runnable work) {
    if (condition) {
      work.run();
    }
  }

  private void escaped(boolean isFree) {
    if (dragging) {
      dragging = false;
      control.redraw();
    } else {
      when(isFree, wishes.back);
    }
  }

  /** The part of the range that is to the left of the cursor. */
  private double atCursor() {
    return plan().map(ChartPlan::model).filter(model -> cursor.get().isPresent())
        .map(model -> TimeScale.of(model, 1).x(cursor.get().getAsLong())).orElse(MIDDLE);
  }

  /** Makes the range so many times as long; what lies at a share of it stays where it is. */
  private void zoom(double factor, double share) {
    plan().map(ChartPlan::model).ifPresent(model -> {
      long from = model.from().toEpochMilli();
      long length = model.to().toEpochMilli() - from;
      long wanted = Math.max(SHORTEST, Math.round(length * factor));
      long start = from + Math.round((length - wanted) * share);
      choose(start, start + wanted);
    });
  }

  private void move(double share) {
    plan().map(ChartPlan::model).ifPresent(model -> {
      long by = Math.round((model.to().toEpochMilli() - model.from().toEpochMilli()) * share);
      choose(model.from().toEpochMilli() + by, model.to().toEpochMilli() + by);
    });
  }

  private void choose(long from, long to) {
    wishes.range.accept(Instant.ofEpochMilli(from), Instant.ofEpochMilli(Math.max(to, from + SHORTEST)));
  }

  /** Paints what is being dragged. */
  public void paint(GC gc, ChartPlan shown) {
    if (isDrag()) {
      Box box = shown.plot();
      gc.setBackground(GcSurface.color(shown.palette().foreground()));
      gc.setAlpha(SHADE);
      gc.fillRectangle(box.x() + Math.min(begin, end), box.y(), Math.abs(end - begin), box.height());
      gc.setAlpha(255);
    }
  }
}
