/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.text.SafeText;

/**
 * A device that can be chosen.
 *
 * @param name the guest's name of a disk, or the address of an interface
 * @param label what is read of it
 */
record DeviceChoice(String name, String label) {

  /** All that have a name. */
  static List<DeviceChoice> all(DomainDevices devices) {
    List<DeviceChoice> all = new ArrayList<>();
    devices.disks().stream().map(DeviceChoice::of).forEach(all::add);
    int number = 0;
    for (DomainDevices.Interface nic : devices.interfaces()) {
      all.add(new DeviceChoice(nic.mac(), SafeText.cell(
          NLS.bind(Messages.Device_interface, new Object[] {number, nic.mac(), nic.source()}))));
      number++;
    }
    return all.stream().filter(device -> !device.name().isEmpty()).toList();
  }

  /** The drives among them. */
  static List<DeviceChoice> drives(DomainDevices devices) {
    return devices.disks().stream().filter(disk -> disk.isDrive() && !disk.target().isEmpty()).map(DeviceChoice::of)
        .toList();
  }

  private static DeviceChoice of(DomainDevices.Disk disk) {
    return new DeviceChoice(disk.target(), SafeText.cell(NLS.bind(Messages.Device_disk, disk.target(),
        disk.source().isEmpty() ? Messages.Device_empty : disk.source())));
  }

  /** Their labels. */
  static String[] labels(List<DeviceChoice> choices) {
    return choices.stream().map(DeviceChoice::label).toArray(String[]::new);
  }

  /** Where that of a name is; the first if it is none of them. */
  static int index(List<DeviceChoice> choices, String name) {
    return Math.max(0, choices.stream().map(DeviceChoice::name).toList().indexOf(name));
  }
}
