/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.oshi.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import oshi.hardware.NetworkIF;

/**
 * Tells physical interfaces from bridges, tunnels and virtual ones, whose traffic would be counted twice. Only Linux
 * says which are which; elsewhere, and in a container that has none, all but the loopback count.
 */
final class PhysicalInterfaces {

  private static final Path LINUX_DEVICES = Path.of("/sys/class/net");

  private PhysicalInterfaces() {
  }

  static List<NetworkIF> of(List<NetworkIF> all) {
    List<NetworkIF> physical = all.stream().filter(device -> Files.exists(
        LINUX_DEVICES.resolve(device.getName()).resolve("device"))).toList();
    return physical.isEmpty() ? List.copyOf(all) : physical;
  }
}
