/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.XenIcon;

/** Hosts, with the virtual machines below each that it owns. */
class HostKind extends NodeKind<Host> {

  private final Inventory inventory;
  private final Sampler sampler;

  HostKind(Inventory inventory, Sampler sampler) {
    super(Host.class);
    this.inventory = inventory;
    this.sampler = sampler;
  }

  @Override
  Optional<Host> find(ObjectId id) {
    return id instanceof HostId host ? inventory.host(host) : Optional.empty();
  }

  @Override
  List<Host> roots() {
    return inventory.hosts();
  }

  @Override
  List<? extends ModelObject> children(Host host) {
    return inventory.virtualMachines(host.id());
  }

  @Override
  Optional<Host> parentOf(ModelObject child) {
    return child instanceof VirtualMachine vm ? inventory.host(vm.host()) : Optional.empty();
  }

  @Override
  XenIcon icon(Host host) {
    return XenIcon.of(host);
  }

  @Override
  boolean isMarked(Host host) {
    return host.sameMachineAs().isPresent();
  }

  @Override
  String text(Host host, String column) {
    return switch (column) {
      case HostOrder.NAME -> ModelTexts.name(host);
      case HostOrder.STATE -> state(host);
      case HostOrder.CPU -> host.isConnected() ? Formats.percent(latest(host, Metrics.CPU_AVG)) : "";
      case HostOrder.MEMORY -> host.isConnected() ? memory(host) : "";
      default -> "";
    };
  }

  private String state(Host host) {
    String state = ModelTexts.state(host, inventory);
    boolean explained = host.connection().state() == Connection.State.FAILED && host.connection().reason().isPresent();
    return explained ? NLS.bind(Messages.HostKind_failed, state) : state;
  }

  private String memory(Host host) {
    double used = latest(host, Metrics.MEMORY_USED);
    double total = host.info().map(info -> (double) info.memory()).orElseGet(() -> latest(host, Metrics.MEMORY_TOTAL));
    return Double.isFinite(used) ? Formats.bytesOf(used, total) : Formats.bytes(total);
  }

  @Override
  double value(Host host, String column) {
    return switch (column) {
      case HostOrder.CPU -> orLeast(host.isConnected(), latest(host, Metrics.CPU_AVG));
      case HostOrder.MEMORY -> orLeast(host.isConnected(), latest(host, Metrics.MEMORY_USED));
      default -> Double.NaN;
    };
  }

  /** Less than any where nothing is measured. */
  static double orLeast(boolean measured, double value) {
    return measured && !Double.isNaN(value) ? value : Double.NEGATIVE_INFINITY;
  }

  private double latest(Host host, String metric) {
    Map<String, Double> latest = sampler.latest(host.id());
    return Optional.ofNullable(latest.get(metric)).orElse(Double.NaN);
  }

  @Override
  String actionState(Host host) {
    return host.connection().state().name();
  }

  @Override
  Optional<String> openCommand(Host host) {
    return host.kind() == Host.Kind.HYPERVISOR
        ? Optional.of(host.isConnected() ? HostCommands.PROPERTIES_OF : HostCommands.CONNECT_HOST) : Optional.empty();
  }

  @Override
  Registration listen(NodeListener listener) {
    Registration changes = inventory.addListener(all -> all.forEach(change -> {
      if (change instanceof InventoryChange.HostChange host) {
        tell(listener, host);
      }
    }));
    Registration samples = sampler.addListener(batch -> listener.measured(batch.host()));
    return () -> {
      changes.close();
      samples.close();
    };
  }

  private void tell(NodeListener listener, InventoryChange.HostChange change) {
    listener.changed(change.id());
    String before = change.before().map(Host::name).orElse("");
    if (!change.after().map(Host::name).orElse("").equals(before)) {
      change.after().or(change::before).ifPresent(listener::placeChanged);
    }
    boolean wasConnected = change.before().filter(Host::isConnected).isPresent();
    if (change.after().filter(Host::isConnected).isPresent() != wasConnected) {
      inventory.virtualMachines(change.id()).forEach(vm -> listener.changed(vm.id())); // is their state known?
    }
  }
}
