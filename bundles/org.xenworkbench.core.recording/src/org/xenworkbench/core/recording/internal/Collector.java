/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.Stays;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Finds out what a recording holds but for its series: which VMs its hosts had, where each VM was, and what the log
 * tells of them. Here identities are the live ones.
 */
final class Collector {

  private final Sources sources;
  private final Content content;
  private final Map<UUID, LogEntry> told = new LinkedHashMap<>();
  private final Map<VmId, String> names = new HashMap<>();
  private final Set<ObjectId> measured = new LinkedHashSet<>();
  private Stays stays = new Stays();

  private Collector(Sources sources, Content.Facts facts) {
    this.sources = sources;
    content = Content.of(facts);
  }

  /**
   * What is found.
   *
   * @param content all but the series
   * @param measured whose series belong to it
   */
  record Found(Content content, Set<ObjectId> measured) {
  }

  static Found collect(Sources sources, Content.Facts facts, List<ObjectId> objects)
      throws UnreadableLogException, TooMuchException {
    return new Collector(sources, facts).collect(objects);
  }

  private Found collect(List<ObjectId> objects) throws UnreadableLogException, TooMuchException {
    Set<VmId> vms = new LinkedHashSet<>();
    for (ObjectId object : objects) {
      measured.add(object);
      read(object);
      if (object instanceof VmId vm) {
        vms.add(vm);
      } else if (object instanceof HostId host) {
        host(host, "");
        sources.inventory().virtualMachines(host).forEach(vm -> vms.add(vm.id()));
      }
    }
    stays = Stays.of(told.values(), sources.inventory()::standIn);
    stays.vms().stream().filter(vm -> objects.stream().anyMatch(host -> wasOn(vm, host))).forEach(vms::add);
    for (VmId vm : vms) {
      read(vm);
    }
    stays = Stays.of(told.values(), sources.inventory()::standIn);
    told.values().forEach(entry -> entry.vm().ifPresent(vm -> names.putIfAbsent(vm, entry.vmName())));
    vms.forEach(this::add);
    told.values().stream().filter(this::overlaps).forEach(this::add);
    sources.sampler().descriptors().stream().filter(metric -> !Metrics.ALL.contains(metric))
        .forEach(content.metrics()::add);
    measured.removeIf(object -> object instanceof VmId vm && !content.vms().containsKey(vm));
    return new Found(content, measured);
  }

  /** Newest first; also of what was before, since that tells where VMs were. */
  private void read(ObjectId object) throws UnreadableLogException, TooMuchException {
    EventQuery query = EventQuery.newest(Limits.ENTRIES + 1).about(sources.inventory().identities(object));
    List<LogEntry> found = sources.log().query(query);
    found.stream().filter(query::matches)
        .filter(entry -> !entry.isRunning() || !entry.kind().equals(LogEntry.RECORDING)) // its own
        .forEach(entry -> told.putIfAbsent(entry.correlation(), entry));
    boolean isCut = found.size() > Limits.ENTRIES && overlaps(found.get(found.size() - 1));
    if (isCut || told.size() > Limits.ENTRIES_SEEN) {
      throw new TooMuchException();
    }
  }

  private boolean wasOn(VmId vm, ObjectId host) {
    return stays.of(vm).stream().anyMatch(stay -> stay.from().isBefore(content.to())
        && stay.to().isAfter(content.from()) && stay.host().equals(Optional.of(now(host).key())));
  }

  private void add(VmId id) {
    Optional<VirtualMachine> now = sources.inventory().virtualMachine(id);
    now.ifPresent(vm -> stays.see(id, vm.whereabouts(), content.made()));
    TreeMap<Instant, HostId> found = new TreeMap<>();
    for (Stays.Stay stay : stays.of(id)) {
      if (stay.from().isBefore(content.to()) && stay.to().isAfter(content.from())) {
        stay.host().or(stay::first).flatMap(Collector::host).ifPresent(host -> put(found, stay.from(), host));
      }
    }
    Optional<VirtualMachine> vm = now.or(() -> Optional.ofNullable(found.firstEntry())
        .map(first -> VirtualMachine.of(id, names.getOrDefault(id, ""), first.getValue()).build()));
    vm.ifPresent(known -> {
      host(known.host(), "");
      found.values().forEach(host -> host(host, ""));
      content.vms().put(id, known);
      content.stays().put(id, found);
      addStates(known);
      measured.add(id);
    });
  }

