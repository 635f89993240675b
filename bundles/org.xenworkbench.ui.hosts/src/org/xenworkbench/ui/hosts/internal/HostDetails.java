/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.handle.Detail;

/** Everything that is known of a host, in words. Any thread. */
final class HostDetails {

  private final Inventory inventory;
  private final Sampler sampler;
  private final Tags tags;

  HostDetails(Inventory inventory, Sampler sampler, Tags tags) {
    this.tags = tags;
    this.inventory = inventory;
    this.sampler = sampler;
  }

  List<Detail> of(Host host) {
    List<Detail> details = new ArrayList<>();
    Connection connection = host.connection();
    String state = ModelTexts.state(host, inventory);
    details.add(new Detail(Messages.Details_name, host.name()));
    details.add(new Detail(Messages.HostColumn_tags, String.join(", ", tags.of(host.id()))));
    details.add(new Detail(Messages.Details_address, host.address()));
    details.add(new Detail(Messages.Details_state,
        connection.reason().isEmpty() ? state : NLS.bind(Messages.Details_failed, state)));
    details.add(new Detail(Messages.Details_since, Formats.dateTime(connection.since())));
    details.add(new Detail(Messages.Details_nextTry, connection.nextTry().map(Formats::time).orElse("")));
    host.info().ifPresent(info -> info(details, info));
    if (host.isConnected()) {
      details.add(new Detail(Messages.Details_cpuUsage, usage(host.id())));
      details.add(new Detail(Messages.Details_memoryUsed, memoryUsed(host.id())));
      details.add(new Detail(Messages.Details_vms, machines(host.id())));
    }
    details.add(new Detail(Messages.Details_id, host.id().toString()));
    return details;
  }

  private static void info(List<Detail> details, HostInfo info) {
    details.add(new Detail(Messages.Details_hostName, info.hostName()));
    details.add(new Detail(Messages.Details_hypervisor, info.hypervisor() + ' ' + info.hypervisorVersion()));
    details.add(new Detail(Messages.Details_architecture, info.architecture()));
    details.add(new Detail(Messages.Details_cpus, info.cpuModel().isBlank() ? Integer.toString(info.cpus())
        : NLS.bind(Messages.Details_cpusOf, info.cpus(), info.cpuModel().strip())));
    details.add(new Detail(Messages.Details_memory, Formats.bytes(info.memory())));
  }

  private String usage(HostId host) {
    Double ratio = sampler.latest(host).get(Metrics.CPU_AVG);
    return ratio == null ? "" : Formats.percent(ratio);
  }

  private String memoryUsed(HostId host) {
    Double bytes = sampler.latest(host).get(Metrics.MEMORY_USED);
    return bytes == null ? "" : Formats.bytes(bytes);
  }

  private String machines(HostId host) {
    List<VirtualMachine> vms = inventory.virtualMachines(host).stream().filter(vm -> !vm.isControlDomain()).toList();
    return NLS.bind(Messages.Details_running, vms.size(), vms.stream().filter(vm -> vm.state().isRunning()).count());
  }
}
