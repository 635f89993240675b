/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/** The values of the moment that is shown. */
final class ReplaySampler implements Sampler {

  private final Supplier<Moment> moment;
  private final Listeners<SampleListener> listeners;
  private final List<MetricDescriptor> descriptors;

  ReplaySampler(Content content, Supplier<Moment> moment, Listeners<SampleListener> listeners) {
    this.moment = moment;
    this.listeners = listeners;
    descriptors = Stream.concat(Metrics.ALL.stream(), content.metrics().stream()).toList();
  }

  @Override
  public Map<String, Double> latest(ObjectId object) {
    return moment.get().latest().getOrDefault(object, Map.of());
  }

  @Override
  public List<MetricDescriptor> descriptors() {
    return descriptors;
  }

  @Override
  public Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric) {
    return descriptors.stream().filter(each -> each.scope() == scope && each.describes(metric)).findFirst();
  }

  @Override
  public Registration addListener(SampleListener listener) {
    return listeners.add(listener);
  }
}
