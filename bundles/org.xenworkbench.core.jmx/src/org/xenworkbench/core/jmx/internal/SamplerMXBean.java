/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MXBean;
import org.xenworkbench.core.jmx.Described;

/** Sampling. */
@Described("Sampling of all connected hosts.")
@MXBean
public interface SamplerMXBean extends Versioned {

  @Described(value = "Time between two rounds of one host, 500 to 600000; kept in the preferences.", units = "ms")
  long getIntervalMillis();

  /** Sets the interval. */
  void setIntervalMillis(long interval);

  @Described("How polling each host goes.")
  PollData[] getStatistics();

  @Described("What each metric is, third parties' included.")
  MetricDefinition[] getMetrics();

  @Described(value = "Rounds that the history on disk left out because they came too fast.", units = "count")
  long getDroppedRounds();

  @Described(value = "What the history takes on disk; -1 if there is none.", units = "bytes")
  long getHistoryBytes();

  @Described(value = "How many files the history has; -1 if there is none.", units = "count")
  long getHistoryFiles();
}
