/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.List;
import java.util.stream.IntStream;
import org.xenworkbench.core.driver.DomainDevices;

/**
 * The devices of a domain whose traffic is counted. Names are made once, and not in every round.
 *
 * @param devices all of them
 * @param interfaces the names of what interfaces count, in order
 * @param disks the names of what disks count, in order; drives count nothing
 */
record Counted(DomainDevices devices, List<Nic> interfaces, List<Disk> disks) {

  /** Names of what an interface counts. */
  record Nic(String received, String sent) {

    private Nic(int number) {
      this("vif_" + number + "_rx", "vif_" + number + "_tx");
    }
  }

  /** Names of what a disk counts. */
  record Disk(String read, String written, String reads, String writes) {

    private Disk(String target) {
      this("vbd_" + target + "_read", "vbd_" + target + "_write", "vbd_" + target + "_iops_read",
          "vbd_" + target + "_iops_write");
    }
  }

  static Counted of(DomainDevices devices) {
    return new Counted(devices, IntStream.range(0, devices.interfaces().size()).mapToObj(Nic::new).toList(),
        devices.disks().stream().filter(disk -> !disk.isDrive() && !disk.target().isEmpty())
            .map(disk -> new Disk(disk.target())).toList());
  }
}
