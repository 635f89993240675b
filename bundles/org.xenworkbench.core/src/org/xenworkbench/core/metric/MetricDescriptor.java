/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a metric is. One table, {@link Metrics}, holds those of the core; code, documentation and MBeans share it.
 *
 * @param id its id; {@code <x>} stands for a device or number, as in {@code vif_<n>_rx}
 * @param label a short name for the user; of many alike, with the same placeholder as the id: see {@link #labelOf}
 * @param scope what it is measured on
 * @param unit the base unit of its values
 * @param group metrics of one group share a chart, such as {@code cpu}
 * @param definition one sentence that defines it
 * @param source where its values come from, such as the call of the hypervisor's library, and where there are none
 * @since 0.1
 */
public record MetricDescriptor(String id, String label, Scope scope, Unit unit, String group, String definition,
    String source) {

  /** What a metric is measured on. */
  public enum Scope {
    /** A host. */
    HOST,
    /** A virtual machine. */
    VM
  }

  /** Whether it describes the metric of that id, such as {@code vif_0_rx}. */
  public boolean describes(String metric) {
    int open = id.indexOf('<');
    if (open < 0) {
      return id.equals(metric);
    }
    int close = id.indexOf('>', open);
    return Pattern.matches(Pattern.quote(id.substring(0, open)) + "[^_]+" + Pattern.quote(id.substring(close + 1)),
        metric);
  }

  /**
   * The label of one of the metrics it describes, with the device's name or the number in it: “xvda read” for
   * {@code vbd_xvda_read}.
   */
  public String labelOf(String metric) {
    int open = id.indexOf('<');
    if (open < 0) {
      return label;
    }
    int tail = id.length() - id.indexOf('>') - 1;
    return label.replaceFirst("<[^>]+>", Matcher.quoteReplacement(metric.substring(open, metric.length() - tail)));
  }
}
