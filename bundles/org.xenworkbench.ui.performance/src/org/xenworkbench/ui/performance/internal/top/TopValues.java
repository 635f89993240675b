/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.list.VirtualTable;

/** What the list says of VMs. Any thread. */
final class TopValues {

  private final Inventory inventory;
  private final Sampler sampler;
  private final TopMeans means;
  private volatile Optional<VmsThen> then = Optional.empty();

  TopValues(Inventory inventory, Sampler sampler, TopMeans means) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.means = means;
  }

  /** From now on means are of where VMs were in a time that is over; of where they are if it is empty. */
  void were(Optional<VmsThen> past) {
    then = past;
  }

  /** What a VM uses now; NaN if that is not known. As the hosts view says it. */
  double now(VirtualMachine vm, Usage usage) {
    if (!vm.isActive()) {
      return Double.NaN;
    }
    return switch (usage) {
      case MEMORY -> vm.memory();
      case CPU -> measured(vm, usage) * factor(vm, usage, vm.host());
      default -> measured(vm, usage);
    };
  }

  private double measured(VirtualMachine vm, Usage usage) {
    return usage.sum(sampler.latest(vm.id()));
  }

  /** What it used in the mean; NaN if that is not known. */
  double mean(VirtualMachine vm, Usage usage) {
    Optional<Map<Usage, Double>> use = use(vm);
    return use.isPresent() ? use.get().getOrDefault(usage, Double.NaN)
        : means.of(vm.id()).map(known -> scaled(vm, usage, known)).orElse(Double.NaN);
  }

  /** What it took of the host where it was most, in a time that is over; empty if that is not read. */
  private Optional<Map<Usage, Double>> use(VirtualMachine vm) {
    return then.flatMap(past -> past.use(vm.id(), past.host(vm)));
  }

  /** The mean of what was read of it. */
  double scaled(VirtualMachine vm, Usage usage, Map<Usage, Double> read) {
    return read.getOrDefault(usage, Double.NaN) * factor(vm, usage, whereabouts(vm));
  }

  private double factor(VirtualMachine vm, Usage usage, HostId host) {
    return usage.factor(vm.vcpus(), inventory.host(host).flatMap(Host::info).map(HostInfo::cpus).orElse(0));
  }

  private HostId whereabouts(VirtualMachine vm) {
    return then.map(past -> past.host(vm)).orElse(vm.host());
  }

  /** The name of the host where it is, or was. */
  String host(VirtualMachine vm) {
    return inventory.host(whereabouts(vm)).map(Host::name).orElse("");
  }

  /** Whether a VM is in some list now. */
  boolean knows(VmId vm) {
    return inventory.virtualMachine(vm).isPresent();
  }

  /** What a row says; empty if what it is about is gone. */
  Optional<VirtualTable.Row> row(TopRow row) {
    if (row instanceof TopRow.OfVm own) {
      return row(own.vm());
    }
    if (row instanceof TopRow.Part part) {
      return inventory.virtualMachine(part.vm()).map(vm -> row(vm.name(), part.host(), XenIcon.of(vm),
          use -> use.vms().getOrDefault(part.vm(), Map.of())));
    }
    boolean isAll = row instanceof TopRow.All;
    HostId id = row instanceof TopRow.All all ? all.host() : ((TopRow.Rest) row).host();
    return inventory.host(id).map(host -> row(NLS.bind(isAll ? Messages.TopValues_all : Messages.TopValues_rest,
        host.name()), id, XenIcon.of(host), isAll ? HostUse::total : HostUse::rest));
  }

  /** A row of a host, of a time that is over. */
  private VirtualTable.Row row(String name, HostId host, XenIcon icon, Function<HostUse, Map<Usage, Double>> told) {
    Map<Usage, Double> values = then.flatMap(past -> past.uses().stream().filter(use -> use.host().equals(host))
        .findFirst()).map(told).orElse(Map.of());
    String where = inventory.host(host).map(Host::name).orElse("");
    return new VirtualTable.Row(Stream.of(TopColumn.values()).map(column -> column == TopColumn.VM ? name
        : column == TopColumn.HOST ? where : column.isMean() ? column.usage().map(usage -> usage.unit()
            .text(values.getOrDefault(usage, Double.NaN))).orElse("")
        : "").toList(), icon.descriptor());
  }

  private Optional<VirtualTable.Row> row(VmId id) {
    return inventory.virtualMachine(id).map(vm -> new VirtualTable.Row(
        List.of(TopColumn.values()).stream().map(column -> text(vm, column)).toList(), XenIcon.of(vm).descriptor()));
  }

  private String text(VirtualMachine vm, TopColumn column) {
    Optional<Usage> usage = column.usage();
    if (usage.isEmpty()) {
      return column == TopColumn.VM ? vm.name() : host(vm);
    }
    if (column.isMean()) {
      boolean isRead = means.of(vm.id()).isPresent() || use(vm).isPresent();
      return !isRead ? Messages.TopValues_reading
          : usage.get().unit().text(mean(vm, usage.get()));
    }
    return vm.isActive() ? usage.get().unit().text(now(vm, usage.get())) : "";
  }
}
