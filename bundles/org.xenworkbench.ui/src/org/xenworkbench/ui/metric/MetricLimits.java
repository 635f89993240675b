/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.metric;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private final Map<LimitSource, Registration> sources = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Those of the sources that bundles register. */
  public MetricLimits() {
    this(List.of());
  }

  /** Those of these sources, for a test. */
  public MetricLimits(List<LimitSource> sources) {
    sources.forEach(this::bind);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bind(LimitSource source) {
    sources.put(source, source.listen(this::tell));
    tell();
  }

  void unbind(LimitSource source) {
    Registration listening = sources.remove(source);
    if (listening != null) {
      listening.close();
    }
    tell();
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  /** The limits that hold for a metric of an object now. */
  public List<MetricLimit> of(ObjectId object, String metric) {
    return sources.keySet().stream().flatMap(source -> source.limits(object, metric).stream()).toList();
  }

  /** Tells that there are others, also those of a source that comes later. */
  public Registration listen(Runnable changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }
}
