/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;

/**
 * Hosts and virtual machines as a test puts them in. Listeners hear of every change at once, on the thread that makes
 * it. Any thread.
 *
 * @since 0.1
 */
public final class FakeInventory implements Inventory {

  private static final Comparator<ModelObject> BY_NAME = Comparator.comparing(ModelObject::name, NameOrder.NAMES);

  private final Map<HostId, Host> hosts = new ConcurrentHashMap<>();
  private final Map<VmId, VirtualMachine> machines = new ConcurrentHashMap<>();
  private final Map<VmId, Set<HostId>> twice = new ConcurrentHashMap<>();
  private final Map<HostId, HostId> heirs = new ConcurrentHashMap<>();
  private final List<InventoryListener> listeners = new CopyOnWriteArrayList<>();

  /** Adds a host, or replaces it. */
  public Host put(Host host) {
    tell(new InventoryChange.HostChange(host.id(), Optional.ofNullable(hosts.put(host.id(), host)),
        Optional.of(host)));
    return host;
  }

  /** Adds a virtual machine, or replaces it, which may move it to another host. */
  public VirtualMachine put(VirtualMachine vm) {
    tell(new InventoryChange.VmChange(vm.id(), Optional.ofNullable(machines.put(vm.id(), vm)), Optional.of(vm)));
    return vm;
  }

  /** Lists a virtual machine under another host as well, as for a moment of a migration. */
  public void listAlso(VmId vm, HostId host) {
    twice.put(vm, Set.of(host));
  }

  /** Removes a host with its virtual machines. */
  public void remove(HostId id) {
    virtualMachines(id).forEach(vm -> remove(vm.id()));
    tell(new InventoryChange.HostChange(id, Optional.ofNullable(hosts.remove(id)), Optional.empty()));
  }

  /** Has a host that was removed go on as another one, of which nothing else was known before. */
  public void goesOn(HostId gone, HostId heir) {
    heirs.put(gone, heir);
  }

  /** Removes a virtual machine. */
  public void remove(VmId id) {
    tell(new InventoryChange.VmChange(id, Optional.ofNullable(machines.remove(id)), Optional.empty()));
  }

  /** Tells listeners something, whatever the inventory holds. */
  public void tell(InventoryChange change) {
    listeners.forEach(listener -> listener.inventoryChanged(List.of(change)));
  }

  /** Whether somebody listens. */
  public boolean isHeard() {
    return !listeners.isEmpty();
  }

  @Override
  public List<Host> hosts() {
    return hosts.values().stream().sorted(BY_NAME).toList();
  }

  @Override
  public Optional<Host> host(HostId id) {
    return Optional.ofNullable(hosts.get(id));
  }

  @Override
  public HostId standIn(HostId host) {
    return heirs.getOrDefault(host, Inventory.super.standIn(host));
  }

  @Override
  public List<ObjectId> identities(ObjectId object) {
    return Stream.concat(Stream.of(object), heirs.entrySet().stream()
        .filter(entry -> entry.getValue().equals(object)).map(Map.Entry::getKey)).toList();
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return machines.values().stream().sorted(BY_NAME).toList();
  }

  @Override
  public List<VirtualMachine> virtualMachines(HostId host) {
    return machines.values().stream()
        .filter(vm -> vm.host().equals(host) || isListedTwice(vm.id(), host))
        .sorted(Comparator.comparing((VirtualMachine vm) -> !vm.isControlDomain()).thenComparing(BY_NAME)).toList();
  }

  private boolean isListedTwice(VmId vm, HostId host) {
    return twice.getOrDefault(vm, Set.of()).contains(host);
  }

  @Override
  public Optional<VirtualMachine> virtualMachine(VmId id) {
    return Optional.ofNullable(machines.get(id));
  }

  @Override
  public List<Placement> placements(VmId id) {
    return machines.values().stream().filter(vm -> vm.id().uuid().equals(id.uuid()))
        .map(vm -> new Placement(vm.host(), vm.id(), vm.state())).toList();
  }

  @Override
  public Registration addListener(InventoryListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
