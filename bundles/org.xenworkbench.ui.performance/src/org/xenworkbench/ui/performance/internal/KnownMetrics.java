/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.model.ObjectId;

/**
 * Which metrics objects have, also those that are off or gone. What is on disk does not change often: it is looked up
 * once in a few minutes. For one thread.
 */
final class KnownMetrics {

  private static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final MetricHistory history;
  private final Map<ObjectId, Stored> stored = new HashMap<>();

  /** What was found when. */
  private record Stored(Instant time, Set<String> metrics) {
  }

  KnownMetrics(MetricHistory history) {
    this.history = history;
  }

  /** The metrics of an object that have values in memory or on disk. */
  Set<String> of(ObjectId object, Instant now) {
    Stored known = stored.get(object);
    if (known == null || Duration.between(known.time, now).abs().compareTo(GOOD_FOR) > 0) {
      known = new Stored(now, Set.copyOf(history.metrics(object)));
      stored.put(object, known);
    }
    Set<String> all = new TreeSet<>(history.recentMetrics(object));
    all.addAll(known.metrics);
    return all;
  }

  /** Forgets objects that are not shown any more. */
  void retain(Set<ObjectId> objects) {
    stored.keySet().retainAll(objects);
  }
}
