/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.internal.Dispatcher;
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
import org.xenworkbench.core.model.Whereabouts;

/**
 * Holds hosts and placements. Writers come from polls and events of many hosts; every change is computed and queued for
 * delivery under one lock, so that listeners hear changes in the order in which they happened. Who only looks at hosts
 * and VMs waits for nobody: a window asks ten thousand times while it is filled, and two hundred hosts are polled.
 */
@Component(service = {Inventory.class, Whereabouts.class, InventoryImpl.class})
public class InventoryImpl implements Inventory, Whereabouts, RoundConsumer {

  private final Dispatcher dispatcher;
  private final Listeners<InventoryListener> listeners = new Listeners<>();
  private final Map<HostId, Host> hosts = new ConcurrentHashMap<>();
  private final Map<HostId, HostDomains> domains = new HashMap<>();
  private final ShownVms shown = new ShownVms();
  private final Listers listers = new Listers();
  private final Journeys journeys = new Journeys();
  private final VmRows rows = new VmRows(journeys);
  private final FormerHosts former;
  private final SameMachines machinesSeen;
  private final Holders holders;

  /** Creates an inventory without hosts, which knows whose VM was whose. */
  @Activate
  public InventoryImpl(@Reference Dispatcher dispatcher, @Reference HolderStore store, @Reference FormerHosts former) {
    this(dispatcher, store.load(), former);
    holders.onChange(() -> store.changed(holders::all));
  }

  /** Creates an empty inventory, which keeps nothing but who was who. */
  public InventoryImpl(Dispatcher dispatcher, FormerHosts former) {
    this(dispatcher, Map.of(), former);
  }

  private InventoryImpl(Dispatcher dispatcher, Map<UUID, HostId> held, FormerHosts former) {
    this.dispatcher = dispatcher;
    this.former = former;
    machinesSeen = new SameMachines(former);
    holders = new Holders(held);
  }

  /** Knows the hosts that were removed. */
  public FormerHosts former() {
    return former;
  }

  @Override
  public List<Host> hosts() {
    return hosts.values().stream().sorted(InventoryOrder.HOSTS).toList();
  }

  @Override
  public Optional<Host> host(HostId id) {
    return Optional.ofNullable(hosts.get(id));
  }

  @Override
  public synchronized HostId standIn(HostId host) {
    return machinesSeen.shown(host);
  }

  @Override
  public List<ObjectId> identities(ObjectId object) {
    return former.identities(object);
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return shown.all();
  }

  @Override
  public List<VirtualMachine> virtualMachines(HostId host) {
    return shown.of(host);
  }

  @Override
  public Optional<VirtualMachine> virtualMachine(VmId id) {
    return shown.get(id);
  }

  @Override
  public synchronized List<Placement> placements(VmId id) {
    return hosting(id.claimed()).entrySet().stream()
        .map(entry -> new Placement(entry.getKey(), id, entry.getValue().state())).toList();
  }

  @Override
  public synchronized List<Placement> placements(HostId host) {
    HostDomains listed = domains.get(host);
    return listed == null ? List.of() : listed.all().stream()
        .map(info -> new Placement(host, identity(host, info.uuid()), info.state())).toList();
  }

  @Override
  public Registration addListener(InventoryListener listener) {
    return listeners.add(listener);
  }

  /** The VMs that are on their way to another host. */
  public synchronized Set<VmId> migrating() {
    return journeys.running();
  }

  /** Whether a VM of that UUID leaves or reaches that host by a migration, or did a moment ago. */
  public synchronized boolean isTravelling(HostId host, UUID uuid) {
    return journeys.any(uuid, end -> machinesSeen.isSame(end, host));
  }

  /** Whether a VM of that UUID is on its way by a migration, or was a moment ago, so that it may still turn up. */
  public synchronized boolean isTravelling(UUID uuid) {
    return journeys.any(uuid);
  }

  /** Adds a host or replaces what is known of it. */
  public synchronized void putHost(Host told) {
    List<InventoryChange> changes = new ArrayList<>();
    if (!told.isConnected()) {
      changes.addAll(handOver(told.id(), this::isListed));
    }
    former.named(told.id(), told.name());
    machinesSeen.mark(told.id(), told.info().map(HostInfo::marks).orElse(Set.of()));
    Host host = told.toBuilder().sameMachineAs(machinesSeen.same(told.id())).build();
    Optional<Host> before = Optional.ofNullable(hosts.put(host.id(), host));
    if (before.isEmpty() || !before.get().sameContent(host)) {
      changes.add(new InventoryChange.HostChange(host.id(), before, Optional.of(host)));
    }
    publish(changes);
  }

