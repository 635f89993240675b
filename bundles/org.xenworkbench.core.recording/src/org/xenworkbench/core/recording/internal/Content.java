/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 */
record Content(Facts facts, Map<HostId, Host> hosts, Map<VmId, VirtualMachine> vms,
    Map<VmId, TreeMap<Instant, HostId>> stays, Map<VmId, TreeMap<Instant, DomainState>> states,
    List<MetricDescriptor> metrics, Map<ObjectId, Map<String, TimeSeries>> series, Map<ObjectId, String> recordedIds,
    List<LogEntry> entries, List<String> damage) implements Recording {

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
        new ArrayList<>());
  }

  /** The same under another title. */
  Content with(Facts other) {
    return new Content(other, hosts, vms, stays, states, metrics, series, recordedIds, entries, damage);
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
