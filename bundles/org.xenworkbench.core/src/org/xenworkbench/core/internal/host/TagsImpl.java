/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.text.MessageFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.NameOrder;

/**
 * Keeps the tags in memory and in the settings, and tells the event log what becomes of them. A part of the engine, so
 * that damage is told where no window asks for tags, too.
 */
@Component(service = {Tags.class, EnginePart.class})
public class TagsImpl implements Tags, EnginePart {

  private final TagSettings settings;
  private final EventLog log;
  private final Inventory inventory;
  private final Dispatcher dispatcher;
  private final Clock clock;
  private final Listeners<Listener> listeners = new Listeners<>();
  private final Optional<String> newer;
  /** A change puts another one in its place, so that nobody who looks waits for the disk. */
  private volatile Snapshot now;

  /** What is there at a time: the tags of each object, and all by what makes two of them one. */
  private record Snapshot(Map<ObjectId, List<String>> tags, Map<String, String> all, List<String> inOrder) {

    static Snapshot of(Map<ObjectId, List<String>> tags) {
      Map<String, String> all = new HashMap<>();
      tags.values().forEach(own -> own.forEach(tag -> all.putIfAbsent(NameOrder.key(tag), tag)));
      return new Snapshot(tags, all, all.values().stream().sorted(NameOrder.NAMES).toList());
    }
  }

  /** Reads what is stored. */
  @Activate
  public TagsImpl(@Reference Preferences preferences, @Reference EventLog log, @Reference Inventory inventory,
      @Reference Dispatcher dispatcher) {
    this(preferences, log, inventory, dispatcher, Timing.system().clock());
  }

  TagsImpl(Preferences preferences, EventLog log, Inventory inventory, Dispatcher dispatcher, Clock clock) {
    this.settings = new TagSettings(preferences);
    this.log = log;
    this.inventory = inventory;
    this.dispatcher = dispatcher;
    this.clock = clock;
    TagSettings.Stored stored = settings.load();
    this.newer = stored.newer();
    this.now = Snapshot.of(stored.tags());
    stored.damage().ifPresent(text -> log.append(LogEntry
        .occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, text, clock.instant()).user(Initiator.current())
        .details(stored.details()).build()));
    log.setFault("tags", stored.damage());
  }

  @Override
  public List<String> of(ObjectId object) {
    return now.tags().getOrDefault(object, List.of());
  }

  @Override
  public List<String> all() {
    return now.inOrder();
  }

  @Override
  public Optional<String> obstacle(String tag) {
    return Tags.isTag(tag) ? Optional.empty() : Optional.of(NLS.bind(Messages.Tags_Bad, tag, LONGEST));
  }

  @Override
  public synchronized void change(Collection<? extends ObjectId> objects, Set<String> added, Set<String> removed) {
    newer.ifPresent(text -> {
      throw new IllegalStateException(text);
    });
    added.stream().flatMap(tag -> obstacle(tag).stream()).findFirst().ifPresent(text -> {
      throw new IllegalArgumentException(text);
    });
    Map<ObjectId, List<String>> changed = new HashMap<>();
    for (ObjectId object : objects) {
      List<String> tags = changed(object, added, removed);
      if (!tags.equals(of(object))) {
        changed.put(object, tags);
      }
    }
    Map<ObjectId, List<String>> next = new HashMap<>(now.tags());
    next.putAll(changed);
    next.values().removeIf(List::isEmpty);
    if (next.size() > Math.max(TagSettings.MOST_OBJECTS, now.tags().size())) {
      throw new IllegalArgumentException(NLS.bind(Messages.Tags_ManyObjects, TagSettings.MOST_OBJECTS));
    }
    if (!changed.isEmpty()) {
      store(next, changed);
      tell(changed.keySet(), added, removed);
    }
  }

  private List<String> changed(ObjectId object, Set<String> added, Set<String> removed) {
    if (!Tags.canHave(object)) {
      throw new IllegalArgumentException(NLS.bind(Messages.Tags_NoObject, object.key()));
    }
    Map<String, String> tags = new LinkedHashMap<>();
    of(object).forEach(tag -> tags.put(NameOrder.key(tag), tag));
    removed.forEach(tag -> tags.remove(NameOrder.key(tag)));
    added.forEach(tag -> tags.putIfAbsent(NameOrder.key(tag), now.all().getOrDefault(NameOrder.key(tag), tag)));
    if (tags.size() > Math.max(MOST, of(object).size())) {
      throw new IllegalArgumentException(NLS.bind(Messages.Tags_Many, name(object), MOST));
    }
    return tags.values().stream().sorted(NameOrder.NAMES).toList();
  }

  private void store(Map<ObjectId, List<String>> next, Map<ObjectId, List<String>> changed) {
    now = Snapshot.of(Map.copyOf(next));
    changed.forEach(settings::put);
    settings.save();
    Set<ObjectId> told = Set.copyOf(changed.keySet());
    dispatcher.execute(() -> listeners.fire(listener -> listener.tagsChanged(told)));
  }

  private String name(ObjectId object) {
    return object instanceof HostId host ? inventory.host(host).map(Host::name).orElseGet(object::key)
        : object instanceof VmId vm ? inventory.virtualMachine(vm).map(VirtualMachine::name).orElseGet(object::key)
        : object.key();
  }

  private void tell(Set<ObjectId> objects, Set<String> added, Set<String> removed) {
    ObjectId first = objects.iterator().next();
    List<String> what = new ArrayList<>();
    if (!added.isEmpty()) {
      what.add(NLS.bind(Messages.Tags_Added, names(added)));
    }
    if (!removed.isEmpty()) {
      what.add(NLS.bind(Messages.Tags_Removed, names(removed)));
    }
    String changes = String.join(", ", what);
    String message = objects.size() == 1 ? NLS.bind(Messages.Tags_One, name(first), changes)
        : MessageFormat.format(Messages.Tags_Several, objects.size(), changes);
    LogEntry.Builder entry =
        LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, message, clock.instant());
    LogEntry.Builder placed = objects.size() == 1 ? place(entry, first) : about(entry, objects);
    log.append(placed.user(Initiator.current()).build());
  }

  /** With their hosts first, by which most look. */
  private LogEntry.Builder about(LogEntry.Builder entry, Set<ObjectId> objects) {
    Stream<ObjectId> hosts = objects.stream().flatMap(object -> object instanceof VmId vm
        ? inventory.virtualMachine(vm).map(VirtualMachine::host).stream() : Stream.empty());
    return entry.about(Stream.concat(Stream.concat(hosts, objects.stream().filter(HostId.class::isInstance)),
        objects.stream()).map(ObjectId::key).distinct().toList());
  }

  private LogEntry.Builder place(LogEntry.Builder entry, ObjectId object) {
    if (object instanceof VmId vm) {
      Optional<VirtualMachine> known = inventory.virtualMachine(vm);
      known.map(VirtualMachine::host).ifPresent(host -> entry.host(Optional.of(host), name(host)));
      return entry.vm(Optional.of(vm), name(vm));
    }
    return object instanceof HostId host ? entry.host(Optional.of(host), name(host)) : entry;
  }

  private static String names(Set<String> tags) {
    return tags.stream().sorted(NameOrder.NAMES).collect(Collectors.joining(" "));
  }

  @Override
  public Registration addListener(Listener listener) {
    return listeners.add(listener);
  }
}
