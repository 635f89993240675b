/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Map;
import java.util.function.Predicate;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Unit;

/** What a VM takes of its host: each the sum of some of the VM's metrics. */
public enum Usage {
  /** A share of the host's physical CPUs: those of a host's VMs add up to the host's own. */
  CPU(Unit.RATIO, Metrics.CPU_USAGE::equals),
  /** Memory. */
  MEMORY(Unit.BYTES, Metrics.MEMORY::equals),
  /** What it receives by all its network interfaces. */
  RECEIVED(Unit.BYTES_PER_SECOND, metric -> metric.startsWith("vif_") && metric.endsWith("_rx")),
  /** What it sends by all its network interfaces. */
  SENT(Unit.BYTES_PER_SECOND, metric -> metric.startsWith("vif_") && metric.endsWith("_tx")),
  /** What it reads from all its disks. */
  READ(Unit.BYTES_PER_SECOND, metric -> isOfDisk(metric) && metric.endsWith("_read")),
  /** What it writes to all its disks. */
  WRITTEN(Unit.BYTES_PER_SECOND, metric -> isOfDisk(metric) && metric.endsWith("_write"));

  private final Unit unit;
  private final Predicate<String> metrics;

  Usage(Unit unit, Predicate<String> metrics) {
    this.unit = unit;
    this.metrics = metrics;
  }

  private static boolean isOfDisk(String metric) {
    return metric.startsWith("vbd_") && !metric.contains("_iops_");
  }

  /** Whether a metric of a VM is a part of it. */
  public boolean isOf(String metric) {
    return metrics.test(metric);
  }

  /** In which unit it is told. */
  public Unit unit() {
    return unit;
  }

  /**
   * By what the sum of its metrics is to be multiplied.
   *
   * @param vcpus how many virtual CPUs the VM has; 0 if that is not known
   * @param cpus how many physical CPUs its host has; 0 if that is not known
   * @return NaN if it is not known
   */
  public double factor(int vcpus, int cpus) {
    return this != CPU ? 1 : vcpus > 0 && cpus > 0 ? (double) vcpus / cpus : Double.NaN;
  }

  /** The sum of what is known; NaN if nothing is. */
  double sum(Map<String, Double> values) {
    double sum = Double.NaN;
    for (Map.Entry<String, Double> value : values.entrySet()) {
      if (isOf(value.getKey()) && Double.isFinite(value.getValue())) {
        sum = Double.isNaN(sum) ? value.getValue() : sum + value.getValue();
      }
    }
    return sum;
  }
}
