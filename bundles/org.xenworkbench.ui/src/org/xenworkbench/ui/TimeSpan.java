/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.time.Instant;

/**
 * A stretch of time that a view is asked to show, as the input of a
 * {@link org.eclipse.ui.part.ShowInContext}. Immutable.
 *
 * @param from its begin
 * @param to its end, not before it; what goes on now ends now
 * @since 0.1
 */
public record TimeSpan(Instant from, Instant to) {

  /** Checks the order. @throws IllegalArgumentException when the end is before the begin */
  public TimeSpan {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("From " + from + " to " + to);
    }
  }
}
