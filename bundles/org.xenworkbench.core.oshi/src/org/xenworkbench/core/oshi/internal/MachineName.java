/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.oshi.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.SystemInfo;

/** The name of this machine, without asking the network. */
final class MachineName {

  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
  private static final String WINDOWS = "COMPUTERNAME";

  private MachineName() {
  }

  static String get() {
    String windows = System.getenv(WINDOWS);
    if (windows != null && !windows.isBlank()) {
      return windows;
    }
    try {
      return Files.readString(LINUX).strip();
    } catch (IOException e) {
      // not Linux: the native library knows
      return new SystemInfo().getOperatingSystem().getNetworkParams().getHostName();
    }
  }
}
