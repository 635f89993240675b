/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.ui.charts.model.ChartModel;

/** The cursor of a chart: follows mouse and keys, and tells assistive technology and listeners. UI thread. */
public final class ChartCursor {

  private final Control control;
  private final List<Consumer<OptionalLong>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable ChartModel model;
  private @Nullable ChartPlan plan;
  private OptionalLong time = OptionalLong.empty();

  /** Makes a hidden cursor that listens to a control. */
  public ChartCursor(Control control) {
    this.control = control;
    control.addListener(SWT.MouseMove, this::mouseMoved);
    control.addListener(SWT.MouseExit, event -> move(OptionalLong.empty()));
    control.addListener(SWT.KeyDown, this::keyPressed);
    control.addListener(SWT.Traverse, this::traversed);
  }

  /** Takes the model on which keys act; hides the cursor when it is outside of it. */
  public void setModel(ChartModel value) {
    model = value;
    if (time.isPresent() && !TimeScale.of(value, 1).contains(time.getAsLong())) {
      move(OptionalLong.empty());
    }
  }

  /** Takes what is on the screen, where the mouse acts. */
  public void setPlan(ChartPlan value) {
    plan = value;
  }

  /** Where it stands, in milliseconds since the epoch; empty when hidden. */
  public OptionalLong time() {
    return time;
  }

  /** Adds a listener to the user's moves. */
  public void addListener(Consumer<OptionalLong> listener) {
    listeners.add(listener);
  }

  /** Puts it to a time within the model, else hides it; listeners are not told. */
  public void place(OptionalLong wanted) {
    ChartModel current = model;
    boolean shown =
        current != null && wanted.isPresent() && TimeScale.of(current, 1).contains(wanted.getAsLong());
    change(shown ? wanted : OptionalLong.empty());
  }

  /** What it reads, in words; empty when hidden. */
  public String text() {
    ChartModel current = model;
    return current == null || time.isEmpty() ? ""
        : String.join("\n", CursorPainter.describe(current, time.getAsLong()));
  }

  private void mouseMoved(Event event) {
    ChartPlan current = plan;
    if (current == null) {
      return;
    }
    Box plot = current.plot();
    boolean inside = plot.contains(event.x, event.y);
    move(inside
        ? CursorValues.snap(current.model(), current.timeScale().time(event.x - plot.x()))
        : OptionalLong.empty());
  }

  private void keyPressed(Event event) {
    ChartModel current = model;
    if (current == null || (event.stateMask & SWT.MODIFIER_MASK) != 0) { // with a modifier they move the range
      return;
    }
    switch (event.keyCode) {
      case SWT.ARROW_LEFT, SWT.ARROW_RIGHT -> step(current, event.keyCode == SWT.ARROW_RIGHT);
      case SWT.HOME -> move(CursorValues.snap(current, current.from().toEpochMilli()));
      case SWT.END -> move(CursorValues.snap(current, current.to().toEpochMilli()));
      case SWT.ESC -> {
        event.doit = time.isEmpty(); // what else Escape does it does once there is no cursor
        move(OptionalLong.empty());
      }
      default -> {}
    }
  }

  private void step(ChartModel current, boolean forward) {
    move(time.isPresent()
        ? OptionalLong.of(CursorValues.step(current, time.getAsLong(), forward))
        : CursorValues.snap(current, current.to().toEpochMilli()));
  }

  private void traversed(Event event) {
    boolean arrow = event.detail == SWT.TRAVERSE_ARROW_NEXT || event.detail == SWT.TRAVERSE_ARROW_PREVIOUS;
    // Escape closes a dialog only when there is no cursor to hide.
    boolean hides = event.detail == SWT.TRAVERSE_ESCAPE && time.isPresent();
    event.doit = !arrow && !hides;
  }

  private void move(OptionalLong wanted) {
    if (change(wanted)) {
      listeners.forEach(listener -> listener.accept(wanted));
    }
  }

  private boolean change(OptionalLong wanted) {
    if (wanted.equals(time)) {
      return false;
    }
    String before = text();
    time = wanted;
    ChartAccessible.cursorMoved(control, before, text());
    control.redraw();
    return true;
  }
}
