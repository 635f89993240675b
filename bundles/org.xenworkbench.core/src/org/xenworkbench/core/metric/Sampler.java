/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/** Samples all connected hosts at one interval. Reading never calls a hypervisor. An OSGi service; any thread. */
public interface Sampler {

  /** The shortest interval that can be set. */
  Duration MIN_INTERVAL = Duration.ofMillis(500);
  /** The longest interval that can be set. */
  Duration MAX_INTERVAL = Duration.ofMinutes(10);

  /** The interval between two rounds of one host, 5 s unless set. */
  Duration interval();

  /**
   * Sets the interval and keeps it in the preferences; takes effect at each host's next round.
   *
   * @throws IllegalArgumentException if it is not within {@link #MIN_INTERVAL} and {@link #MAX_INTERVAL}
   */
  void setInterval(Duration interval);

  /** The latest value of every metric of an object, empty if it has none; never contains NaN. */
  Map<String, Double> latest(ObjectId object);

  /** All metrics that are known: the core's and those of every {@link MetricSource}. */
  List<MetricDescriptor> descriptors();

  /** What a metric of an object of that scope is, empty if nobody describes it. */
  Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric);

  /** How polling a host goes, empty if it was never polled. */
  Optional<PollStatistics> statistics(HostId host);

  /** Listens to samples. */
  Registration addListener(SampleListener listener);
}
