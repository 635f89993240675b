/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.NameOrder;

/**
 * Keeps the groups in memory and in the settings, and tells the event log what becomes of them. A part of the engine,
 * so that damage is told where no window asks for groups, too.
 */
@Component(service = {HostGroups.class, EnginePart.class})
public class HostGroupsImpl implements HostGroups, EnginePart {

  private static final Comparator<HostGroup> ORDER =
      Comparator.comparing(HostGroup::name, NameOrder.NAMES).thenComparing(group -> group.id().key());

  private final GroupSettings settings;
  private final EventLog log;
  private final Inventory inventory;
  private final Dispatcher dispatcher;
  private final Clock clock;
  private final Listeners<Listener> listeners = new Listeners<>();
  private final Optional<String> newer;
  /** A change puts another one in its place, so that nobody who looks waits for the disk that it is written to. */
  private volatile Snapshot now;

  /** What is there at a time. */
  private record Snapshot(List<HostGroup> inOrder, Map<GroupId, HostGroup> groups, Map<HostId, HostGroup> grouped) {

    static Snapshot of(Collection<HostGroup> all) {
      Map<GroupId, HostGroup> groups = new HashMap<>();
      Map<HostId, HostGroup> grouped = new HashMap<>();
      for (HostGroup group : all) {
        groups.put(group.id(), group);
        group.hosts().forEach(host -> grouped.put(host, group));
      }
      return new Snapshot(all.stream().sorted(ORDER).toList(), Map.copyOf(groups), Map.copyOf(grouped));
    }
  }

  /** Reads what is stored. */
  @Activate
  public HostGroupsImpl(@Reference Preferences preferences, @Reference EventLog log, @Reference Inventory inventory,
      @Reference Dispatcher dispatcher) {
    this(preferences, log, inventory, dispatcher, Timing.system().clock());
  }

  HostGroupsImpl(Preferences preferences, EventLog log, Inventory inventory, Dispatcher dispatcher, Clock clock) {
    this.settings = new GroupSettings(preferences);
    this.log = log;
    this.inventory = inventory;
    this.dispatcher = dispatcher;
    this.clock = clock;
    GroupSettings.Stored stored = settings.load();
    this.newer = stored.newer();
    this.now = Snapshot.of(stored.groups());
    stored.damage().entries().forEach(entry -> log.append(LogEntry
        .occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, entry.message(), clock.instant())
        .user(Initiator.current()).details(entry.details()).build()));
    log.setFault("groups", stored.damage().fault());
  }

  @Override
  public List<HostGroup> groups() {
    return now.inOrder();
  }

  @Override
  public Optional<HostGroup> group(GroupId id) {
    return Optional.ofNullable(now.groups().get(id));
  }

  @Override
  public Optional<HostGroup> groupOf(HostId host) {
    return Optional.ofNullable(now.grouped().get(host));
  }

  @Override
  public Optional<String> obstacle(String name, Optional<GroupId> group) {
    if (!GroupSettings.isName(name)) {
      return Optional.of(NLS.bind(SharedMessages.HostConfiguration_BadName, name));
    }
    return groups().stream()
        .filter(other -> NameOrder.isSame(other.name(), name) && group.filter(other.id()::equals).isEmpty())
        .map(other -> NLS.bind(Messages.HostGroups_NameTaken, other.name())).findFirst();
  }

  @Override
  public synchronized HostGroup add(String name) {
    require(name, Optional.empty());
    HostGroup added = new HostGroup(GroupId.random(), name, Set.of());
    store(List.of(new Change(added.id(), Optional.empty(), Optional.of(added))));
    tell(NLS.bind(Messages.HostGroups_Added, name), Optional.empty());
    return added;
  }

  @Override
  public synchronized void rename(GroupId id, String name) {
    HostGroup before = require(id);
    require(name, Optional.of(id));
    if (!before.name().equals(name)) {
      store(List.of(new Change(id, Optional.of(before), Optional.of(new HostGroup(id, name, before.hosts())))));
      tell(NLS.bind(Messages.HostGroups_Renamed, before.name(), name), Optional.empty());
    }
  }

  @Override
  public synchronized void remove(GroupId id) {
    requireChangeable();
    HostGroup before = require(id);
    store(List.of(new Change(id, Optional.of(before), Optional.empty())));
    tell(NLS.bind(Messages.HostGroups_Removed, before.name()), Optional.empty());
  }

  @Override
  public synchronized void move(Set<HostId> hosts, Optional<GroupId> group) {
    requireChangeable();
    group.ifPresent(this::require);
    Set<HostId> moved = new HashSet<>(hosts);
    moved.removeIf(host -> groupOf(host).map(HostGroup::id).equals(group));
    List<Change> changes = new ArrayList<>();
    List<Runnable> entries = new ArrayList<>();
    for (HostId host : moved) {
      entries.add(entry(host, group));
    }
    for (HostGroup before : groups()) {
      Set<HostId> members = new HashSet<>(before.hosts());
      members.removeAll(moved);
      group.filter(before.id()::equals).ifPresent(target -> members.addAll(moved));
      if (!members.equals(before.hosts())) {
        changes.add(new Change(before.id(), Optional.of(before),
            Optional.of(new HostGroup(before.id(), before.name(), members))));
      }
    }
    store(changes);
    entries.forEach(Runnable::run);
  }

  /** What the event log is to tell of a host that moves, asked before it does. */
  private Runnable entry(HostId host, Optional<GroupId> target) {
    String name = inventory.host(host).map(Host::name).orElseGet(host::toString);
    String before = groupOf(host).map(HostGroup::name).orElse("");
    String message = target.flatMap(this::group).map(group -> NLS.bind(Messages.HostGroups_Moved, name, group.name()))
        .orElseGet(() -> NLS.bind(Messages.HostGroups_MovedOut, name, before));
    return () -> tell(message, Optional.of(host));
  }

  @Override
  public Registration addListener(Listener listener) {
    return listeners.add(listener);
  }

  private void store(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Map<GroupId, HostGroup> next = new HashMap<>(now.groups());
    for (Change change : changes) {
      change.after().ifPresentOrElse(after -> next.put(after.id(), after), () -> next.remove(change.id()));
    }
    now = Snapshot.of(next.values());
    for (Change change : changes) {
      change.after().ifPresentOrElse(settings::put, () -> settings.remove(change.id()));
    }
    settings.save();
    List<Change> told = List.copyOf(changes);
    dispatcher.execute(() -> listeners.fire(listener -> listener.groupsChanged(told)));
  }

  private void require(String name, Optional<GroupId> group) {
    requireChangeable();
    obstacle(name, group).ifPresent(text -> {
      throw new IllegalArgumentException(text);
    });
  }

  private HostGroup require(GroupId id) {
    return group(id).orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.HostGroups_Unknown, id)));
  }

  private void requireChangeable() {
    newer.ifPresent(text -> {
      throw new IllegalStateException(text);
    });
  }

  private void tell(String message, Optional<HostId> host) {
    String name = host.flatMap(inventory::host).map(Host::name).orElse("");
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, message, clock.instant())
        .host(host, name).user(Initiator.current()).build());
  }
}
