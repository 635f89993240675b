/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A stretch of time in which something was the same, such as the host of a VM.
 *
 * @param from its start
 * @param to its end, not before {@code from}
 * @param label what it was, in a few words
 * @param color which colour of the chart's palette; empty if it is not known what it was
 * @since 0.1
 */
public record Span(Instant from, Instant to, String label, OptionalInt color) {

  /** Checks its arguments. @throws IllegalArgumentException when {@code to} is before {@code from} */
  public Span {
    Objects.requireNonNull(label);
    Objects.requireNonNull(color);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("A span cannot end at " + to + ", before its start at " + from);
    }
  }
}
