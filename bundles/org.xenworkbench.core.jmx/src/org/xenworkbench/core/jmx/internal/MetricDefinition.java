/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import org.xenworkbench.core.metric.MetricDescriptor;

/**
 * What a metric is.
 *
 * @param id its id; {@code <x>} stands for a device or number
 * @param label its name for the user
 * @param scope HOST or VM
 * @param unit the base unit of its values, in words
 * @param group metrics of one group share a chart
 * @param definition one sentence that defines it
 * @param source where its values come from
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record MetricDefinition(String id, String label, String scope, String unit, String group, String definition,
    String source) {

  static MetricDefinition of(MetricDescriptor metric) {
    return new MetricDefinition(metric.id(), metric.label(), metric.scope().name(), metric.unit().name(),
        metric.group(), metric.definition(), metric.source());
  }

  public String getId() {
    return id;
  }

  public String getLabel() {
    return label;
  }

  public String getScope() {
    return scope;
  }

  public String getUnit() {
    return unit;
  }

  public String getGroup() {
    return group;
  }

  public String getDefinition() {
    return definition;
  }

  public String getSource() {
    return source;
  }
}
