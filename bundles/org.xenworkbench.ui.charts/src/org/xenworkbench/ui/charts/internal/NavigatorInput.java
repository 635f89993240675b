/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.ui.charts.internal.Grips.Part;

/** Turns what mouse and keys do on the strip of all time into the window that is wanted. UI thread. */
public final class NavigatorInput {

  /** More than a strip lags behind the clock: what reaches its end is to go on with time. */
  private static final long BEYOND = 24 * 3_600_000L;
  private static final double ZOOM = 0.8;
  private static final double KEY_ZOOM = 0.5;
  private static final double KEY_STRETCH = 1.25;
  /** The part of the window by which a key moves it. */
  private static final int MOVE = 4;

  private final Control control;
  private final Supplier<Optional<Grips>> grips;
  private final IntSupplier left;
  private final Wishes wishes;
  private Part part = Part.OUTSIDE;
  private int begin;
  /** What is dragged, as it was, and as it is. */
  private @Nullable Grips start;
  private @Nullable Grips dragged;

  /**
   * Who hears what is wanted.
   *
   * @param range takes the left and the right edge
   * @param back the window before
   * @param oldest what is oldest
   * @param newest what is newest
   */
  public record Wishes(BiConsumer<Instant, Instant> range, Runnable back, Runnable oldest, Runnable newest) {
  }

  /**
   * Makes one that listens to a control.
   *
   * @param grips the window that is shown
   * @param left where the strip begins in the control
   */
  public NavigatorInput(Control control, Supplier<Optional<Grips>> grips, IntSupplier left, Wishes wishes) {
    this.control = control;
    this.grips = grips;
    this.left = left;
    this.wishes = wishes;
    control.addListener(SWT.MouseDown, this::mouseDown);
    control.addListener(SWT.MouseMove, this::mouseMoved);
    control.addListener(SWT.MouseUp, this::mouseUp);
    control.addListener(SWT.MouseDoubleClick, this::doubleClicked);
    control.addListener(SWT.MouseVerticalWheel, this::wheeled);
    control.addListener(SWT.KeyDown, this::keyPressed);
    control.addListener(SWT.Traverse, NavigatorInput::traversed);
  }

  /** The window as the user drags it; empty while nobody does. */
  public Optional<Grips> dragged() {
    Grips current = dragged;
    return current == null ? Optional.empty() : Optional.of(current);
  }

  private void mouseDown(Event event) {
    control.setFocus();
    Optional<Grips> shown = grips.get();
    if (event.button == 1 && shown.isPresent()) {
      begin = event.x - left.getAsInt();
      part = shown.get().at(begin);
      Grips taken = part == Part.OUTSIDE ? shown.get().centred(begin) : shown.get();
      start = taken;
      dragged = taken;
      if (part == Part.OUTSIDE) {
        part = Part.MIDDLE;
        choose(taken);
      }
    }
  }

  private void mouseMoved(Event event) {
    int x = event.x - left.getAsInt();
    Grips from = start;
    if (from != null) {
      Grips next = from.dragged(part, x - begin);
      if (!next.equals(dragged)) {
        dragged = next;
        control.redraw();
        choose(next);
      }
    } else {
      Part under = grips.get().map(shown -> shown.at(x)).orElse(Part.OUTSIDE);
      control.setCursor(control.getDisplay().getSystemCursor(switch (under) {
        case BEGIN, END -> SWT.CURSOR_SIZEWE;
        case MIDDLE -> SWT.CURSOR_HAND;
        case OUTSIDE -> SWT.CURSOR_ARROW;
      }));
    }
  }

  private void mouseUp(Event event) {
    if (event.button == 1) {
      release();
    }
  }

  private void release() {
    start = null;
    dragged = null;
    control.redraw();
  }

  /** What its first click did is undone, too. */
  private void doubleClicked(Event event) {
    if (event.button == 1) {
      release();
      wishes.back.run();
    }
  }

  private void wheeled(Event event) {
    if (event.count != 0) {
      grips.get().ifPresent(shown -> choose(shown.zoomed(event.count > 0 ? ZOOM : 1 / ZOOM,
          event.x - left.getAsInt())));
      event.doit = false;
    }
  }

  private void keyPressed(Event event) {
    boolean shift = (event.stateMask & SWT.MODIFIER_MASK) == SWT.SHIFT;
    boolean plain = (event.stateMask & SWT.MODIFIER_MASK) == 0;
    switch (event.keyCode) {
      case SWT.ARROW_LEFT, SWT.ARROW_RIGHT -> {
        int sign = event.keyCode == SWT.ARROW_LEFT ? -1 : 1;
        grips.get().ifPresent(shown -> arrow(shown, sign, plain, shift));
      }
      case SWT.HOME -> wishes.oldest.run();
      case SWT.END -> wishes.newest.run();
      case SWT.ESC -> escaped();
      default -> zoom(event.character);
    }
  }

  private void arrow(Grips shown, int sign, boolean plain, boolean shift) {
    if (plain) {
      choose(shown.moved(sign * (shown.to() - shown.from()) / MOVE));
    } else if (shift) {
      choose(shown.stretched(sign < 0 ? KEY_STRETCH : 1 / KEY_STRETCH));
    }
  }

  private void zoom(char character) {
    switch (character) {
      case '+', '=' -> grips.get().ifPresent(shown -> choose(shown.stretched(KEY_ZOOM)));
      case '-' -> grips.get().ifPresent(shown -> choose(shown.stretched(1 / KEY_ZOOM)));
      default -> {}
    }
  }

  /** First a drag is let go: the window is where it was. */
  private void escaped() {
    Grips before = start;
    if (before != null) {
      release();
      choose(before);
    } else {
      wishes.back.run();
    }
  }

  private static void traversed(Event event) {
    event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS
        || event.detail == SWT.TRAVERSE_PAGE_NEXT || event.detail == SWT.TRAVERSE_PAGE_PREVIOUS;
  }

  private void choose(Grips wanted) {
    long later = wanted.isAtEnd() ? BEYOND : 0;
    wishes.range.accept(Instant.ofEpochMilli(wanted.from() + later), Instant.ofEpochMilli(wanted.to() + later));
  }
}
