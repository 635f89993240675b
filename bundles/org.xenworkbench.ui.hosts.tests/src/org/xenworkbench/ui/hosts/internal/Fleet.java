/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeOperations;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.FakeTags;
import org.xenworkbench.ui.handle.HandleMarks;

/** Hosts and machines for a tree, and what is measured of them. */
public final class Fleet {

  public final FakeInventory inventory = new FakeInventory();
  public final FakeSampler sampler = new FakeSampler();
  public final FakeHistory history = new FakeHistory();
  public final FakeTags tags = new FakeTags();
  public final FakeOperations operations = new FakeOperations();
  private final UnderWay underWay = new UnderWay(operations);

  static Connection connected() {
    return Connection.of(Connection.State.CONNECTED, Instant.EPOCH);
  }

  public Host addHost(String name) {
    return addHost(name, false, connected());
  }

  public Host addHost(String name, boolean simulated, Connection connection) {
    Optional<HostInfo> info = connection.state() == Connection.State.CONNECTED
        ? Optional.of(HostInfo.of(name, "Xen").hypervisorVersion("4.17").cpuModel("Some CPU").cpus(4).memory(16L << 30)
            .build())
        : Optional.empty();
    return inventory.put(
        Host.of(HostId.random(), name, connection).address("xen:" + name).simulated(simulated).info(info).build());
  }

  public VirtualMachine addVm(Host host, String name, DomainState state) {
    return addVm(host, name, state, Optional.empty());
  }

  VirtualMachine addVm(Host host, String name, DomainState state, Optional<HostId> migratingTo) {
    return inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), name, host.id())
        .state(state, state == DomainState.SHUT_OFF ? -1 : 1).vcpus(2).memory(1L << 30, 1L << 30)
        .migratingTo(migratingTo).build());
  }

  VirtualMachine move(VirtualMachine vm, Host target) {
    return replace(vm, target.id(), vm.state());
  }

  VirtualMachine change(VirtualMachine vm, DomainState state) {
    return replace(vm, vm.host(), state);
  }

  private VirtualMachine replace(VirtualMachine vm, HostId host, DomainState state) {
    return inventory.put(VirtualMachine.of(vm.id(), vm.name(), host).state(state, vm.domainNumber()).vcpus(vm.vcpus())
        .memory(vm.memory(), vm.maxMemory()).persistent(vm.persistent()).build());
  }

  /** Tells that both were measured. */
  void sampled(Host host, VirtualMachine vm) {
    sampler.tell(new SampleBatch(host.id(), Instant.EPOCH, Map.of(host.id(), Map.of(), vm.id(), Map.of())));
  }

  /** What columns say, without groups and times. */
  RowFacts facts() {
    return new RowFacts(inventory, sampler, Optional.empty(), Optional.of(tags), Optional.empty(), Optional.empty(),
        Optional.of(underWay));
  }

  /** The kinds of rows without groups. */
  public Nodes nodes() {
    return nodes(List.of());
  }

  /** The same with signs that others put on rows. */
  Nodes nodes(List<HandleMarks> marks) {
    return new Nodes(List.of(new HostKind(inventory, sampler, tags),
        new VmKind(inventory, sampler, history, tags)), facts(), marks);
  }
}
