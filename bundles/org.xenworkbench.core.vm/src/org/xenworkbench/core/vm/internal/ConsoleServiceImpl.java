/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleMove;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmConsole;

/** Opens consoles, lets them follow their VMs, and measures how long they are silent when one moves. */
@Component(service = ConsoleService.class)
public class ConsoleServiceImpl implements ConsoleService {

  private final Inventory inventory;
  private final HostCalls hosts;
  private final Obstacles obstacles;
  private final List<AttachedConsole> consoles = new CopyOnWriteArrayList<>();
  private final Timing timing;
  private final ScheduledExecutorService timer;
  private final Registration inventoryListening;

  /** Uses these services. */
  @Activate
  public ConsoleServiceImpl(@Reference Inventory inventory, @Reference HostRegistry registry,
      @Reference HostCalls hosts) {
    this(inventory, registry, hosts, Timing.system());
  }

  /** In a time of its own. */
  public ConsoleServiceImpl(Inventory inventory, HostRegistry registry, HostCalls hosts, Timing timing) {
    this.timing = timing;
    this.timer = timing.scheduler("xenworkbench-console");
    this.inventory = inventory;
    this.hosts = hosts;
    this.obstacles = new Obstacles(inventory, registry);
    this.inventoryListening = inventory.addListener(this::inventoryChanged);
  }

  /** Closes all of them. */
  @Deactivate
  public void stop() {
    inventoryListening.close();
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
      return Optional.of(obstacles.controlDomain(vm.get()));
    }
    return obstacles.use(vm.get(), Feature.CONSOLE).or(() -> vm.get().isActive() ? Optional.empty()
        : Optional.of(NLS.bind(Messages.Obstacle_NotActive, vm.get().name())));
  }

  @Override
  public VmConsole open(VmId vm, boolean force, ConsoleListener listener) throws HypervisorException {
    AttachedConsole[] self = new AttachedConsole[1];
    String name = inventory.virtualMachine(vm).map(VirtualMachine::name).orElse(vm.key());
    AttachedConsole console = new AttachedConsole(vm, inventory, hosts,
        ConsoleThreads.create(name, timer, timing), listener, () -> consoles.remove(self[0]));
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

  @Override
  public ConsoleMove begin(VmId vm, HostId target) {
    long now = timing.nanos();
    of(vm).forEach(console -> {
      console.meter().begin(now);
      console.prepare(target);
    });
    return () -> {
      List<AttachedConsole> watching = of(vm);
      return watching.isEmpty() ? CompletableFuture.completedFuture(Optional.empty())
          : new Arrival(vm, watching, timing, timer).silence();
    };
  }

  private List<AttachedConsole> of(VmId vm) {
    return consoles.stream().filter(console -> console.vm().equals(vm)).toList();
  }
}
