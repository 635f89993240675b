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
 * @since 0.1
 */
public record Marker(Instant at, String label, ColorRole color) {

  /** Checks that nothing is null. */
  public Marker {
    Objects.requireNonNull(at);
    Objects.requireNonNull(label);
    Objects.requireNonNull(color);
  }
}
