/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.time.Clock;
import java.time.Duration;
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
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** Raises an alarm when a VM runs on two hosts: both would write to its disk. */
@Component(service = SampleListener.class)
public class DoubleRunAlarm implements SampleListener {

  /** At the end of a migration both hosts may say that it runs: on Xen until the source has cleaned up. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Inventory inventory;
  private final EventLog log;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Map<VmId, Future<?>> suspicions = new ConcurrentHashMap<>();

  /** Uses these services. */
  @Activate
  public DoubleRunAlarm(@Reference Inventory inventory, @Reference EventLog log) {
    this(inventory, log, Threads.scheduler("xenworkbench-alarm"), Clock.systemUTC());
  }

  DoubleRunAlarm(Inventory inventory, EventLog log, ScheduledExecutorService timer, Clock clock) {
    this.inventory = inventory;
    this.log = log;
    this.timer = timer;
    this.clock = clock;
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  @Override
  public void sampled(SampleBatch batch) {
    suspicions.keySet().stream().filter(vm -> runners(vm).size() < 2).forEach(this::clear);
    for (VirtualMachine vm : inventory.virtualMachines(batch.host())) {
      if (runners(vm.id()).size() >= 2) {
        suspicions.computeIfAbsent(vm.id(),
            key -> timer.schedule(() -> confirm(vm), PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
      }
    }
  }

  /** What was suspected is over, also for the timer: the next time is given as much patience. */
  private void clear(VmId vm) {
    Optional.ofNullable(suspicions.remove(vm)).ifPresent(waiting -> waiting.cancel(false));
  }

  private void confirm(VirtualMachine vm) {
    List<HostId> runners = runners(vm.id());
    if (runners.size() < 2) {
      return;
    }
    String message = NLS.bind(Messages.Inventory_TwoRunning,
        new Object[] {vm.name(), name(runners.get(0)), name(runners.get(1))});
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, Optional.of(runners.get(0)),
        name(runners.get(0)), clock.instant(), "", message));
  }

  private List<HostId> runners(VmId vm) {
    return inventory.placements(vm).stream().filter(placement -> placement.state().isRunning())
        .map(Placement::host).toList();
  }

  private String name(HostId host) {
    return inventory.host(host).map(Host::name).orElse("");
  }
}