  /** Forgets a host and what it listed; the VMs that it had stay its own, since its settings may only be changed. */
  public synchronized void removeHost(HostId id) {
    List<InventoryChange> changes = handOver(id, this::isListed);
    changes.addAll(handOver(id, other -> true));
    machinesSeen.remove(id, Optional.ofNullable(domains.get(id)), holders.of(id));
    changes.addAll(clearDomains(id));
    Optional.ofNullable(hosts.remove(id))
        .ifPresent(host -> changes.add(new InventoryChange.HostChange(id, Optional.of(host), Optional.empty())));
    publish(changes);
  }

  /** Only these hosts are configured: VMs of others are anybody's. */
  public synchronized void retainHolders(Set<HostId> configured) {
    former.retain(configured);
    publish(derive(holders.retain(configured).stream().map(VmId::of).toList()));
  }

  /** The host was disconnected by the user: what it listed is not known any more. */
  public synchronized void forgetDomains(HostId id) {
    Optional.ofNullable(domains.get(id)).ifPresent(listed -> machinesSeen.left(id, listed));
    publish(clearDomains(id));
  }

  /** The host does not answer: what it listed is still there as far as is known, in a state that nobody knows. */
  public synchronized void loseDomains(HostId id) {
    HostDomains listed = domains.getOrDefault(id, new HostDomains());
    machinesSeen.left(id, listed);
    listed.lose();
    publish(derive(listed.ids(id)));
  }

  @Override
  public void polled(Round round) {
    updateDomains(round.host(), round.readings().domains().stream().map(DomainReadings::info).toList(), round.began());
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
    boolean first = !listed.isComplete();
    Set<UUID> changed = new HashSet<>(listed.replace(infos, since));
    if (first) {
      changed.addAll(holders.of(id)); // what it had and does not list, others may have
    }
    List<InventoryChange> changes = first ? inherit(id, listed) : new ArrayList<>();
    changes.addAll(derive(id, changed.stream().map(uuid -> VmId.onHost(id, uuid)).toList()));
    changes.addAll(derive(journeys.listed(id, listed::hasLastWord)));
    machinesSeen.same(id).filter(silent -> !isListed(silent))
        .ifPresent(silent -> changes.addAll(handOver(silent, id::equals)));
    changes.addAll(compareMachine(id));
    publish(changes);
  }

