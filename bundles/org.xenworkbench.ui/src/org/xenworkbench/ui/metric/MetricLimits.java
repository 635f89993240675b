/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.metric;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * The limits of metrics that anybody knows. An OSGi service. Any thread.
 *
 * @since 0.1
 */
@Component(service = MetricLimits.class)
public final class MetricLimits {

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<LimitSource> sources;

  /** Those of the sources that bundles register. */
  public MetricLimits() {
    this(List.of());
  }

  /** Those of these sources, for a test. */
  public MetricLimits(List<LimitSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** The limits that hold for a metric of an object now. */
  public List<MetricLimit> of(ObjectId object, String metric) {
    return sources.stream().flatMap(source -> source.limits(object, metric).stream()).toList();
  }

  /** Tells that there are others. */
  public Registration listen(Runnable changed) {
    List<Registration> registrations = sources.stream().map(source -> source.listen(changed)).toList();
    return () -> registrations.forEach(Registration::close);
  }
}
