/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.storage.DiskUse;

/** What stands on what. */
class HostVolumesTest {

  private final StorageVolume base = new StorageVolume("images", "base.img", "/srv/images/base.img", "qcow2", 1, 1);
  private final StorageVolume clone = new StorageVolume("clones", "web.img", "/srv/clones/web.img", "qcow2", 1, 1,
      "/srv//images/base.img");
  private final HostVolumes volumes = new HostVolumes(List.of(base, clone));

  @Test
  void whatAVolumeIsBasedOnStays() {
    DiskUse nobody = new DiskUse(Map.of(), List.of());
    assertThat(VmDisks.user(nobody, volumes, base)).contains("Volume 'web.img' is based on it.");
    assertThat(VmDisks.user(nobody, volumes, clone)).isEmpty();
    assertThat(volumes.basedOn("")).isEmpty();
  }
}
