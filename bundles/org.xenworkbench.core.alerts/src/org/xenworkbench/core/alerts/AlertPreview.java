/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.model.ObjectId;

/**
 * How often a rule would have fired on the stored history. Immutable.
 *
 * @param from the time of the first value that was found, no earlier than asked for; the asked one if there is none
 * @param to the last time that was asked for
 * @param step how coarse the coarsest values are: older history is kept as means of minutes, hours and days, in which a
 *     short peak, and a short duration, do not show
 * @param objects how many hosts or VMs have such values
 * @param firings when it would have fired, the oldest first; at most {@link #MOST}
 * @param count how often it would have fired, also if that is more
 * @since 0.1
 */
public record AlertPreview(Instant from, Instant to, Duration step, int objects, List<Firing> firings, long count) {

  /** The most firings that are listed. */
  public static final int MOST = 1_000;

  /** Copies the list. */
  public AlertPreview {
    firings = List.copyOf(firings);
  }

  /**
   * Once that it would have fired.
   *
   * @param object the host or VM
   * @param name what it is called now; its identity if it is not there any more
   * @param raised when it would have been raised
   * @param resolved when it would have been over; empty if it would last still
   * @param peak the value farthest beyond the level, in the metric's base unit
   */
  public record Firing(ObjectId object, String name, Instant raised, Optional<Instant> resolved, double peak) {
  }
}
