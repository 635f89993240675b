/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.util.Optional;
import org.xenworkbench.core.model.ObjectId;

/**
 * The identity of a line within a chart whose lines may be of several objects.
 *
 * @param object whose it is
 * @param metric the identity of its metric
 */
public record LineId(ObjectId object, String metric) {

  private static final char SEPARATOR = '|';

  /** As a series has it. */
  public String text() {
    return object.key() + SEPARATOR + metric;
  }

  /** What {@link #text()} wrote; empty for the identity of another line. */
  public static Optional<LineId> parse(String series) {
    int bar = series.indexOf(SEPARATOR);
    try {
      return bar < 0 ? Optional.empty()
          : Optional.of(new LineId(ObjectId.parse(series.substring(0, bar)), series.substring(bar + 1)));
    } catch (IllegalArgumentException e) { // of a kind that the core does not know
      return Optional.empty();
    }
  }
}
