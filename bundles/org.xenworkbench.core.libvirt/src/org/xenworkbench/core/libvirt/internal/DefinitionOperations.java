/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.util.UUID;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** Changes what a host keeps of its domains. */
final class DefinitionOperations implements DefinitionControl {

  private final Connection connection;
  private final Guard guard;

  DefinitionOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  /** A native call that changes a domain; less than zero if it fails. */
  private interface Change {
    int of(Pointer domain);
  }

  /** Looks at a domain before it is changed. */
  private interface Check {

    /** Fails if it cannot be; {@code doing} is what is tried. */
    void of(Pointer domain, String doing) throws LibvirtException, HypervisorException;
  }

  private void change(UUID uuid, VmChange row, Check check, Change change) throws HypervisorException {
    connection.onDomain(uuid, row.doing("{0}"), domain -> {
      String doing = row.doing(domain.getName());
      guard.checkChangeable(uuid, doing, domain.getName());
      guard.require(row.feature(), doing);
      Pointer handle = Handles.of(domain);
      check.of(handle, doing);
      if (change.of(handle) < 0) {
        throw connection.lastError(doing);
      }
      return domain;
    });
  }

  @Override
  public void discardSaved(UUID uuid) throws HypervisorException {
    change(uuid, VmChange.DISCARD_SAVED, (domain, doing) -> {
      if (Virt.virDomainHasManagedSaveImage(domain, 0) == 0) {
        throw connection.errors().of(doing, Kind.INVALID_STATE, Messages.State_unsaved, null);
      }
    }, domain -> Virt.virDomainManagedSaveRemove(domain, 0));
  }

  @Override
  public void setAutostart(UUID uuid, boolean on) throws HypervisorException {
    change(uuid, on ? VmChange.ENABLE_AUTOSTART : VmChange.DISABLE_AUTOSTART, (domain, doing) -> {},
        domain -> Virt.virDomainSetAutostart(domain, on ? 1 : 0));
  }
}