  @Override
  public synchronized boolean isListed(HostId id) {
    return host(id).filter(Host::isConnected).isPresent()
        && Optional.ofNullable(domains.get(id)).filter(HostDomains::isCurrent).isPresent();
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

  /** Marks a VM as being on its way from the host that has it now, or as arrived. */
  public synchronized void setMigrating(VmId vm, Optional<HostId> target) {
    HostId source = virtualMachine(vm).map(VirtualMachine::host).or(() -> holders.get(vm.uuid())).or(() -> target)
        .orElseGet(() -> new HostId(new UUID(0, 0)));
    setMigrating(vm, source, target);
  }

  @Override
  public synchronized void setMigrating(VmId vm, HostId source, Optional<HostId> target) {
    target.ifPresentOrElse(
        host -> journeys.begin(vm, new Ownership.Journey(source, host).by(machinesSeen::shown)),
        () -> journeys.end(vm, this::isUnknown));
    publish(derive(Set.of(vm.claimed())));
  }

  @Override
  public synchronized boolean adopt(VmId claim) {
    boolean possible = virtualMachine(claim).filter(vm -> vm.id().isClaim()).isPresent()
        && journeys.running().stream().noneMatch(vm -> vm.uuid().equals(claim.uuid()));
    if (possible) {
      holders.put(claim.uuid(), claim.on());
      publish(derive(Set.of(claim.claimed())));
    }
    return possible;
  }

  /** Whether a host was removed: an answer that was on its way then must not bring its domains back. */
  private boolean isUnknown(HostId id) {
    return !hosts.containsKey(id);
  }

  private List<InventoryChange> clearDomains(HostId id) {
    HostDomains listed = domains.remove(id);
    Collection<VmId> settled = journeys.cleared(id);
    List<InventoryChange> changes = listed == null ? new ArrayList<>() : derive(id, listed.ids(id));
    changes.addAll(derive(settled));
    return changes;
  }

  /** Derives the owners of VMs that a host lists, or has listed until now. */
  private List<InventoryChange> derive(HostId host, Collection<VmId> affected) {
    HostDomains listed = domains.get(host);
    affected.forEach(vm -> listers.put(vm, host, listed != null && listed.get(host, vm).isPresent()));
    return derive(affected);
  }

  /** Derives owners anew and says what changed. */
  private List<InventoryChange> derive(Collection<VmId> affected) {
    return affected.stream().flatMap(vm -> shown.show(vm, owners(vm)).stream())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** What hosts list of a UUID; a host that is the same machine as another that lists it adds nothing. */
  private Map<HostId, DomainInfo> hosting(VmId vm) {
    Map<HostId, DomainInfo> listed = new HashMap<>();
    for (HostId host : listers.of(vm)) {
      domains.get(host).get(host, vm).ifPresent(info -> listed.put(host, info));
    }
    listed.keySet().removeIf(host -> machinesSeen.same(host)
        .filter(first -> vm.isControlDomain() || listed.containsKey(first)).isPresent());
    return listed;
  }

  private List<VirtualMachine> owners(VmId vm) {
    Map<HostId, DomainInfo> listed = hosting(vm);
    if (vm.isControlDomain()) {
      return listed.keySet().stream().map(host -> rows.controlDomain(vm, host, listed.get(host))).toList();
    }
    UnaryOperator<HostId> lister = host -> machinesSeen.lister(host, listed.keySet());
    Ownership.Scene scene = new Ownership.Scene(listed, journeys.of(vm).map(journey -> journey.by(lister)),
        journeys.ofClaims(vm.uuid(), listers.of(vm)).map(journey -> journey.by(lister)).toList());
    Optional<HostId> before = holders.get(vm.uuid()).map(lister);
    Ownership ownership = Ownership.of(scene, before,
        host -> Optional.ofNullable(domains.get(host)).filter(told -> told.denies(vm.uuid())).isPresent());
    holders.put(vm.uuid(), ownership.holder().map(machinesSeen::shown));
    return rows.of(vm, listed, ownership);
  }

  /** A host that is new here leads to the machine of one that was removed: what went on with that one goes on. */
  private List<InventoryChange> inherit(HostId id, HostDomains listed) {
    List<FormerHostClaim> claims = machinesSeen.recognise(id, listed);
    dispatcher.execute(() -> former.tell(claims));
    List<HostId> gone = claims.stream().filter(FormerHostClaim::isTaken).map(FormerHostClaim::former).toList();
    gone.forEach(from -> {
      listed.ids(id).forEach(vm -> listers.put(vm, id, true)); // first, else the VM would come to it as a claim
      holders.handOver(from, id);
      journeys.handOver(from, id);
    });
    return gone.isEmpty() ? new ArrayList<>() : derive(journeys.running().stream().map(VmId::claimed).toList());
  }

  /** Looks whether a host is the same machine as another; nothing is to be done for one that no other resembles. */
  private List<InventoryChange> compareMachine(HostId id) {
    List<InventoryChange> changes = new ArrayList<>();
    for (HostId changed : machinesSeen.compare(id, this::isListed, domains, uuid -> holders.get(uuid),
        uuid -> listers.of(VmId.of(uuid)))) {
      changes.addAll(machinesSeen.same(changed).map(first -> handOver(changed, first)).orElseGet(() -> mark(changed)));
    }
    return changes;
  }

  /**
   * A host that shows its machine's VMs does so no longer: another host that leads there does, if one can. Nothing has
   * happened to the VMs, so that they stay what they are.
   */
  private List<InventoryChange> handOver(HostId from, Predicate<HostId> possible) {
    return machinesSeen.handOver(from, possible).map(to -> handOver(from, to)).orElseGet(ArrayList::new);
  }

  private List<InventoryChange> handOver(HostId from, HostId to) {
    List<UUID> handed = holders.handOver(from, to);
    journeys.handOver(from, to);
    List<InventoryChange> changes = new ArrayList<>();
    HostDomains next = domains.get(to);
    if (next != null && isListed(from)) { // first, else a change would be taken back, and told again
      changes.addAll(derive(to, next.update(domains.get(from)).stream().map(uuid -> VmId.onHost(to, uuid)).toList()));
    }
    changes.addAll(mark(from));
    changes.addAll(mark(to));
    machinesSeen.others(to).filter(other -> !other.equals(from)).toList().forEach(other -> changes.addAll(mark(other)));
    changes.addAll(derive(handed.stream().map(VmId::of).toList()));
    return changes;
  }

  /** Says whose machine a host is the same as, and derives what it lists. */
  private List<InventoryChange> mark(HostId id) {
    List<InventoryChange> changes = new ArrayList<>();
    Host before = hosts.get(id);
    if (before != null && !before.sameMachineAs().equals(machinesSeen.same(id))) {
      Host after = before.toBuilder().sameMachineAs(machinesSeen.same(id)).build();
      hosts.put(id, after);
      changes.add(new InventoryChange.HostChange(id, Optional.of(before), Optional.of(after)));
    }
    changes.addAll(derive(domains.getOrDefault(id, new HostDomains()).ids(id)));
    return changes;
  }

  private void publish(List<InventoryChange> changes) {
    if (!changes.isEmpty()) {
      List<InventoryChange> copy = List.copyOf(changes);
      dispatcher.execute(() -> listeners.fire(listener -> listener.inventoryChanged(copy)));
    }
  }
}
