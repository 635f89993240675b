/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;

/** Says once in the event log that two hosts lead to one machine. */
@Component(service = EnginePart.class)
public class SameMachineWarning implements EnginePart {

  private final Inventory inventory;
  private final EventLog log;
  private final Clock clock;
  private final Registration changes;
  private final Set<Set<HostId>> said = ConcurrentHashMap.newKeySet();

  /** Uses these services. */
  @Activate
  public SameMachineWarning(@Reference Inventory inventory, @Reference EventLog log) {
    this(inventory, log, Timing.system().clock());
  }

  SameMachineWarning(Inventory inventory, EventLog log, Clock clock) {
    this.inventory = inventory;
    this.log = log;
    this.clock = clock;
    this.changes = inventory.addListener(this::inventoryChanged);
    inventory.hosts().forEach(this::look);
  }

  @Deactivate
  void stop() {
    changes.close();
  }

  private void inventoryChanged(List<InventoryChange> changed) {
    for (InventoryChange change : changed) {
      if (change instanceof InventoryChange.HostChange host) {
        host.after().ifPresent(this::look);
      }
    }
  }

  private void look(Host host) {
    host.sameMachineAs().flatMap(inventory::host).filter(first -> said.add(Set.of(host.id(), first.id())))
        .ifPresent(first -> say(host, first));
  }

  private void say(Host host, Host first) {
    String message = NLS.bind(Messages.Inventory_SameMachine, host.name(), first.name());
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, clock.instant())
        .host(host.id(), host.name()).user(Initiator.workbench()).details(message).build());
  }
}
