/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A time that means can be of. Immutable.
 *
 * @param length how long it is
 * @param end where it ends; empty if that is now, whatever time it is
 */
public record MeanTime(Duration length, Optional<Instant> end) {

  /** The one up to now. */
  static MeanTime live(Duration length) {
    return new MeanTime(length, Optional.empty());
  }

  /** Where it ends. */
  public Instant to(Instant now) {
    return end.orElse(now);
  }

  /** Where it begins. */
  public Instant from(Instant now) {
    return to(now).minus(length);
  }
}
