/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.time.Instant;
import java.util.Objects;

/**
 * A moment drawn as a dashed vertical line.
 *
 * @param at the moment
 * @param label what happened, in a few words; may be empty
 * @param color the meaning of its colour
 * @param count how many events it stands for
 * @since 0.1
 */
public record Marker(Instant at, String label, ColorRole color, int count) {

  /** Checks that nothing is null. @throws IllegalArgumentException when it stands for nothing */
  public Marker {
    Objects.requireNonNull(at);
    Objects.requireNonNull(label);
    Objects.requireNonNull(color);
    if (count < 1) {
      throw new IllegalArgumentException("A marker cannot stand for " + count + " events");
    }
  }

  /** One event. */
  public Marker(Instant at, String label, ColorRole color) {
    this(at, label, color, 1);
  }

  /** The same, as one for so many events that are too close to be told apart. */
  public Marker standingFor(int events) {
    return new Marker(at, label, color, events);
  }
}
