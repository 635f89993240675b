/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.internal.host.Obstacles;
import org.xenworkbench.core.migration.internal.ServiceGaps;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmConsole;

/** Opens consoles, lets them follow their VMs, and measures the service gap of those that print during a migration. */
@Component(service = ConsoleService.class)
public class ConsoleServiceImpl implements ConsoleService {

  /** How long after a migration's end the first output on the new host is waited for. */
  private static final Duration GAP_LIMIT = Duration.ofSeconds(30);
  private static final Duration GAP_PERIOD = Duration.ofMillis(250);

  private final Inventory inventory;
  private final HostCalls hosts;
  private final Obstacles obstacles;
  private final ServiceGaps gaps;
  private final List<AttachedConsole> consoles = new CopyOnWriteArrayList<>();
  private final Timing timing;
  private final ScheduledExecutorService timer;
  private final Registration inventoryListening;
  private final Registration migrationListening;

  /** Uses these services. */
  @Activate
  public ConsoleServiceImpl(@Reference Inventory inventory, @Reference HostRegistry registry,
      @Reference HostCalls hosts, @Reference MigrationService migrations, @Reference ServiceGaps gaps) {
    this(inventory, registry, hosts, migrations, gaps, Timing.system());
  }

  /** In a time of its own. */
  public ConsoleServiceImpl(Inventory inventory, HostRegistry registry, HostCalls hosts, MigrationService migrations,
      ServiceGaps gaps, Timing timing) {
    this.timing = timing;
    this.timer = timing.scheduler("xenworkbench-console");
    this.inventory = inventory;
    this.hosts = hosts;
    this.obstacles = new Obstacles(inventory, registry);
    this.gaps = gaps;
    this.inventoryListening = inventory.addListener(this::inventoryChanged);
    this.migrationListening = migrations.addListener(this::migrationChanged);
  }

  @Deactivate
  void stop() {
    inventoryListening.close();
    migrationListening.close();
    consoles.forEach(AttachedConsole::beginClose); // waits for none: a frozen host must not hold up the others
    timer.shutdownNow();
  }

  @Override
  public Optional<String> obstacle(VmId id) {
    Optional<VirtualMachine> vm = inventory.virtualMachine(id);
    if (vm.isEmpty()) {
      return Optional.of(Messages.Obstacle_VmUnknown);
    }
    if (vm.get().isControlDomain()) {
      return Optional.of(NLS.bind(Messages.Obstacle_ControlDomain, vm.get().name()));
    }
    return obstacles.use(vm.get(), Feature.CONSOLE).or(() -> vm.get().isActive() ? Optional.empty()
        : Optional.of(NLS.bind(Messages.Obstacle_NotRunning, vm.get().name())));
  }

  @Override
  public VmConsole open(VmId vm, boolean force, ConsoleListener listener) throws HypervisorException {
    AttachedConsole[] self = new AttachedConsole[1];
    String name = inventory.virtualMachine(vm).map(VirtualMachine::name).orElse(vm.key());
    AttachedConsole console = new AttachedConsole(vm, inventory, hosts,
        ConsoleThreads.create(name, timer, timing::nanos), listener, () -> consoles.remove(self[0]));
    self[0] = console;
    console.open(force);
    consoles.add(console);
    console.follow(); // it may have moved while it was opened
    return console;
  }

  private void inventoryChanged(List<InventoryChange> changes) {
    for (InventoryChange change : changes) {
      if (change instanceof InventoryChange.HostChange host) {
        consoles.forEach(console -> console.hostChanged(host.id()));
      } else {
        consoles.stream().filter(console -> console.vm().equals(change.id())).forEach(AttachedConsole::follow);
      }
    }
  }

  private void migrationChanged(Migration migration) {
    long now = timing.nanos();
    List<AttachedConsole> watching =
        consoles.stream().filter(console -> console.vm().equals(migration.vm())).toList();
    if (migration.isRunning() && gaps.begin(migration.id())) {
      watching.forEach(console -> {
        console.meter().begin(now);
        console.prepare(migration.target());
      });
    } else if (!migration.isRunning() && gaps.end(migration.id())) {
      if (migration.status() == LogEntry.Status.SUCCEEDED && !watching.isEmpty()) {
        await(migration, watching, now, now + GAP_LIMIT.toNanos());
      }
    }
  }

  /** The gap is known once the guest was heard after its arrival; if it cannot be told, the log says why. */
  private void await(Migration migration, List<AttachedConsole> watching, long since, long until) {
    boolean heard = watching.stream().anyMatch(console -> console.meter().heardSince(since));
    if (!heard && timing.nanos() - until < 0) {
      timer.schedule(() -> await(migration, watching, since, until), GAP_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
      return;
    }
    List<Migration.ServiceGap> measured =
        watching.stream().flatMap(console -> console.meter().end().stream()).toList();
    if (heard && !measured.isEmpty()) {
      gaps.measured(migration.id(), Collections.min(measured, Comparator.comparing(Migration.ServiceGap::length)));
    } else {
      SafeLog.of(ConsoleServiceImpl.class).info("No service gap of the migration of " + migration.vmName()
          + (heard ? ": its console did not print steadily when it began"
              : ": nothing was heard of it for " + GAP_LIMIT.toSeconds() + " s after its end")
          + watching.stream().map(console -> "; " + console.meter().steadiness() + ", " + console.state())
              .collect(Collectors.joining()));
    }
  }
}
