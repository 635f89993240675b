/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * The cursor of a chart: follows mouse and keys, and tells assistive technology and listeners. A click in the plot or
 * Enter pins it, so that it stays when the mouse moves on. UI thread.
 */
public final class ChartCursor {

  /** What moves more than this between press and release was no click. */
  private static final int CLICK = 3;
  /** With a modifier keys move the range, and during a drag they are about that. */
  static final int OTHERS = SWT.MODIFIER_MASK | SWT.BUTTON_MASK;

  private final Control control;
  private final List<Consumer<OptionalLong>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable ChartModel model;
  private @Nullable ChartPlan plan;
  private OptionalLong time = OptionalLong.empty();
  private OptionalInt pointerY = OptionalInt.empty();
  private boolean pinned;
  private boolean isRead;
  private int pressedX;
  private int pressedY;

  /** Makes a hidden cursor that listens to a control. */
  public ChartCursor(Control control) {
    this.control = control;
    control.addListener(SWT.MouseMove, this::mouseMoved);
    control.addListener(SWT.MouseDown, this::mousePressed);
    control.addListener(SWT.MouseUp, this::mouseReleased);
    control.addListener(SWT.MouseExit, event -> mouseLeft());
    control.addListener(SWT.KeyDown, this::keyPressed);
    control.addListener(SWT.Traverse, this::traversed);
  }

  /** Takes the model on which keys act; hides the cursor when it is outside of it, of which listeners are not told. */
  public void setModel(ChartModel value) {
    model = value;
    if (time.isPresent() && !TimeScale.of(value, 1).contains(time.getAsLong())) {
      pinned = false;
      change(OptionalLong.empty(), false);
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

  /** At which height the mouse is in the plot, in points of the control; empty when it is elsewhere. */
  public OptionalInt pointerY() {
    return pinned ? OptionalInt.empty() : pointerY;
  }

  /** Whether it stays where it is when the mouse moves. */
  public boolean isPinned() {
    return pinned;
  }

  /** Whether the user has moved it in this chart, not in another one with which it goes. */
  public boolean isRead() {
    return isRead;
  }

  /** Adds a listener to what the user does with it. */
  public void addListener(Consumer<OptionalLong> listener) {
    listeners.add(listener);
  }

  /** Puts it to a time within the model, else hides it; listeners are not told. */
  public void place(OptionalLong wanted) {
    ChartModel current = model;
    boolean shown =
        current != null && wanted.isPresent() && TimeScale.of(current, 1).contains(wanted.getAsLong());
    isRead = false;
    change(shown ? wanted : OptionalLong.empty(), control.isFocusControl());
  }

  /** Pins it or lets it go; listeners are not told. */
  public void setPinned(boolean value) {
    if (pinned != value) {
      pinned = value;
      control.redraw();
    }
  }

  /** What it reads, in words; empty when hidden. */
  public String text() {
    ChartModel current = model;
    return current == null || time.isEmpty() ? ""
        : String.join("\n", CursorValues.describe(current, time.getAsLong()));
  }

  private void mouseMoved(Event event) {
    ChartPlan current = plan;
    if (current == null || pinned) {
      return;
    }
    boolean inside = current.plot().contains(event.x, event.y);
    OptionalInt height = inside ? OptionalInt.of(event.y) : OptionalInt.empty();
    if (!height.equals(pointerY)) {
      pointerY = height;
      control.redraw();
    }
    move(inside ? snapped(current, event.x) : OptionalLong.empty());
  }

  private static OptionalLong snapped(ChartPlan plan, int x) {
    return CursorValues.snap(plan.model(), plan.timeScale().time(x - plan.plot().x()));
  }

  private void mouseLeft() {
    pointerY = OptionalInt.empty();
    if (!pinned) {
      move(OptionalLong.empty());
    }
  }

  private void mousePressed(Event event) {
    pressedX = event.x;
    pressedY = event.y;
  }

  /** Not at the press: it may begin a drag. */
  private void mouseReleased(Event event) {
    ChartPlan current = plan;
    boolean isClick = event.button == 1 && Math.abs(event.x - pressedX) <= CLICK
        && Math.abs(event.y - pressedY) <= CLICK;
    if (current != null && isClick && current.plot().contains(event.x, event.y)) {
      OptionalLong at = pinned ? OptionalLong.empty() : snapped(current, event.x);
      pin(at.isPresent());
      if (at.isPresent()) {
        move(at);
      } else {
        mouseMoved(event);
      }
    }
  }

  private void keyPressed(Event event) {
    ChartModel current = model;
    if (current == null || (event.stateMask & OTHERS) != 0) {
      return;
    }
    switch (event.keyCode) {
      case SWT.ARROW_LEFT, SWT.ARROW_RIGHT -> step(current, event.keyCode == SWT.ARROW_RIGHT);
      case SWT.HOME -> move(CursorValues.snap(current, current.from().toEpochMilli()));
      case SWT.END -> move(CursorValues.snap(current, current.to().toEpochMilli()));
      case SWT.CR, SWT.KEYPAD_CR -> pin(!pinned && time.isPresent());
      case SWT.ESC -> {
        event.doit = time.isEmpty(); // what else Escape does it does once there is no cursor
        pinned = false;
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

  private void pin(boolean value) {
    if (pinned != value) {
      setPinned(value);
      tell();
    }
  }

  private void move(OptionalLong wanted) {
    isRead = true;
    if (change(wanted, true)) {
      tell();
    }
  }

  private void tell() {
    listeners.forEach(listener -> listener.accept(time));
  }

  /** Puts it elsewhere; of charts whose cursors move together only the one that is used says what it reads. */
  private boolean change(OptionalLong wanted, boolean isSpoken) {
    if (wanted.equals(time)) {
      return false;
    }
    String before = isSpoken ? text() : "";
    time = wanted;
    if (isSpoken) {
      ChartAccessible.valueChanged(control, before, text());
    }
    control.redraw();
    return true;
  }
}
