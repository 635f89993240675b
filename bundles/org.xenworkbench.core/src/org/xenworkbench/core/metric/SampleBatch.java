/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/**
 * The samples of one host and of the virtual machines it owns, of one round. Immutable.
 *
 * @param host the host that was polled
 * @param time the wall-clock time of the round
 * @param values value by metric id, by object; a metric that is missing or NaN is a gap
 * @since 0.1
 */
public record SampleBatch(HostId host, Instant time, Map<ObjectId, Map<String, Double>> values) {

  /** Keeps unmodifiable copies of the maps, in which nothing may be null. */
  public SampleBatch {
    Map<ObjectId, Map<String, Double>> copies = new HashMap<>();
    values.forEach((object, sampled) -> copies.put(object, Map.copyOf(sampled)));
    values = Map.copyOf(copies);
  }
}
