/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;

/**
 * Raises an alarm when VMs with one UUID run on two hosts: both would write to its disk. It looks at what changes
 * only.
 */
@Component(service = EnginePart.class)
public class DoubleRunAlarm implements EnginePart {

  /** At the end of a migration both hosts may say that it runs: on Xen until the source has cleaned up. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Inventory inventory;
  private final EventLog log;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Map<VmId, Future<?>> suspicions = new ConcurrentHashMap<>();
  private final Registration changes;

  /** Uses these services. */
  @Activate
  public DoubleRunAlarm(@Reference Inventory inventory, @Reference EventLog log) {
    this(inventory, log, Timing.system().scheduler("xenworkbench-alarm"), Timing.system().clock());
  }

  DoubleRunAlarm(Inventory inventory, EventLog log, ScheduledExecutorService timer, Clock clock) {
    this.inventory = inventory;
    this.log = log;
    this.timer = timer;
    this.clock = clock;
    this.changes = inventory.addListener(this::inventoryChanged);
    inventory.virtualMachines().forEach(this::look);
  }

  @Deactivate
  void stop() {
    changes.close();
    timer.shutdownNow();
  }

  private void inventoryChanged(List<InventoryChange> changed) {
    for (InventoryChange change : changed) {
      if (change instanceof InventoryChange.VmChange vm) {
        vm.after().or(vm::before).ifPresent(this::look);
      }
    }
  }

  private void look(VirtualMachine vm) {
    VmId claimed = vm.id().claimed();
    boolean waiting = suspicions.containsKey(claimed);
    if (!waiting && vm.alsoOn().isEmpty()) {
      return; // as nearly always
    }
    if (runners(claimed).size() < 2) {
      Optional.ofNullable(suspicions.remove(claimed)).ifPresent(timing -> timing.cancel(false));
    } else if (!waiting) {
      suspicions.put(claimed, timer.schedule(() -> confirm(claimed), PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private void confirm(VmId vm) {
    List<VirtualMachine> runners = runners(vm);
    if (runners.size() < 2) {
      return;
    }
    VirtualMachine first = runners.get(0);
    VirtualMachine second = runners.get(1);
    String message = NLS.bind(Messages.Inventory_TwoRunning,
        new Object[] {first.name(), name(first.host()), second.name(), name(second.host())});
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, clock.instant())
        .host(first.host(), name(first.host())).user(Initiator.workbench()).details(message).build());
  }

  /** Those that have that UUID and run, the VM itself before its claims. */
  private List<VirtualMachine> runners(VmId vm) {
    List<VmId> ids = new ArrayList<>(List.of(vm));
    inventory.placements(vm).forEach(placement -> ids.add(VmId.claim(placement.host(), vm.uuid())));
    return ids.stream().flatMap(id -> inventory.virtualMachine(id).stream())
        .filter(machine -> machine.state().isRunning()).toList();
  }

  private String name(HostId host) {
    return inventory.host(host).map(Host::name).orElse("");
  }
}
