/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.UUID;
import org.libvirt.Handles;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.MemoryControl;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** Changes how much memory domains have. */
final class MemoryOperations implements MemoryControl {

  private static final long KIB = 1024;

  private final Connection connection;
  private final Guard guard;

  MemoryOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  @Override
  public void setMemory(UUID uuid, long bytes) throws HypervisorException {
    connection.onDomain(uuid, VmSetting.SET_MEMORY.doing("{0}"), domain -> {
      String doing = VmSetting.SET_MEMORY.doing(domain.getName());
      guard.checkChangeable(uuid, doing, domain.getName());
      if (Virt.virDomainGetID(Handles.of(domain)) < 0) {
        throw connection.errors().of(doing, Kind.INVALID_STATE, Messages.State_inactive, null); // drivers differ
      }
      domain.setMemory(bytes / KIB);
      return domain;
    });
  }
}
