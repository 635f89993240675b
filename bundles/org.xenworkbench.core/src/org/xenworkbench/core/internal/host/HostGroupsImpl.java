/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.GroupPath;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
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
  private record Snapshot(List<HostGroup> inOrder, Map<GroupId, HostGroup> groups, Map<HostId, HostGroup> grouped,
      Map<Optional<GroupId>, List<HostGroup>> within) {

    static Snapshot of(Map<GroupId, HostGroup> all) {
      Map<GroupId, HostGroup> groups = GroupNesting.withAllHosts(all);
      Map<HostId, HostGroup> grouped = new HashMap<>();
      groups.values().forEach(group -> group.hosts().forEach(host -> grouped.put(host, group)));
      List<HostGroup> inOrder = groups.values().stream().sorted(ORDER).toList();
      return new Snapshot(inOrder, Map.copyOf(groups), Map.copyOf(grouped),
          inOrder.stream().collect(Collectors.groupingBy(HostGroup::parent)));
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
    this.now = Snapshot.of(stored.groups().stream().collect(Collectors.toMap(HostGroup::id, group -> group)));
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
  public List<HostGroup> groupsIn(Optional<GroupId> parent) {
    return now.within().getOrDefault(parent, List.of());
  }

  @Override
  public Optional<String> obstacle(String name, Optional<GroupId> group, Optional<GroupId> parent) {
    if (!GroupPath.isName(name)) {
      return Optional.of(NLS.bind(Messages.HostGroups_BadName, name, GroupPath.LONGEST_NAME));
    }
    if (!name.equals(name.strip())) { // a file of hosts would not have them
      return Optional.of(NLS.bind(Messages.HostGroups_Blanks, name));
    }
    return namesake(name, parent, group.map(Set::of).orElse(Set.of()))
        .map(other -> parent.flatMap(this::group).map(within -> NLS.bind(Messages.HostGroups_NameTakenIn, other.name(),
            within.name())).orElseGet(() -> NLS.bind(Messages.HostGroups_NameTaken, other.name())));
  }

  private Optional<HostGroup> namesake(String name, Optional<GroupId> parent, Set<GroupId> except) {
    return groupsIn(parent).stream()
        .filter(other -> NameOrder.isSame(other.name(), name) && !except.contains(other.id())).findFirst();
  }

  @Override
  public synchronized HostGroup add(String name, Optional<GroupId> parent) {
    requireChangeable();
    parent.ifPresent(this::require);
    require(obstacle(name, Optional.empty(), parent));
    if (upwards(parent).size() >= DEEPEST) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostGroups_TooDeep, name, DEEPEST));
    }
    HostGroup added = new HostGroup(GroupId.random(), name, Set.of()).in(parent);
    store(List.of(added));
    tell(NLS.bind(Messages.HostGroups_Added, path(Optional.of(added.id())).label()), Optional.empty());
    return added;
  }

  @Override
  public synchronized void rename(GroupId id, String name) {
    requireChangeable();
    HostGroup before = require(id);
    require(obstacle(name, Optional.of(id), before.parent()));
    if (!before.name().equals(name)) {
      store(List.of(before.named(name)));
      tell(NLS.bind(Messages.HostGroups_Renamed, before.name(), name), Optional.empty());
    }
  }

  @Override
  public synchronized void remove(GroupId id) {
    requireChangeable();
    HostGroup before = require(id);
    String path = path(Optional.of(id)).label();
    List<HostGroup> changed = new ArrayList<>();
    for (HostGroup group : groupsIn(Optional.of(id))) {
      require(namesake(group.name(), before.parent(), Set.of(id))
          .map(other -> NLS.bind(Messages.HostGroups_WouldCollide, other.name())));
      changed.add(group.in(before.parent()));
    }
    before.parent().flatMap(this::group).filter(parent -> !before.hosts().isEmpty())
        .ifPresent(parent -> changed.add(parent.with(union(parent.hosts(), before.hosts()))));
    store(changed, Set.of(id));
    tell(NLS.bind(Messages.HostGroups_Removed, path), Optional.empty());
  }

  private static Set<HostId> union(Set<HostId> some, Set<HostId> more) {
    Set<HostId> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  @Override
  public synchronized void move(Set<HostId> hosts, Optional<GroupId> group) {
    requireChangeable();
    group.ifPresent(this::require);
    Set<HostId> moved = new HashSet<>(hosts);
    moved.removeIf(host -> groupOf(host).map(HostGroup::id).equals(group));
    List<HostGroup> changed = new ArrayList<>();
    List<Runnable> entries = new ArrayList<>();
    for (HostId host : moved) {
      entries.add(entry(host, group));
    }
    for (HostGroup before : groups()) {
      Set<HostId> members = new HashSet<>(before.hosts());
      members.removeAll(moved);
      group.filter(before.id()::equals).ifPresent(target -> members.addAll(moved));
      if (!members.equals(before.hosts())) {
        changed.add(before.with(members));
      }
    }
    store(changed);
    entries.forEach(Runnable::run);
  }

  @Override
  public Optional<String> whyNotIn(Set<GroupId> moved, Optional<GroupId> parent) {
    List<HostGroup> above = upwards(parent);
    Set<String> names = new HashSet<>();
    for (HostGroup group : moved.stream().flatMap(id -> group(id).stream()).toList()) {
      if (above.contains(group)) {
        return Optional.of(NLS.bind(Messages.HostGroups_Within, group.name()));
      }
      if (namesake(group.name(), parent, moved).isPresent() || !names.add(NameOrder.key(group.name()))) {
        return Optional.of(NLS.bind(Messages.HostGroups_WouldCollide, group.name()));
      }
      if (above.size() + height(group) > DEEPEST) {
        return Optional.of(NLS.bind(Messages.HostGroups_TooDeep, group.name(), DEEPEST));
      }
    }
    return Optional.empty();
  }

  private int height(HostGroup group) {
    return 1 + groupsIn(Optional.of(group.id())).stream().mapToInt(this::height).max().orElse(0);
  }

  /** What is within one that goes as well goes with it. */
  @Override
  public synchronized void nest(Set<GroupId> moved, Optional<GroupId> parent) {
    requireChangeable();
    parent.ifPresent(this::require);
    Set<GroupId> going = moved.stream().map(this::require)
        .filter(group -> !group.parent().equals(parent) && upwards(group.parent()).stream().map(HostGroup::id)
            .noneMatch(moved::contains))
        .map(HostGroup::id).collect(Collectors.toSet());
    require(whyNotIn(going, parent));
    List<String> entries = new ArrayList<>();
    for (HostGroup group : going.stream().map(this::require).toList()) {
      entries.add(parent.isPresent() ? NLS.bind(Messages.HostGroups_MovedIn, group.name(), path(parent).label())
          : NLS.bind(Messages.HostGroups_MovedToTop, group.name(), path(group.parent()).label()));
    }
    store(going.stream().map(id -> require(id).in(parent)).toList());
    entries.forEach(message -> tell(message, Optional.empty()));
  }

  /** What the event log is to tell of a host that moves, asked before it does. */
  private Runnable entry(HostId host, Optional<GroupId> target) {
    String name = inventory.host(host).map(Host::name).orElseGet(host::toString);
    String before = path(groupOf(host).map(HostGroup::id)).label();
    String message = target.map(group -> NLS.bind(Messages.HostGroups_Moved, name, path(target).label()))
        .orElseGet(() -> NLS.bind(Messages.HostGroups_MovedOut, name, before));
    return () -> tell(message, Optional.of(host));
  }

  @Override
  public Registration addListener(Listener listener) {
    return listeners.add(listener);
  }

  private void store(List<HostGroup> changed) {
    store(changed, Set.of());
  }

  private void store(List<HostGroup> changed, Set<GroupId> removed) {
    if (changed.isEmpty() && removed.isEmpty()) {
      return;
    }
    Snapshot before = now;
    Map<GroupId, HostGroup> next = new HashMap<>(before.groups());
    changed.forEach(group -> next.put(group.id(), group));
    removed.forEach(next::remove);
    now = Snapshot.of(next);
    changed.forEach(settings::put);
    removed.forEach(settings::remove);
    settings.save();
    List<Change> told = changes(before.groups(), now.groups());
    dispatcher.execute(() -> listeners.fire(listener -> listener.groupsChanged(told)));
  }

  /** What became of all, those that others are within included. */
  private static List<Change> changes(Map<GroupId, HostGroup> before, Map<GroupId, HostGroup> after) {
    Set<GroupId> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    return all.stream().map(id -> new Change(id, Optional.ofNullable(before.get(id)),
        Optional.ofNullable(after.get(id)))).filter(Change::isAny).toList();
  }

  private static void require(Optional<String> obstacle) {
    obstacle.ifPresent(text -> {
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