  /** One that nothing is told of, and that stands still now, has done so all the time. */
  private void addStates(VirtualMachine vm) {
    TreeMap<Instant, DomainState> all = States.of(told.values(), vm.id());
    TreeMap<Instant, DomainState> found = new TreeMap<>(all.subMap(content.from(), false, content.to(), true));
    Optional.ofNullable(all.floorEntry(content.from())).map(Map.Entry::getValue)
        .or(() -> Optional.of(vm.state()).filter(state -> all.isEmpty() && state.standsStill()))
        .ifPresent(state -> found.put(content.from(), state));
    content.states().put(vm.id(), found);
  }

  private void put(TreeMap<Instant, HostId> found, Instant since, HostId host) {
    if (found.isEmpty() || !found.lastEntry().getValue().equals(host)) {
      found.put(since.isBefore(content.from()) ? content.from() : since, host);
    }
  }

  static Optional<HostId> host(String key) {
    try {
      return ObjectId.parse(key) instanceof HostId host ? Optional.of(host) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean overlaps(LogEntry entry) {
    return !entry.started().isAfter(content.to()) && !entry.finished().orElse(Instant.MAX).isBefore(content.from());
  }

  /** With the hosts between which a VM migrates. */
  private void add(LogEntry entry) {
    content.entries().add(asOfNow(entry));
    if (entry.isMigration() && entry.vm().filter(content.vms()::containsKey).isPresent()) {
      LogAttribute.TARGET.value(entry).flatMap(Collector::host).map(this::inList)
          .ifPresent(target -> host(target, LogAttribute.TARGET_NAME.value(entry).orElse("")));
    }
  }

  /** A recording knows a host by one identity, also if it was removed and added again meanwhile. */
  private LogEntry asOfNow(LogEntry entry) {
    Map<String, String> ends = new HashMap<>();
    for (LogAttribute end : List.of(LogAttribute.SOURCE, LogAttribute.TARGET)) {
      end.value(entry).flatMap(Collector::host).ifPresent(host -> ends.put(end.name(), inList(host).key()));
    }
    Map<String, String> facts = new HashMap<>(entry.attributes());
    facts.remove(LogAttribute.PART_OF.name()); // of something that concerns others, too, and is not recorded
    facts.putAll(ends);
    return entry.toBuilder().host(entry.host().map(this::inList), entry.hostName()).attributes(facts).build();
  }

  private HostId inList(HostId host) {
    return sources.inventory().host(host).isPresent() ? host : sources.inventory().standIn(host);
  }

  private ObjectId now(ObjectId object) {
    return object instanceof HostId host ? sources.inventory().standIn(host) : object;
  }

  /** One that was removed is known by its name. */
  private void host(HostId id, String name) {
    content.hosts().computeIfAbsent(id, key -> sources.inventory().host(id).orElseGet(() -> {
      String known = stays.hostName(id.key()).orElse(name);
      return Host.of(id, known, Connection.of(Connection.State.DISCONNECTED, content.from())).build();
    }));
  }

  /** What is written in one part each, so that damage costs no more. */
  static List<List<LogEntry>> chunks(List<LogEntry> entries) {
    List<List<LogEntry>> chunks = new ArrayList<>();
    int length = Limits.TEXT_IN_PART;
    for (LogEntry entry : entries) {
      if (length >= Limits.TEXT_IN_PART || chunks.get(chunks.size() - 1).size() >= Limits.ENTRIES_IN_PART) {
        chunks.add(new ArrayList<>());
        length = 0;
      }
      chunks.get(chunks.size() - 1).add(entry);
      length += EntryLines.line(entry).length();
    }
    return chunks;
  }
}
