/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of time drawn as a translucent stripe behind the series.
 *
 * @param from its start
 * @param to its end, not before {@code from}; empty while it is still running: it is then drawn up to the right edge of
 *     the chart, hatched and with a dashed edge
 * @param label what it was, in a few words; may be empty
 * @param color the meaning of its colour
 * @param estimated whether its start or end is not a time at which something was seen to happen: it is drawn as one
 *     that is still running
 * @param count how many events it stands for
 * @since 0.1
 */
public record Band(Instant from, Optional<Instant> to, String label, ColorRole color,
    boolean estimated, int count) {

  /**
   * Checks its arguments.
   *
   * @throws IllegalArgumentException when {@code to} is before {@code from}, or it stands for nothing
   */
  public Band {
    Objects.requireNonNull(from);
    Objects.requireNonNull(label);
    Objects.requireNonNull(color);
    if (count < 1) {
      throw new IllegalArgumentException("A band cannot stand for " + count + " events");
    }
    if (to.isPresent() && to.get().isBefore(from)) {
      throw new IllegalArgumentException("A band cannot end at " + to.get() + ", before its start at " + from);
    }
  }

  /** A band that has ended. */
  public static Band of(Instant from, Instant to, String label, ColorRole color) {
    return new Band(from, Optional.of(to), label, color, false, 1);
  }

  /** A band that is still running. */
  public static Band open(Instant from, String label, ColorRole color) {
    return new Band(from, Optional.empty(), label, color, false, 1);
  }

  /** The same, whose start or end nobody saw. */
  public Band asEstimate() {
    return new Band(from, to, label, color, true, count);
  }

  /** The same, as one for so many events that are too close to be told apart. */
  public Band standingFor(int events) {
    return new Band(from, to, label, color, estimated, events);
  }

  /** Whether it is still running. */
  public boolean isOpen() {
    return to.isEmpty();
  }

  /** Whether the instant, in milliseconds since the epoch, lies within it; both ends count. */
  public boolean contains(long timeMillis) {
    return timeMillis >= from.toEpochMilli() && (to.isEmpty() || timeMillis <= to.get().toEpochMilli());
  }
}
