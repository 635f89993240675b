/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a VM that is to be made boots.
 *
 * @since 0.1
 */
@ProviderType
public sealed interface VmBoot {

  /**
   * A kernel.
   *
   * @param kernel its path on the host
   * @param initrd that of its initial RAM disk; empty if it needs none
   * @param commandLine what the kernel is told; may be empty
   */
  record Kernel(String kernel, String initrd, String commandLine) implements VmBoot {
  }

  /**
   * A CD, as of an installer.
   *
   * @param path that of its image on the host
   */
  record Image(String path) implements VmBoot {
  }

  /** What is on its disk: by firmware, or for a paravirtual guest by the boot loader pygrub. */
  record Disk() implements VmBoot {
  }
}
