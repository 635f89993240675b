/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.ui.ModelTexts;

/**
 * For how long VMs have been running. No hypervisor tells it through libvirt: it is known of those that were seen to
 * start; of others only that they run at least since they were first seen. A VM that migrates goes on. One whose host
 * was not connected for a while goes on if it has the same number there, which a hypervisor gives to a start. One that
 * the workbench started itself and that was seen to run only long after that has been running for longer, too. Any
 * thread.
 */
@Component(service = RunTimes.class)
public final class RunTimes {

  private static final Set<String> STARTS = Set.of(PowerAction.START.name(), PowerAction.START_PAUSED.name());
  /** A start that is seen so long after it was done was seen late. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private final Inventory inventory;
  private final Clock clock;
  private final Map<VmId, Run> runs = new ConcurrentHashMap<>();
  /** When those were started by the workbench that were not seen to run since. */
  private final Map<VmId, Instant> started = new ConcurrentHashMap<>();
  private final List<Registration> listeners;

  /**
   * One time from start to end.
   *
   * @param begin when it was first seen
   * @param isStart whether that was its start
   */
  private record Run(HostId host, int number, Instant begin, boolean isStart) {

    static Run of(VirtualMachine vm, Instant begin, boolean isStart) {
      return new Run(vm.host(), vm.domainNumber(), begin, isStart);
    }
  }

  /**
   * For how long one has been running.
   *
   * @param time so long
   * @param isAll whether it is not more
   */
  record Uptime(Duration time, boolean isAll) {
  }

  /** Of the VMs of the inventory, from now on. */
  @Activate
  public RunTimes(@Reference Inventory inventory, @Reference OperationService operations, @Reference Timing timing) {
    this(inventory, operations, timing.clock());
  }

  RunTimes(Inventory inventory, OperationService operations, Clock clock) {
    this.inventory = inventory;
    this.clock = clock;
    listeners = List.of(inventory.addListener(changes -> changes.forEach(this::changed)),
        operations.addListener(this::changed));
    inventory.virtualMachines().stream().filter(VirtualMachine::isActive)
        .forEach(vm -> runs.putIfAbsent(vm.id(), Run.of(vm, clock.instant(), false)));
  }

  /** Hears nothing any more. */
  @Deactivate
  void close() {
    listeners.forEach(Registration::close);
  }

  private void changed(InventoryChange change) {
    if (change instanceof InventoryChange.VmChange vm) {
      vm.after().ifPresentOrElse(now -> changed(vm.before(), now), () -> {
        runs.remove(vm.id());
        started.remove(vm.id());
      });
    }
  }

  private void changed(OperationState operation) {
    Operation.Description description = operation.description();
    if (operation.status() == LogEntry.Status.SUCCEEDED
        && STARTS.contains(description.attributes().getOrDefault(LogAttribute.ACTION.name(), ""))) {
      description.vm().flatMap(inventory::virtualMachine).filter(vm -> !vm.isActive())
          .ifPresent(vm -> started.put(vm.id(), clock.instant()));
    }
  }

  private void changed(Optional<VirtualMachine> before, VirtualMachine now) {
    Run known = runs.get(now.id());
    if (now.isActive()) {
      boolean moved = known != null && !known.host.equals(now.host());
      if (known == null || !moved && known.number != now.domainNumber()) {
        boolean wasSeen = before.filter(vm -> vm.isActive() || vm.state() != DomainState.NO_STATE).isPresent();
        Instant begin = clock.instant();
        Instant own = started.remove(now.id());
        boolean isLate = own != null && own.plus(LATE).isBefore(begin);
        runs.put(now.id(), Run.of(now, begin, wasSeen && !isLate));
      } else if (moved) {
        runs.put(now.id(), Run.of(now, known.begin, known.isStart));
      }
    } else if (!ModelTexts.isOutOfSight(now, inventory)) {
      runs.remove(now.id());
    }
  }

  /** For how long a VM has been running; empty if it does not run, or nobody knows whether it does. */
  Optional<Uptime> of(VirtualMachine vm) {
    Run run = vm.isActive() ? runs.get(vm.id()) : null;
    if (run == null) {
      return Optional.empty();
    }
    Duration time = Duration.between(run.begin, clock.instant());
    return time.isNegative() ? Optional.empty() : Optional.of(new Uptime(time, run.isStart)); // the clock was set
  }
}
