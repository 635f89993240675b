/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import java.time.Instant;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** Hosts, machines and values as a test puts them in. */
final class FakeInventory implements Inventory, Sampler {

  private final List<Host> hosts = new ArrayList<>();
  private final List<VirtualMachine> vms = new ArrayList<>();
  private final Map<ObjectId, Map<String, Double>> values = new HashMap<>();
  private final List<InventoryListener> inventoryListeners = new ArrayList<>();
  private final List<SampleListener> sampleListeners = new ArrayList<>();

  Host addHost(String name, boolean simulated, Connection connection) {
    Optional<HostInfo> info = connection.state() == Connection.State.CONNECTED
        ? Optional.of(new HostInfo(name, "Xen", "4.17", "Some CPU", 4, 16L << 30)) : Optional.empty();
    Host host = new Host(HostId.random(), name, "xen:" + name, Host.Kind.HYPERVISOR, simulated, connection, info);
    hosts.add(host);
    return host;
  }

  VirtualMachine addVm(Host host, String name, DomainState state, Optional<HostId> migratingTo) {
    VirtualMachine vm = new VirtualMachine(VmId.of(UUID.randomUUID()), name, host.id(), state,
        state == DomainState.SHUT_OFF ? -1 : 1, 2, 1L << 30, 1L << 30, true, migratingTo);
    vms.add(vm);
    return vm;
  }

  void move(VirtualMachine vm, Host target) {
    vms.remove(vm);
    vms.add(new VirtualMachine(vm.id(), vm.name(), target.id(), vm.state(), vm.domainNumber(), vm.vcpus(), vm.memory(),
        vm.maxMemory(), vm.persistent(), Optional.empty()));
  }

  void remove(VirtualMachine vm) {
    vms.remove(vm);
  }

  void remove(Host host) {
    hosts.remove(host);
    vms.removeIf(vm -> vm.host().equals(host.id()));
  }

  VirtualMachine put(VirtualMachine vm) {
    vms.add(vm);
    return vm;
  }

  /** Today's kinds of rows, of these. */
  Nodes nodes() {
    return new Nodes(List.of(new HostKind(this, this), new VmKind(this, this, vm -> Optional.empty())), this);
  }

  void putValue(ObjectId id, String metric, double value) {
    values.computeIfAbsent(id, key -> new HashMap<>()).put(metric, value);
  }

  static Connection connected() {
    return Connection.of(Connection.State.CONNECTED, Instant.EPOCH);
  }

  @Override
  public List<Host> hosts() {
    return List.copyOf(hosts);
  }

  @Override
  public Optional<Host> host(HostId id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return List.copyOf(vms);
  }

  @Override
  public List<VirtualMachine> virtualMachines(HostId host) {
    return vms.stream().filter(vm -> vm.host().equals(host)).toList();
  }

  @Override
  public Optional<VirtualMachine> virtualMachine(VmId id) {
    return vms.stream().filter(vm -> vm.id().equals(id)).findFirst();
  }

  @Override
  public List<Placement> placements(VmId id) {
    return List.of();
  }

  /** Tells that a machine says something else, and replaces it. */
  VirtualMachine change(VirtualMachine before, DomainState state) {
    VirtualMachine after = new VirtualMachine(before.id(), before.name(), before.host(), state, before.domainNumber(),
        before.vcpus(), before.memory(), before.maxMemory(), before.persistent(), Optional.empty());
    vms.replaceAll(vm -> vm.equals(before) ? after : vm);
    tell(Optional.of(before), Optional.of(after));
    return after;
  }

  void tell(Optional<VirtualMachine> before, Optional<VirtualMachine> after) {
    InventoryChange change = new InventoryChange.VmChange(before.or(() -> after).orElseThrow().id(), before, after);
    inventoryListeners.forEach(listener -> listener.inventoryChanged(List.of(change)));
  }

  void tellOfHost(Optional<Host> before, Optional<Host> after) {
    InventoryChange change = new InventoryChange.HostChange(before.or(() -> after).orElseThrow().id(), before, after);
    inventoryListeners.forEach(listener -> listener.inventoryChanged(List.of(change)));
  }

  void sampled(Host host, VirtualMachine vm) {
    SampleBatch batch = new SampleBatch(host.id(), Instant.EPOCH, Map.of(host.id(), Map.of(), vm.id(), Map.of()));
    sampleListeners.forEach(listener -> listener.sampled(batch));
  }

  @Override
  public Registration addListener(InventoryListener listener) {
    inventoryListeners.add(listener);
    return () -> inventoryListeners.remove(listener);
  }

  @Override
  public Map<String, Double> latest(ObjectId object) {
    return values.getOrDefault(object, Map.of());
  }

  @Override
  public List<MetricDescriptor> descriptors() {
    return List.of();
  }

  @Override
  public Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric) {
    return Optional.empty();
  }

  @Override
  public Registration addListener(SampleListener listener) {
    sampleListeners.add(listener);
    return () -> sampleListeners.remove(listener);
  }
}
