/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;

/** Hears what becomes of a VM, its host and its definition while they are edited. */
final class HostWatch implements AutoCloseable {

  private final Registration inventory;
  private final Registration events;

  /** Begins; {@code changed} is called on the core's threads and must return at once. */
  HostWatch(IServiceLocator services, VmId vm, Runnable changed) {
    Inventory all = services.getService(Inventory.class);
    inventory = all.addListener(changes -> {
      if (changes.stream().anyMatch(change -> concerns(change, vm, all))) {
        changed.run();
      }
    });
    events = services.getService(HostCalls.class).addListener(new HostEventListener() {
      @Override
      public void domainEvent(HostId host, DomainEvent event) {
        if (event.domain().equals(vm.uuid()) && event.type() == DomainEvent.Type.DEFINED) {
          changed.run();
        }
      }
    });
  }

  /** A change of the VM, or of the connection to the host that has it. */
  private static boolean concerns(InventoryChange change, VmId vm, Inventory all) {
    return change.id().equals(vm) || change instanceof InventoryChange.HostChange host
        && all.virtualMachine(vm).filter(one -> one.host().equals(host.id())).isPresent();
  }

  @Override
  public void close() {
    inventory.close();
    events.close();
  }
}
