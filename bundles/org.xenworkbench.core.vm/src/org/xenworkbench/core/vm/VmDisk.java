/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Optional;
import org.xenworkbench.core.driver.VolumePlan;

/**
 * A disk of a VM that is to be made.
 *
 * @param path where it is on the host, an absolute path; of a new volume where it is expected to be
 * @param format how it is written: {@code raw}, {@code qcow2}
 * @param volume the volume that is made for it; empty for one that is there
 * @since 0.1
 */
public record VmDisk(String path, String format, Optional<NewVolume> volume) {

  /**
   * A volume that is made with the VM.
   *
   * @param pool the name of the pool that it is made in
   * @param plan what it is
   */
  public record NewVolume(String pool, VolumePlan plan) {
  }

  /** One that is there. */
  public static VmDisk existing(String path, String format) {
    return new VmDisk(path, format, Optional.empty());
  }

  /** One that is made with the VM, in a pool of that folder. */
  public static VmDisk made(String pool, String folder, VolumePlan plan) {
    return new VmDisk(folder + '/' + plan.name(), plan.format(), Optional.of(new NewVolume(pool, plan)));
  }
}
