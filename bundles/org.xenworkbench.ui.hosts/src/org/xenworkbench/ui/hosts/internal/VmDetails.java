/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.handle.Detail;

/** Everything that is known of a virtual machine, in words. Any thread. */
final class VmDetails {

  private static final Pattern DISK = Pattern.compile("vbd_(.+?)(?<!_iops)_read");
  private static final Pattern INTERFACE = Pattern.compile("vif_(\\d+)_rx");

  private final Inventory inventory;
  private final Sampler sampler;
  private final MetricHistory history;
  private final Tags tags;

  VmDetails(Inventory inventory, Sampler sampler, MetricHistory history, Tags tags) {
    this.tags = tags;
    this.inventory = inventory;
    this.sampler = sampler;
    this.history = history;
  }

  List<Detail> of(VirtualMachine vm) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail(Messages.Details_name, vm.name()));
    details.add(new Detail(Messages.HostColumn_tags, String.join(", ", tags.of(vm.id()))));
    details.add(new Detail(Messages.Details_host, inventory.host(vm.host()).map(ModelTexts::name).orElse("")));
    details.add(new Detail(Messages.Details_state,
        vm.isMigrating() || ModelTexts.isOutOfSight(vm, inventory) ? ModelTexts.state(vm, inventory)
            : ModelTexts.explained(vm)));
    details.add(new Detail(Messages.Details_alsoOn, vm.alsoOn().stream().map(inventory::host)
        .flatMap(Optional::stream).map(ModelTexts::name).collect(Collectors.joining(", "))));
    details.add(new Detail(Messages.Details_domain, vm.isActive() ? Integer.toString(vm.domainNumber()) : ""));
    details.add(new Detail(Messages.Details_uuid, vm.id().uuid().toString()));
    details.add(new Detail(Messages.Details_vcpus, Integer.toString(vm.vcpus())));
    details.add(new Detail(Messages.Details_memory, vm.maxMemory() > 0 && vm.maxMemory() != vm.memory()
        ? NLS.bind(Messages.Details_ofAtMost, Formats.bytes(vm.memory()), Formats.bytes(vm.maxMemory()))
        : Formats.bytes(vm.memory())));
    details.add(new Detail(Messages.Details_cpuUsage, vm.isActive() ? usage(vm) : ""));
    List<String> interfaces = devices(vm, INTERFACE);
    details.add(new Detail(Messages.Details_disks, String.join(", ", devices(vm, DISK))));
    details.add(new Detail(Messages.Details_interfaces,
        interfaces.isEmpty() ? "" : Integer.toString(interfaces.size())));
    details.add(new Detail(Messages.Details_definition,
        vm.persistent() ? Messages.Details_persistent : Messages.Details_transient));
    details.add(new Detail(Messages.Details_autostart,
        vm.autostart() ? Messages.Details_autostartOn : Messages.Details_autostartOff));
    return details;
  }

  private String usage(VirtualMachine vm) {
    Double ratio = sampler.latest(vm.id()).get(Metrics.CPU_USAGE);
    return ratio == null ? "" : Formats.percent(ratio);
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
}
