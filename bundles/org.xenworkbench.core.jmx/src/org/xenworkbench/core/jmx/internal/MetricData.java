/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

/**
 * The latest value of a metric.
 *
 * @param metric its id
 * @param label its name for the user
 * @param unit the base unit of its value, in words
 * @param value the value
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record MetricData(String metric, String label, String unit, double value) {

  public String getMetric() {
    return metric;
  }

  public String getLabel() {
    return label;
  }

  public String getUnit() {
    return unit;
  }

  public double getValue() {
    return value;
  }
}
