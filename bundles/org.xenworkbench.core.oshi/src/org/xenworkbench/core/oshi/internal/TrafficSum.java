/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.oshi.internal;

import java.util.HashMap;
import java.util.Map;

/** Sum of counters of devices that come and go and restart: it only grows, and by what was really counted. */
final class TrafficSum {

  private final Map<String, Long> last = new HashMap<>();
  private long total;

  /** Takes a device's counter; the first reading of a device only says where it starts. */
  void add(String device, long counter) {
    Long before = last.put(device, counter);
    if (before != null && counter > before) {
      total += counter - before;
    }
  }

  long total() {
    return total;
  }
}
