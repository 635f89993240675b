/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.text.NameOrder;

/**
 * What a recording holds, in memory. Filled by who reads or collects it, and not changed after that.
 *
 * @param facts what it says of itself
 * @param hosts its hosts
 * @param vms its VMs, as they were last known
 * @param stays since when each VM was on which host, oldest first
 * @param states since when each VM was in which state, oldest first, as far as the log tells it
 * @param metrics those that the core does not have
 * @param series the series by metric, by object
 * @param recordedIds the identities that its objects had, by theirs
 * @param entries the log
 * @param damage what cannot be read
 * @param state what reading it said of it
 */
record Content(Facts facts, Map<HostId, Host> hosts, Map<VmId, VirtualMachine> vms,
    Map<VmId, TreeMap<Instant, HostId>> stays, Map<VmId, TreeMap<Instant, DomainState>> states,
    List<MetricDescriptor> metrics, Map<ObjectId, Map<String, TimeSeries>> series, Map<ObjectId, String> recordedIds,
    List<LogEntry> entries, List<String> damage, State state) implements Recording {

  /**
   * What reading it said of it.
   *
   * @param lostSeries how many series cannot be read: who lacks them may have been measured all the same
   * @param weight what it takes of memory, in bytes
   */
  record State(int lostSeries, long weight) {
  }

  private static final Comparator<Host> HOSTS = Comparator.comparing(Host::name, NameOrder.NAMES);
  private static final Comparator<VirtualMachine> VMS =
      Comparator.comparing(VirtualMachine::name, NameOrder.NAMES);

  /**
   * What a recording says of itself.
   *
   * @param id its identity, which makes those of its objects other than those of the live ones
   * @param title what it is called
   * @param from its first moment
   * @param to its last moment
   * @param made when it was saved
   * @param version which workbench saved it
   * @param interval at what interval was sampled then
   */
  record Facts(UUID id, String title, Instant from, Instant to, Instant made, String version, Duration interval) {

    Facts beginning(Instant first) {
      return new Facts(id, title, first, to, made, version, interval);
    }

    Facts named(Path file) {
      Path name = file.getFileName();
      return title.isBlank() && name != null
          ? new Facts(id, name.toString(), from, to, made, version, interval) : this;
    }
  }

  /** An empty one. */
  static Content of(Facts facts) {
    return new Content(facts, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(),
        new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(),
        new ArrayList<>(), new State(0, 0));
  }

  /** The same as it was read: hosts and VMs by name, and beginning when its hosts were measured first. */
  Content read(Path file, State read) {
    return new Content(facts.named(file).beginning(Beginning.of(this)), sorted(hosts, HOSTS), sorted(vms, VMS), stays,
        states, metrics, series, recordedIds, entries, damage, read);
  }

  private static <K, V> Map<K, V> sorted(Map<K, V> all, Comparator<V> order) {
    Map<K, V> sorted = new LinkedHashMap<>();
    all.entrySet().stream().sorted(Map.Entry.comparingByValue(order))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  @Override
  public String title() {
    return facts.title();
  }

  @Override
  public Instant from() {
    return facts.from();
  }

  @Override
  public Instant to() {
    return facts.to();
  }

  @Override
  public Instant made() {
    return facts.made();
  }

  @Override
  public String productVersion() {
    return facts.version();
  }

  @Override
  public List<ModelObject> objects() {
    List<ModelObject> all = new ArrayList<>(hosts.values());
    all.addAll(vms.values());
    return List.copyOf(all);
  }

  @Override
  public String recordedId(ObjectId object) {
    return Optional.ofNullable(recordedIds.get(object)).orElse("");
  }

  @Override
  public int seriesCount() {
    return series.values().stream().mapToInt(Map::size).sum();
  }

  @Override
  public int eventCount() {
    return entries.size();
  }

  /** In which state a VM was at a moment, if the log tells it. */
  Optional<DomainState> stateOf(VmId vm, Instant moment) {
    return Optional.ofNullable(states.get(vm)).map(known -> known.floorEntry(moment)).map(Map.Entry::getValue);
  }

  /** Where a VM was at a moment: where it was first, before anything is known. */
  HostId hostOf(VirtualMachine vm, Instant moment) {
    TreeMap<Instant, HostId> known = stays.getOrDefault(vm.id(), new TreeMap<>());
    Map.Entry<Instant, HostId> stay = known.floorEntry(moment);
    return stay != null ? stay.getValue() : known.isEmpty() ? vm.host() : known.firstEntry().getValue();
  }
}
