/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.internal.Messages;

/** Everything that is known of a host or VM now, in words. Knows no widgets; never calls a hypervisor. Any thread. */
public final class ModelDetails {

  private static final Pattern DISK = Pattern.compile("vbd_(.+?)(?<!_iops)_read");
  private static final Pattern INTERFACE = Pattern.compile("vif_(\\d+)_rx");

  private final Inventory inventory;
  private final Sampler sampler;
  private final MetricHistory history;

  /** Creates one. */
  public ModelDetails(Inventory inventory, Sampler sampler, MetricHistory history) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.history = history;
  }

  /** The details of a host or VM as it is now; of one that is gone, as it was when it was taken. */
  List<Detail> of(@Nullable Object element) {
    List<Detail> details = new ArrayList<>();
    if (element instanceof Host host) {
      host(details, inventory.host(host.id()).orElse(host));
    } else if (element instanceof VirtualMachine vm) {
      vm(details, inventory.virtualMachine(vm.id()).orElse(vm));
    }
    return List.copyOf(details);
  }

  private void host(List<Detail> details, Host host) {
    add(details, Messages.ModelDetails_name, host.name());
    add(details, Messages.ModelDetails_address, host.address());
    Connection connection = host.connection();
    String state = ModelTexts.state(host, inventory);
    add(details, Messages.ModelDetails_state, connection.reason().isEmpty() ? state
        : NLS.bind(Messages.ModelTexts_because, Messages.ModelTexts_failed, state));
    add(details, Messages.ModelDetails_since, Formats.dateTime(connection.since()));
    add(details, Messages.ModelDetails_nextTry, connection.nextTry().map(Formats::time).orElse(""));
    host.info().ifPresent(info -> info(details, info));
    if (host.isConnected()) {
      add(details, Messages.ModelDetails_cpuUsage, usage(host.id(), Metrics.CPU_AVG));
      add(details, Messages.ModelDetails_memoryUsed, bytes(host.id(), Metrics.MEMORY_USED));
      add(details, Messages.ModelDetails_vms, machines(host.id()));
    }
    add(details, Messages.ModelDetails_id, host.id().toString());
  }

  private static void info(List<Detail> details, HostInfo info) {
    add(details, Messages.ModelDetails_hostName, info.hostName());
    add(details, Messages.ModelDetails_hypervisor, info.hypervisor() + ' ' + info.hypervisorVersion());
    add(details, Messages.ModelDetails_architecture, info.architecture());
    add(details, Messages.ModelDetails_cpus, info.cpuModel().isBlank() ? Integer.toString(info.cpus())
        : NLS.bind(Messages.ModelDetails_cpusOf, info.cpus(), info.cpuModel().strip()));
    add(details, Messages.ModelDetails_memory, Formats.bytes(info.memory()));
  }

  private String machines(HostId host) {
    List<VirtualMachine> vms = inventory.virtualMachines(host).stream().filter(vm -> !vm.isControlDomain()).toList();
    return NLS.bind(Messages.ModelDetails_running, vms.size(), vms.stream().filter(VirtualMachine::isActive).count());
  }

  private void vm(List<Detail> details, VirtualMachine vm) {
    add(details, Messages.ModelDetails_name, vm.name());
    add(details, Messages.ModelDetails_host, inventory.host(vm.host()).map(ModelTexts::name).orElse(""));
    add(details, Messages.ModelDetails_state,
        vm.isMigrating() || ModelTexts.isOutOfSight(vm, inventory) ? ModelTexts.state(vm, inventory)
            : ModelTexts.explained(vm));
    add(details, Messages.ModelDetails_alsoOn, vm.alsoOn().stream().map(inventory::host).flatMap(Optional::stream)
        .map(ModelTexts::name).collect(Collectors.joining(", ")));
    add(details, Messages.ModelDetails_domain, vm.isActive() ? Integer.toString(vm.domainNumber()) : "");
    add(details, Messages.ModelDetails_uuid, vm.id().uuid().toString());
    add(details, Messages.ModelDetails_vcpus, Integer.toString(vm.vcpus()));
    add(details, Messages.ModelDetails_memory, vm.maxMemory() > 0 && vm.maxMemory() != vm.memory()
        ? NLS.bind(Messages.ModelDetails_ofAtMost, Formats.bytes(vm.memory()), Formats.bytes(vm.maxMemory()))
        : Formats.bytes(vm.memory()));
    if (vm.isActive() && !vm.state().standsStill()) {
      add(details, Messages.ModelDetails_cpuUsage, usage(vm.id(), Metrics.CPU_USAGE));
    }
    List<String> disks = devices(vm, DISK);
    add(details, Messages.ModelDetails_disks, String.join(", ", disks));
    List<String> interfaces = devices(vm, INTERFACE);
    add(details, Messages.ModelDetails_interfaces, interfaces.isEmpty() ? "" : Integer.toString(interfaces.size()));
    add(details, Messages.ModelDetails_definition,
        vm.persistent() ? Messages.ModelDetails_persistent : Messages.ModelDetails_transient);
  }

  private String usage(ObjectId id, String metric) {
    Double ratio = sampler.latest(id).get(metric);
    return ratio == null ? "" : Formats.percent(ratio);
  }

  private String bytes(ObjectId id, String metric) {
    Double bytes = sampler.latest(id).get(metric);
    return bytes == null ? "" : Formats.bytes(bytes);
  }

  /**
   * The devices that are measured: nothing else tells of them without asking the hypervisor. While the VM migrates,
   * none may be, and it has those that it had before.
   */
  private List<String> devices(VirtualMachine vm, Pattern metric) {
    Set<String> measured = new HashSet<>(sampler.latest(vm.id()).keySet());
    if (vm.isMigrating()) {
      measured.addAll(history.recentMetrics(vm.id()));
    }
    return measured.stream().map(metric::matcher).filter(Matcher::matches).map(found -> found.group(1))
        .sorted(NameOrder.NAMES).toList();
  }

  private static void add(List<Detail> details, String label, String value) {
    if (!value.isBlank()) {
      details.add(new Detail(label, SafeText.block(value.trim())));
    }
  }
}
