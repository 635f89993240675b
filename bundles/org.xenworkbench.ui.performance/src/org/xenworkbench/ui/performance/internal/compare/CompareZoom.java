/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.xenworkbench.ui.charts.RangeListener;
import org.xenworkbench.ui.performance.internal.TimeWindow;

/** Which part of a comparison the charts show, the parts before it, and what the user does to it. UI thread. */
final class CompareZoom implements RangeListener {

  private static final int MOST = 50;

  private final Consumer<Optional<TimeWindow>> changed;
  private final Deque<Optional<TimeWindow>> earlier = new ArrayDeque<>();
  private Optional<TimeWindow> part = Optional.empty();

  /**
   * Creates it; all is shown.
   *
   * @param changed told of every other part; empty for all
   */
  CompareZoom(Consumer<Optional<TimeWindow>> changed) {
    this.changed = changed;
  }

  Optional<TimeWindow> part() {
    return part;
  }

  @Override
  public void rangeChosen(Instant from, Instant to) {
    show(Optional.of(TimeWindow.between(from, to, Instant.MAX)));
  }

  @Override
  public void backWanted() {
    if (!earlier.isEmpty()) {
      part = earlier.pop();
      changed.accept(part);
    }
  }

  /** There is nothing beyond the comparison that one would look for: all of it has both ends. */
  @Override
  public void oldestWanted() {
    show(Optional.empty());
  }

  @Override
  public void newestWanted() {
    show(Optional.empty());
  }

  private void show(Optional<TimeWindow> next) {
    if (!next.equals(part)) {
      earlier.push(part);
      if (earlier.size() > MOST) {
        earlier.removeLast();
      }
      part = next;
      changed.accept(next);
    }
  }
}
