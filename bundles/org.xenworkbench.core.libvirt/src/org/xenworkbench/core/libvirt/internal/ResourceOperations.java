/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.UUID;
import org.libvirt.Handles;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.MemoryControl;
import org.xenworkbench.core.driver.VcpuControl;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** Changes how much memory and how many virtual CPUs domains have. */
final class ResourceOperations implements MemoryControl, VcpuControl {

  private static final long KIB = 1024;

  private final Connection connection;
  private final Guard guard;

  ResourceOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  /** A native call; less than zero if it fails. */
  private interface Change {
    int of(Pointer domain);
  }

  private void change(UUID uuid, VmSetting row, Change change) throws HypervisorException {
    connection.onDomain(uuid, row.doing("{0}"), domain -> {
      String doing = row.doing(domain.getName());
      guard.checkChangeable(uuid, doing, domain.getName());
      if (Virt.virDomainGetID(Handles.of(domain)) < 0) {
        throw connection.errors().of(doing, Kind.INVALID_STATE, Messages.State_inactive, null); // drivers differ
      }
      if (change.of(Handles.of(domain)) < 0) {
        throw connection.lastError(doing);
      }
      return domain;
    });
  }

  @Override
  public void setMemory(UUID uuid, long bytes) throws HypervisorException {
    change(uuid, VmSetting.SET_MEMORY,
        domain -> Virt.virDomainSetMemoryFlags(domain, new NativeLong(bytes / KIB), Virt.AFFECT_LIVE));
  }

  @Override
  public void setVcpus(UUID uuid, int count) throws HypervisorException {
    change(uuid, VmSetting.SET_VCPUS, domain -> Virt.virDomainSetVcpusFlags(domain, count, Virt.AFFECT_LIVE));
  }
}
