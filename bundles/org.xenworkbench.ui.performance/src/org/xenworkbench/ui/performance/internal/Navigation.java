/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.xenworkbench.ui.charts.RangeListener;

/** The window of the page, the windows before it, and what the user does to it. UI thread. */
final class Navigation implements RangeListener {

  private static final int MOST = 50;
  /** A step of the wheel or of a key makes a window no more than so many times as long, or as short. */
  private static final double STEP = 2.01;

  private final Supplier<Instant> edge;
  private final Runnable oldest;
  private final Consumer<TimeWindow> changed;
  private final Deque<TimeWindow> earlier = new ArrayDeque<>();
  private TimeWindow window;
  /** The last one that went on with time. */
  private TimeWindow live;
  /** Whether the last change was a small one: many of them are one to go back. */
  private boolean gliding;

  /**
   * Creates it.
   *
   * @param window the first
   * @param edge the right edge of what is shown, while that is live
   * @param oldest called when what is oldest is wanted; {@link #beginAt} is to follow
   * @param changed told of every other window
   */
  Navigation(TimeWindow window, Supplier<Instant> edge, Runnable oldest, Consumer<TimeWindow> changed) {
    this.window = window;
    live = window.isLive() ? window : Range.TEN_MINUTES.window();
    this.edge = edge;
    this.oldest = oldest;
    this.changed = changed;
  }

  TimeWindow window() {
    return window;
  }

  /** Shows one of the ranges that are offered, up to now. */
  void choose(Range range) {
    show(range.window(), false);
  }

  /** Shows a window as long as this one that begins at a time. */
  void beginAt(Instant time) {
    show(TimeWindow.between(time, time.plus(window.length()), edge.get()), false);
  }

  @Override
  public void rangeChosen(Instant from, Instant to) {
    TimeWindow next = TimeWindow.between(from, to, edge.get());
    show(next, isStep(window.length(), next.length()));
  }

  private static boolean isStep(Duration before, Duration after) {
    double factor = (double) after.toMillis() / before.toMillis();
    return factor < STEP && factor > 1 / STEP;
  }

  @Override
  public void backWanted() {
    if (!earlier.isEmpty()) {
      gliding = false;
      change(earlier.pop());
    }
  }

  /** Whether there is a window before this one. */
  boolean canGoBack() {
    return !earlier.isEmpty();
  }

  @Override
  public void oldestWanted() {
    oldest.run();
  }

  @Override
  public void newestWanted() {
    show(TimeWindow.live(window.length()), false);
  }

  /** Goes on with time, as before one looked back. */
  void nowWanted() {
    show(live, false);
  }

  private void show(TimeWindow next, boolean isStep) {
    if (!next.equals(window)) {
      if (!gliding || !isStep) {
        earlier.push(window);
      }
      if (earlier.size() > MOST) {
        earlier.removeLast();
      }
      gliding = isStep;
      change(next);
    }
  }

  private void change(TimeWindow next) {
    window = next;
    live = next.isLive() ? next : live;
    changed.accept(next);
  }
}
