/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Keeps the strip of all time up to date, no more often than it would look different. For one thread. */
final class Overviews {

  /** A point of the strip. */
  private static final int POINTS = 400;
  private static final Duration SOONEST = Duration.ofSeconds(10);
  private static final Duration LATEST = Duration.ofMinutes(1);

  private final Past past;
  private List<ObjectId> objects = List.of();
  private Instant made = Instant.EPOCH;
  private long changes = -1;
  private Optional<ChartModel> overview = Optional.empty();

  Overviews(Past past) {
    this.past = past;
  }

  /**
   * The overview of these objects, the last one while it is good enough; empty if nothing is known of them.
   *
   * @param happened how often something has happened to them
   */
  Optional<ChartModel> of(List<ObjectId> shown, long happened, Instant now) {
    if (!shown.equals(objects) || happened != changes || !isGood(now)) {
      objects = List.copyOf(shown);
      changes = happened;
      made = now;
      overview = past.overview(objects, now);
    }
    return overview;
  }

  /** Also where the clock was put back. */
  private boolean isGood(Instant now) {
    Duration point = overview.map(all -> Duration.between(all.from(), all.to()).dividedBy(POINTS)).orElse(SOONEST);
    Duration goodFor = point.compareTo(SOONEST) < 0 ? SOONEST : point.compareTo(LATEST) > 0 ? LATEST : point;
    return Duration.between(made, now).abs().compareTo(goodFor) < 0;
  }
}
