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

  /** Names of an interface's counters; the same names for all VMs, so they are shared. */
  record Network(String received, String sent) {

    /** Of the n-th network interface. */
    Network(int index) {
      this(("vif_" + index + "_rx").intern(), ("vif_" + index + "_tx").intern());
    }
  }

  /** Names of a block device's counters. */
  record Disk(String read, String written, String reads, String writes) {

    Disk(String device) {
      this(("vbd_" + device + "_read").intern(), ("vbd_" + device + "_write").intern(),
          ("vbd_" + device + "_iops_read").intern(), ("vbd_" + device + "_iops_write").intern());
    }
  }

  /** Counters of a network interface; libvirt counts as seen from the guest. */
  static void network(List<Reading> readings, Network names, long received, long sent) {
    add(readings, names.received(), received);
    add(readings, names.sent(), sent);
  }

  /** Counters of a block device. */
  static void disk(List<Reading> readings, Disk names, long read, long written, long reads, long writes) {
    add(readings, names.read(), read);
    add(readings, names.written(), written);
    add(readings, names.reads(), reads);
    add(readings, names.writes(), writes);
  }

  /** libvirt says -1 for a counter that it does not have. */
  private static void add(List<Reading> readings, String metric, long value) {
    if (value >= 0) {
      readings.add(Reading.counter(metric, value));
    }
  }
}
