/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Holds hosts and placements. Writers come from polls and events of many hosts; every change is computed and queued for
 * delivery under one lock, so that listeners hear changes in the order in which they happened.
 */
@Component(service = {Inventory.class, InventoryImpl.class})
public class InventoryImpl implements Inventory {

  private static final Comparator<VirtualMachine> VM_ORDER = Comparator
      .comparing((VirtualMachine vm) -> !vm.isControlDomain())
      .thenComparing(VirtualMachine::name, String.CASE_INSENSITIVE_ORDER)
      .thenComparing(vm -> vm.id().key()).thenComparing(vm -> vm.host().toString());

  private final Dispatcher dispatcher;
  private final Listeners<InventoryListener> listeners = new Listeners<>();
  private final Map<HostId, Host> hosts = new HashMap<>();
  private final Map<HostId, HostDomains> domains = new HashMap<>();
  private final Map<VmId, List<VirtualMachine>> machines = new HashMap<>();
  /** The VMs that a host owns, in order, as they are asked for in every round; gone when one of them changes. */
  private final Map<HostId, List<VirtualMachine>> ordered = new HashMap<>();
  /** Which hosts list a VM: asking all of them for every VM of a round costs more than the round. */
  private final Map<VmId, Set<HostId>> listing = new HashMap<>();
  private final Map<VmId, HostId> migrating = new HashMap<>();

