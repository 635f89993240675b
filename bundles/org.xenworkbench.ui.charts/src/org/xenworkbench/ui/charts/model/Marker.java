/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A moment drawn as a dashed vertical line.
 *
 * @param at the moment
 * @param label what happened, in a few words; may be empty
 * @param color the meaning of its colour
 * @param keys what it stands for, in whatever way the caller tells it: the chart gives them back when it is chosen
 * @since 0.1
 */
public record Marker(Instant at, String label, ColorRole color, List<String> keys) {

  /** Checks that nothing is null. */
  public Marker {
    Objects.requireNonNull(at);
    Objects.requireNonNull(label);
    Objects.requireNonNull(color);
    keys = List.copyOf(keys);
  }

  /** One that stands for nothing else. */
  public Marker(Instant at, String label, ColorRole color) {
    this(at, label, color, List.of());
  }

  /** The same that stands for these. */
  public Marker withKeys(List<String> value) {
    return new Marker(at, label, color, value);
  }

  /** How many events it stands for: as many as it has keys, one if it has none. */
  public int count() {
    return Math.max(1, keys.size());
  }
}
