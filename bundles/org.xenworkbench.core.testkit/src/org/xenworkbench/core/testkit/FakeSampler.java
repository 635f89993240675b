/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/**
 * Values as a test puts them in, of the core's metrics and of those that it describes. Any thread.
 *
 * @since 0.1
 */
public final class FakeSampler implements Sampler {

  private final Map<ObjectId, Map<String, Double>> values = new ConcurrentHashMap<>();
  private final List<MetricDescriptor> more = new CopyOnWriteArrayList<>();
  private final List<SampleListener> listeners = new CopyOnWriteArrayList<>();

  /** Sets the latest value of a metric. */
  public void put(ObjectId object, String metric, double value) {
    values.computeIfAbsent(object, key -> new ConcurrentHashMap<>()).put(metric, value);
  }

  /** Forgets the latest values of an object. */
  public void clear(ObjectId object) {
    values.remove(object);
  }

  /** Describes a metric that the core does not know. */
  public void describe(MetricDescriptor metric) {
    more.add(metric);
  }

  /** Tells listeners what was sampled. */
  public void tell(SampleBatch batch) {
    listeners.forEach(listener -> listener.sampled(batch));
  }

  @Override
  public Map<String, Double> latest(ObjectId object) {
    return Map.copyOf(values.getOrDefault(object, Map.of()));
  }

  @Override
  public List<MetricDescriptor> descriptors() {
    List<MetricDescriptor> all = new ArrayList<>(Metrics.ALL);
    all.addAll(more);
    return all;
  }

  @Override
  public Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric) {
    return descriptors().stream().filter(known -> known.scope() == scope && known.describes(metric)).findFirst();
  }

  @Override
  public Registration addListener(SampleListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
