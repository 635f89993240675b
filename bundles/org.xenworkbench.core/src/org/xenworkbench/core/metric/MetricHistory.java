/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.ObjectId;

/**
 * The series of the metrics. The last ten minutes are in memory at the sampled rate; what is older comes from the
 * {@link HistoryStore}, if there is one. A series follows its object across hosts, and outlives it. An OSGi service for
 * any thread; queries that reach beyond what is in memory, which after a start are less than ten minutes, read files,
 * so not on a UI thread.
 *
 * @since 0.1
 */
@ProviderType
public interface MetricHistory {

  /** Metrics of an object that have values in memory or in the store, sorted by name. Reads files. */
  Set<String> metrics(ObjectId object);

  /** Metrics of an object that have values in memory, sorted by name. Reads no file. */
  Set<String> recentMetrics(ObjectId object);

  /**
   * The values of metrics in a range, from memory and store together.
   *
   * @return the series of each metric that is asked for, by its identity; {@link TimeSeries#EMPTY} of one that has no
   *     values in the range, or whose values the store cannot read now, which the store reports
   */
  Map<String, TimeSeries> query(HistoryQuery query);

  /**
   * Has the store keep what these ask for as fine as it is now for longer than all else, such as the time around
   * something that somebody will look back at. Not what is already coarser: ask within ten minutes. Reads and writes
   * files; who has nothing to write to keeps nothing.
   *
   * @param samples their ranges and metrics, the steps and numbers of points do not matter
   */
  default void keep(Collection<HistoryQuery> samples) {
    // a history that does not change, or is not stored
  }

  /**
   * The values of one metric: whoever needs more of an object asks for all at once.
   *
   * @param maxPoints the most points wanted; more are thinned out, keeping gaps
   */
  default TimeSeries query(ObjectId object, String metric, Instant from, Instant to, int maxPoints) {
    HistoryQuery query = HistoryQuery.of(object, Set.of(metric)).between(from, to).thinned(maxPoints);
    return query(query).getOrDefault(metric, TimeSeries.EMPTY);
  }
}
