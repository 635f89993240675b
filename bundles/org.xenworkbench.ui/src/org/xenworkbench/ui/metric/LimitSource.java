/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.metric;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * Knows limits of metrics. A whiteboard: register one as an OSGi service, and {@link MetricLimits} has them. Any
 * thread; answers from what is known.
 *
 * @since 0.1
 */
@ConsumerType
public interface LimitSource {

  /**
   * The limits that hold for a metric of an object now.
   *
   * @param metric its identity, such as {@code cpu_usage}
   */
  List<MetricLimit> limits(ObjectId object, String metric);

  /** Tells that there are others, for as long as the registration is open. Must return at once. */
  Registration listen(Runnable changed);
}
