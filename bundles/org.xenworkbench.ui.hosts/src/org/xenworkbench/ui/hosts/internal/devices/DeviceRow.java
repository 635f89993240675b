/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * A disk or network interface.
 *
 * @param name what the guest calls it, or its number
 * @param kind what it is
 * @param source what is behind it on the host
 * @param model how it is stored, or seen by the guest
 * @param address its address in the network; empty for a disk
 * @param in the metric of what comes into the VM by it
 * @param out the metric of what goes out
 */
record DeviceRow(String name, String kind, String source, String model, String address, String in, String out) {

  /** The disks and network interfaces of a VM, in the order of its definition, by which they are measured. */
  static List<DeviceRow> of(DomainDevices devices) {
    List<DeviceRow> rows = new ArrayList<>();
    for (DomainDevices.Disk disk : devices.disks()) {
      rows.add(new DeviceRow(disk.target(), disk.device(), disk.source(), disk.format(), "",
          "vbd_" + disk.target() + "_read", "vbd_" + disk.target() + "_write"));
    }
    int number = 0;
    for (DomainDevices.Interface nic : devices.interfaces()) {
      rows.add(new DeviceRow(NLS.bind(Messages.DeviceRow_nic, number), Messages.DeviceRow_interface, nic.source(),
          nic.model(),
          nic.mac(), "vif_" + number + "_rx", "vif_" + number + "_tx"));
      number++;
    }
    return List.copyOf(rows);
  }

  /** By which it is detached: the guest's name of a disk, the address of an interface. */
  String id() {
    return address.isEmpty() ? name : address;
  }

  /** What goes through it now; empty where that is not measured. */
  String rates(Map<String, Double> latest) {
    Double read = latest.get(in);
    Double written = latest.get(out);
    return read == null || written == null ? ""
        : NLS.bind(Messages.DeviceRow_rates, Formats.rate(read), Formats.rate(written));
  }
}
