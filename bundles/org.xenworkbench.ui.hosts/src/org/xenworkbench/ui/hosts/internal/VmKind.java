/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;

/** Virtual machines, Domain-0 among them. */
class VmKind extends NodeKind<VirtualMachine> {

  private final Inventory inventory;
  private final Sampler sampler;
  private final Function<VmId, Optional<String>> consoleObstacle;

  /** @param consoleObstacle why the console of a VM cannot be opened now, in words */
  VmKind(Inventory inventory, Sampler sampler, Function<VmId, Optional<String>> consoleObstacle) {
    super(VirtualMachine.class);
    this.inventory = inventory;
    this.sampler = sampler;
    this.consoleObstacle = consoleObstacle;
  }

  @Override
  Optional<VirtualMachine> find(ObjectId id) {
    return id instanceof VmId vm ? inventory.virtualMachine(vm) : Optional.empty();
  }

  @Override
  XenIcon icon(VirtualMachine vm) {
    return XenIcon.of(vm);
  }

  @Override
  boolean isMarked(VirtualMachine vm) {
    return !vm.alsoOn().isEmpty();
  }

  @Override
  String text(VirtualMachine vm, String column) {
    return switch (column) {
      case HostOrder.NAME -> vm.name();
      case HostOrder.STATE -> ModelTexts.state(vm, inventory);
      case HostOrder.CPU -> usesCpu(vm) ? Formats.percent(cpu(vm)) : "";
      case HostOrder.MEMORY -> vm.isActive() ? Formats.bytes(vm.memory()) : "";
      default -> "";
    };
  }

  @Override
  double value(VirtualMachine vm, String column) {
    return switch (column) {
      case HostOrder.CPU -> HostKind.orLeast(usesCpu(vm), cpu(vm));
      case HostOrder.MEMORY -> HostKind.orLeast(vm.isActive(), vm.memory());
      default -> Double.NaN;
    };
  }

  /** What stands still uses none from that moment on, whatever was measured before. */
  private static boolean usesCpu(VirtualMachine vm) {
    return vm.isActive() && !vm.state().standsStill();
  }

  private double cpu(VirtualMachine vm) {
    Map<String, Double> latest = sampler.latest(vm.id());
    return Optional.ofNullable(latest.get(Metrics.CPU_USAGE)).orElse(Double.NaN);
  }

  @Override
  String actionState(VirtualMachine vm) {
    return vm.host().toString() + ' ' + vm.state() + ' ' + vm.isActive() + ' ' + vm.isMigrating();
  }

  @Override
  Optional<String> openCommand(VirtualMachine vm) {
    return Optional.of(XenUi.OPEN_CONSOLE);
  }

  @Override
  Optional<String> openObstacle(VirtualMachine vm) {
    return consoleObstacle.apply(vm.id());
  }

  /** It goes by itself, not by the hand of whoever works with the tree. */
  @Override
  boolean passesSelectionOn() {
    return false;
  }

  @Override
  Registration listen(NodeListener listener) {
    Registration changes = inventory.addListener(all -> all.forEach(change -> {
      if (change instanceof InventoryChange.VmChange vm) {
        tell(listener, vm);
      }
    }));
    Registration samples = sampler.addListener(batch -> batch.values().keySet().stream()
        .filter(VmId.class::isInstance).forEach(listener::measured));
    return () -> {
      changes.close();
      samples.close();
    };
  }

  private static void tell(NodeListener listener, InventoryChange.VmChange change) {
    listener.changed(change.id());
    boolean stays = change.before().isPresent() && change.after().isPresent() && !change.moved()
        && change.before().get().name().equals(change.after().get().name());
    if (!stays) {
      change.before().ifPresent(vm -> listener.childrenChanged(Optional.of(vm.host())));
      change.after().ifPresent(vm -> listener.childrenChanged(Optional.of(vm.host())));
    }
  }
}
