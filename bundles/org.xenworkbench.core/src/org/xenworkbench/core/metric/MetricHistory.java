/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Instant;
import java.util.Set;
import org.xenworkbench.core.model.ObjectId;

/**
 * The series of the metrics. The last ten minutes are in memory at the sampled rate; what is older comes from the
 * {@link HistoryStore}, if there is one. A series follows its object across hosts. An OSGi service; queries that reach
 * beyond what is in memory, which after a start are less than ten minutes, read a file, so not on a UI thread.
 */
public interface MetricHistory {

  /** Metrics of an object that have values in memory, sorted. */
  Set<String> metrics(ObjectId object);

  /**
   * A metric's values in a range.
   *
   * @param maxPoints the most points wanted; more are thinned out, keeping gaps
   */
  TimeSeries query(ObjectId object, String metric, Instant from, Instant to, int maxPoints);
}
