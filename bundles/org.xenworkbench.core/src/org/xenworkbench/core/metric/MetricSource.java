/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * Adds metrics of its own to every round: what a third party implements and registers as an OSGi service (whiteboard).
 * A chart for them appears by itself in the performance view, one for each {@link MetricDescriptor#group}.
 *
 * @since 0.1
 */
@ConsumerType
public interface MetricSource {

  /** What it measures; ids must not be those of the core. Constant. */
  List<MetricDescriptor> descriptors();

  /**
   * Measures. Called once a round on the host's polling thread; should take well under the interval. What it throws
   * costs its values of this round and is logged once.
   *
   * @param host the host that was just polled
   * @param machines the virtual machines it owns, less those that still ran elsewhere at its last
   *     round (see {@link VirtualMachine#isArriving})
   * @param time the time of the round
   * @return value by metric id, by object, in base units
   */
  Map<ObjectId, Map<String, Double>> sample(Host host, List<VirtualMachine> machines, Instant time);
}
