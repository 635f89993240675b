/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * Turns every round of polling into samples. Reading never calls a hypervisor. An OSGi service; any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Sampler {

  /**
   * The latest value of every metric of an object, empty if it has none; never contains NaN. A VM that stands still
   * uses no CPU from that moment on, whatever was measured before.
   */
  Map<String, Double> latest(ObjectId object);

  /** All metrics that are known: the core's and those of every {@link MetricSource}. */
  List<MetricDescriptor> descriptors();

  /** What a metric of an object of that scope is, empty if nobody describes it. */
  Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric);

  /** Listens to samples. */
  Registration addListener(SampleListener listener);
}
