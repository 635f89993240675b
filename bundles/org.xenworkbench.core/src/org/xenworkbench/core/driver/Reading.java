/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

/**
 * One raw value of one metric.
 *
 * @param metric the metric's id, such as {@code vif_0_rx}
 * @param kind how the value becomes a sample
 * @param value a gauge's value in the metric's base unit, or a counter's reading
 * @param scale what a counter's rate per second is multiplied with to give the metric's base unit: 1 for bytes, 1e-9
 *     for CPU nanoseconds as a ratio of one CPU; ignored for gauges
 * @since 0.1
 */
public record Reading(String metric, Kind kind, double value, double scale) {

  /** How a value becomes a sample. */
  public enum Kind {
    /** The value is the sample. */
    GAUGE,
    /** The sample is the rate of a counter that only grows; one that shrinks has restarted and gives a gap. */
    COUNTER
  }

  /** A value that is the sample. */
  public static Reading gauge(String metric, double value) {
    return new Reading(metric, Kind.GAUGE, value, 1);
  }

  /** A counter whose rate per second is the sample. */
  public static Reading counter(String metric, double value) {
    return new Reading(metric, Kind.COUNTER, value, 1);
  }

  /** A counter whose rate per second times {@code scale} is the sample. */
  public static Reading counter(String metric, double value, double scale) {
    return new Reading(metric, Kind.COUNTER, value, scale);
  }
}
