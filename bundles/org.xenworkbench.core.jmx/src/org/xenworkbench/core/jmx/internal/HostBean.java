/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.text.MessageFormat;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmCreation;

/** A host, read from inventory and sampler. */
final class HostBean implements HostMXBean {

  private final HostId id;
  private final Inventory inventory;
  private final VmCreation creation;
  private final Tags tags;
  private final EvacuationService evacuations;
  private final LatestMetrics metrics;

  HostBean(HostId id, Inventory inventory, Sampler sampler, VmCreation creation, Tags tags,
      EvacuationService evacuations) {
    this.evacuations = evacuations;
    this.id = id;
    this.creation = creation;
    this.inventory = inventory;
    this.tags = tags;
    metrics = new LatestMetrics(sampler, MetricDescriptor.Scope.HOST, id);
  }

  private Host host() {
    return inventory.host(id).orElseThrow(() -> new IllegalStateException(NLS.bind(Messages.Bean_hostGone, id)));
  }

  @Override
  public String getId() {
    return id.toString();
  }

  @Override
  public String getName() {
    return host().name();
  }

  @Override
  public String[] getTags() {
    return tags.of(id).toArray(String[]::new);
  }

  @Override
  public String getAddress() {
    return host().address();
  }

  @Override
  public String getKind() {
    return host().kind().name();
  }

  @Override
  public boolean isSimulated() {
    return host().simulated();
  }

  @Override
  public String getConnectionState() {
    return host().connection().state().name();
  }

  @Override
  public String getSameMachineAs() {
    return host().sameMachineAs().flatMap(inventory::host).map(Host::name).orElse("");
  }

  @Override
  public String getHypervisor() {
    return host().info().map(info -> (info.hypervisor() + ' ' + info.hypervisorVersion()).strip()).orElse("");
  }

  @Override
  public String getArchitecture() {
    return host().info().map(HostInfo::architecture).orElse("");
  }

  @Override
  public String getCpuModel() {
    return host().info().map(HostInfo::cpuModel).orElse("");
  }

  @Override
  public int getCpus() {
    return host().info().map(HostInfo::cpus).orElse(0);
  }

  @Override
  public long getMemory() {
    return host().info().map(HostInfo::memory).orElse(0L);
  }

  @Override
  public double getCpuUsage() {
    return metrics.value(Metrics.CPU_AVG);
  }

  @Override
  public double getMemoryUsed() {
    return metrics.value(Metrics.MEMORY_USED);
  }

  @Override
  public double getMemoryFree() {
    return metrics.value(Metrics.MEMORY_FREE);
  }

  @Override
  public double getNetworkReceived() {
    return metrics.value(Metrics.PIF_AGGR_RX);
  }

  @Override
  public double getNetworkSent() {
    return metrics.value(Metrics.PIF_AGGR_TX);
  }

  @Override
  public double getRunningDomains() {
    return metrics.value(Metrics.RUNNING_DOMAINS);
  }

  @Override
  public String[] getVirtualMachines() {
    return inventory.virtualMachines(id).stream().map(VirtualMachine::name).toArray(String[]::new);
  }

  @Override
  public MetricData[] getMetrics() {
    return metrics.all();
  }

  @Override
  public String createVirtualMachine(String definition) {
    creation.obstacle(id).ifPresent(reason -> {
      throw new IllegalStateException(reason);
    });
    try {
      return creation.define(id, definition, Caller.name()).id().toString();
    } catch (IllegalArgumentException e) { // without its cause, whose class no client knows
      throw new IllegalArgumentException(e.getMessage());
    }
  }

  @Override
  public boolean isInMaintenance() {
    return evacuations.isInMaintenance(id);
  }

  @Override
  public PlacementData[] planEvacuation() {
    return PlacementData.of(plan());
  }

  private EvacuationPlan plan() {
    evacuations.obstacle(id).ifPresent(reason -> {
      throw new IllegalStateException(reason);
    });
    return evacuations.plan(id);
  }

  @Override
  public PlacementData[] evacuate() {
    EvacuationPlan plan = plan();
    evacuations.evacuate(plan, Caller.name());
    return PlacementData.of(plan);
  }

  @Override
  public PlacementData[] endMaintenance(boolean bringBack) {
    EvacuationPlan plan = new EvacuationPlan(id, List.of(), List.of());
    try {
      plan = bringBack ? evacuations.planReturn(id) : plan;
    } catch (UnreadableLogException e) {
      throw new IllegalStateException(e.getMessage()); // JMX clients have no classes of ours
    }
    evacuations.leave(plan, Caller.name());
    return PlacementData.of(plan);
  }

  @Override
  public String getEvacuation() {
    return evacuations.progress(id).map(progress -> MessageFormat.format(
        progress.isPaused() ? Messages.Bean_evacuationPaused : Messages.Bean_evacuation, progress.waiting(),
        progress.underWay())).orElse(Messages.Bean_noEvacuation);
  }

  @Override
  public void pauseEvacuation() {
    evacuations.pause(id, Caller.name());
  }

  @Override
  public void resumeEvacuation() {
    evacuations.resume(id, Caller.name());
  }

  @Override
  public void stopEvacuation() {
    evacuations.stop(id, Caller.name());
  }

  @Override
  public String rollBackEvacuation() {
    return evacuations.rollBack(id, Caller.name()).id().toString();
  }
}
