/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.List;
import org.xenworkbench.core.driver.Reading;

/** Names and adds the counters of a domain's devices. */
final class DeviceReadings {

  private DeviceReadings() {
  }

  /** Counters of the n-th network interface; libvirt counts as seen from the guest. */
  static void network(List<Reading> readings, int index, long received, long sent) {
    add(readings, "vif_" + index + "_rx", received);
    add(readings, "vif_" + index + "_tx", sent);
  }

  /** Counters of a block device. */
  static void disk(List<Reading> readings, String device, long read, long written, long reads, long writes) {
    add(readings, "vbd_" + device + "_read", read);
    add(readings, "vbd_" + device + "_write", written);
    add(readings, "vbd_" + device + "_iops_read", reads);
    add(readings, "vbd_" + device + "_iops_write", writes);
  }

  /** libvirt says -1 for a counter that it does not have. */
  private static void add(List<Reading> readings, String metric, long value) {
    if (value >= 0) {
      readings.add(Reading.counter(metric, value));
    }
  }
}