  /** Creates an empty inventory. */
  @Activate
  public InventoryImpl(@Reference Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public synchronized List<Host> hosts() {
    return hosts.values().stream().sorted(Comparator.comparing(Host::name, String.CASE_INSENSITIVE_ORDER)).toList();
  }

  @Override
  public synchronized Optional<Host> host(HostId id) {
    return Optional.ofNullable(hosts.get(id));
  }

  @Override
  public synchronized List<VirtualMachine> virtualMachines() {
    return machines.values().stream().flatMap(Collection::stream).sorted(VM_ORDER).toList();
  }

  @Override
  public synchronized List<VirtualMachine> virtualMachines(HostId host) {
    HostDomains listed = domains.get(host);
    return listed == null ? List.of() : ordered.computeIfAbsent(host, key -> listed.ids(host).stream()
        .flatMap(id -> machines.getOrDefault(id, List.of()).stream()).filter(vm -> vm.host().equals(host))
        .sorted(VM_ORDER).toList());
  }

  @Override
  public synchronized Optional<VirtualMachine> virtualMachine(VmId id) {
    return machines.getOrDefault(id, List.of()).stream().findFirst();
  }

  @Override
  public synchronized List<Placement> placements(VmId id) {
    List<Placement> placements = new ArrayList<>();
    domains.forEach((host, listed) -> listed.get(host, id)
        .ifPresent(info -> placements.add(new Placement(host, id, info.state()))));
    return placements;
  }

  @Override
  public Registration addListener(InventoryListener listener) {
    return listeners.add(listener);
  }

  /** The VMs that are on their way to another host. */
  public synchronized Set<VmId> migrating() {
    return Set.copyOf(migrating.keySet());
  }

  /** Adds a host or replaces what is known of it. */
  public synchronized void putHost(Host host) {
    Optional<Host> before = Optional.ofNullable(hosts.put(host.id(), host));
    if (before.isEmpty() || !before.get().sameContent(host)) {
      publish(List.of(new InventoryChange.HostChange(host.id(), before, Optional.of(host))));
    }
  }

  /** Forgets a host and what it listed. */
  public synchronized void removeHost(HostId id) {
    List<InventoryChange> changes = clearDomains(id);
    Optional.ofNullable(hosts.remove(id))
        .ifPresent(host -> changes.add(new InventoryChange.HostChange(id, Optional.of(host), Optional.empty())));
    publish(changes);
  }

  /** The host was disconnected by the user: what it listed is not known any more. */
  public synchronized void forgetDomains(HostId id) {
    publish(clearDomains(id));
  }

  /** The host does not answer: what it listed is still there as far as is known, in a state that nobody knows. */
  public synchronized void loseDomains(HostId id) {
    HostDomains listed = domains.getOrDefault(id, new HostDomains());
    listed.replaceAllStates(DomainState.NO_STATE);
    publish(derive(listed.ids(id)));
  }

  /**
   * The host listed all its domains.
   *
   * @param since monotonic time when it was asked; a domain of which an event told later keeps what the event told
   */
  public synchronized void updateDomains(HostId id, List<DomainInfo> infos, long since) {
    if (isUnknown(id)) {
      return;
    }
    HostDomains listed = domains.computeIfAbsent(id, key -> new HostDomains());
    List<UUID> changed = listed.replace(infos, since);
    publish(derive(id, changed.stream().map(uuid -> VmId.onHost(id, uuid)).toList()));
  }

  /** The host told of one domain, at the given monotonic time. */
  public synchronized void updateDomain(HostId id, DomainInfo info, long at) {
    if (!isUnknown(id)) {
      domains.computeIfAbsent(id, key -> new HostDomains()).put(info, at);
      publish(derive(id, Set.of(VmId.onHost(id, info.uuid()))));
    }
  }

  /** The host does not list that domain any more, at the given monotonic time. */
  public synchronized void removeDomain(HostId id, UUID uuid, long at) {
    if (!isUnknown(id)) {
      domains.computeIfAbsent(id, key -> new HostDomains()).remove(uuid, at);
      publish(derive(id, Set.of(VmId.onHost(id, uuid))));
    }
  }

  /** What a host last told of one of its domains. */
  public synchronized Optional<DomainInfo> domain(HostId host, VmId vm) {
    return Optional.ofNullable(domains.get(host)).flatMap(listed -> listed.get(host, vm));
  }

  /** Marks a VM as being on its way to a host, which owns it as soon as it runs there, or as arrived. */
  public synchronized void setMigrating(VmId vm, Optional<HostId> target) {
    target.ifPresentOrElse(host -> migrating.put(vm, host), () -> migrating.remove(vm));
    publish(derive(Set.of(vm)));
  }

  /** Whether a host was removed: an answer that was on its way then must not bring its domains back. */
  private boolean isUnknown(HostId id) {
    return !hosts.containsKey(id);
  }

  private List<InventoryChange> clearDomains(HostId id) {
    HostDomains listed = domains.remove(id);
    return listed == null ? new ArrayList<>() : derive(id, listed.ids(id));
  }

  /** Derives the owners of VMs that a host lists, or has listed until now. */
  private List<InventoryChange> derive(HostId host, Collection<VmId> affected) {
    HostDomains listed = domains.get(host);
    for (VmId vm : affected) {
      Set<HostId> hosting = listing.computeIfAbsent(vm, key -> new HashSet<>(2));
      if (listed != null && listed.get(host, vm).isPresent()) {
        hosting.add(host);
      } else {
        hosting.remove(host);
      }
      if (hosting.isEmpty()) {
        listing.remove(vm);
      }
    }
    return derive(affected);
  }

  /** Derives owners anew and says what changed. */
  private List<InventoryChange> derive(Collection<VmId> affected) {
    List<InventoryChange> changes = new ArrayList<>();
    for (VmId vm : affected) {
      List<VirtualMachine> before = machines.getOrDefault(vm, List.of());
      List<VirtualMachine> after = owners(vm, before);
      if (!sameContent(before, after)) {
        if (after.isEmpty()) {
          machines.remove(vm);
        } else {
          machines.put(vm, after);
        }
        Stream.concat(before.stream(), after.stream()).forEach(machine -> ordered.remove(machine.host()));
        changes.add(new InventoryChange.VmChange(vm, before.stream().findFirst(), after.stream().findFirst()));
      }
    }
    return changes;
  }

  private List<VirtualMachine> owners(VmId vm, List<VirtualMachine> before) {
    Map<HostId, DomainInfo> listed = new HashMap<>();
    for (HostId host : listing.getOrDefault(vm, Set.of())) {
      domains.get(host).get(host, vm).ifPresent(info -> listed.put(host, info));
    }
    Optional<HostId> previous = before.stream().findFirst().map(VirtualMachine::host);
    return Ownership.owners(listed, previous, Optional.ofNullable(migrating.get(vm))).stream()
        .map(host -> snapshot(vm, host, listed.get(host))).toList();
  }

  private VirtualMachine snapshot(VmId vm, HostId host, DomainInfo info) {
    Optional<HostId> target = Optional.ofNullable(migrating.get(vm)).filter(to -> !to.equals(host));
    return new VirtualMachine(vm, info.name(), host, info.state(), info.number(), info.vcpus(), info.memory(),
        info.maxMemory(), info.persistent(), target);
  }

  private static boolean sameContent(List<VirtualMachine> before, List<VirtualMachine> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).sameContent(after.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void publish(List<InventoryChange> changes) {
    if (!changes.isEmpty()) {
      List<InventoryChange> copy = List.copyOf(changes);
      dispatcher.execute(() -> listeners.fire(listener -> listener.inventoryChanged(copy)));
    }
  }
}
