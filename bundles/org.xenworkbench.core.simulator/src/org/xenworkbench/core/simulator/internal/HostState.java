/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.simulator.SimulatedHost;

/** One host of a world: what it lists, what it counts, and what is wrong with it. Guarded by its world. */
final class HostState {

  /** CPU time that Domain-0 spends on a migrated byte, in seconds. */
  private static final double CPU_PER_BYTE = 1.5e-9;

  private final SimulatedHost spec;
  private final Map<UUID, Domain> domains = new LinkedHashMap<>();
  private final List<MigrationJob> jobs = new ArrayList<>();
  private final Map<Meter.Counter, Double> retired = new EnumMap<>(Meter.Counter.class);
  private final Set<UUID> vanishing = new HashSet<>();
  private double migratedIn;
  private double migratedOut;
  private int nextNumber = 1;

  private boolean reachable = true;
  private boolean frozen;
  private Duration latency = Duration.ZERO;
  private Optional<Credentials> credentials = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private Optional<String> fault = Optional.empty();
  private Set<String> lackingCpuFeatures = Set.of();
  private @Nullable HostResources resources;
  private final Supplier<SharedVolumes> images;

  /** @param images the volumes that it shares with the other hosts of its fleet */
  HostState(SimulatedHost spec, Supplier<SharedVolumes> images) {
    this.spec = spec;
    this.images = images;
    Domain control = new Domain(VmId.CONTROL_DOMAIN_UUID, "Domain-0", Math.min(4, spec.cpus()), spec.controlMemory(),
        new Meter(spec.controlLoad()), Optional.empty());
    control.activate(0);
    control.run(0, StateReason.BOOTED);
    domains.put(control.uuid(), control);
  }

  String name() {
    return spec.name();
  }

  SimulatedHost spec() {
    return spec;
  }

  List<Domain> domains() {
    return List.copyOf(domains.values());
  }

  Optional<Domain> domain(UUID uuid) {
    return Optional.ofNullable(domains.get(uuid));
  }

  void add(Domain domain) {
    domains.put(domain.uuid(), domain);
  }

  void remove(UUID uuid, double now) {
    domain(uuid).ifPresent(domain -> {
      retire(domain, now);
      domains.remove(uuid);
    });
  }

  /** Ends a domain's execution; what it used stays in the host's own counters. */
  void off(Domain domain, double now, StateReason why) {
    retire(domain, now);
    domain.off(now, why);
  }

  private void retire(Domain domain, double now) {
    for (Meter.Counter counter : Meter.Counter.values()) {
      retired.merge(counter, domain.meter().total(counter, now), Double::sum);
    }
  }

  /** Begins a domain's counters again, which the host's own do not. */
  void resetCounters(Domain domain, double now) {
    retire(domain, now);
    domain.meter().reset(now);
  }

  /** The next number for a domain that becomes active. */
  int nextNumber() {
    return nextNumber++;
  }

  /** What the host counts of all its domains, past ones and its migrations included. */
  double total(Meter.Counter counter, double now) {
    double sum = retired.getOrDefault(counter, 0.0);
    for (Domain domain : domains.values()) {
      sum += domain.meter().total(counter, now);
    }
    return sum + switch (counter) {
      case CPU -> migrationCpu(now);
      case RECEIVED -> migrated(false, now);
      case SENT -> migrated(true, now);
      default -> 0;
    };
  }

  /** How many CPUs are in use, and more if some wait: what a load average tells. */
  double load(double now) {
    return domains.values().stream().mapToDouble(domain -> domain.meter().rate(Meter.Counter.CPU, now)).sum();
  }

  /** CPU time that its Domain-0 spent on migrations, in seconds. */
  double migrationCpu(double now) {
    return (migrated(true, now) + migrated(false, now)) * CPU_PER_BYTE;
  }

  private double migrated(boolean out, double now) {
    double sum = out ? migratedOut : migratedIn;
    for (MigrationJob job : jobs) {
      sum += (job.source() == this) == out ? job.transferred(now) : 0;
    }
    return sum;
  }

  void begin(MigrationJob job) {
    jobs.add(job);
  }

  void end(MigrationJob job, double now) {
    if (jobs.remove(job)) {
      if (job.source() == this) {
        migratedOut += job.transferred(now);
      } else {
        migratedIn += job.transferred(now);
      }
    }
  }

  List<MigrationJob> jobs() {
    return List.copyOf(jobs);
  }

  /** The job that holds a domain here. */
  Optional<MigrationJob> job(UUID domain) {
    return jobs.stream().filter(job -> job.domain().equals(domain)).findFirst();
  }

  long memoryFree() {
    long used = domains.values().stream().filter(Domain::isActive).mapToLong(Domain::memory).sum();
    return spec.memory() - used;
  }

  Set<UUID> vanishing() {
    return vanishing;
  }

  boolean isReachable() {
    return reachable;
  }

  void setReachable(boolean value) {
    reachable = value;
  }

  boolean isFrozen() {
    return frozen;
  }

  void setFrozen(boolean value) {
    frozen = value;
  }

  Duration latency() {
    return latency;
  }

  void setLatency(Duration value) {
    latency = value;
  }

  Optional<Credentials> credentials() {
    return credentials;
  }

  void setCredentials(Optional<Credentials> value) {
    credentials = value;
  }

  /** Fails with the reason for which it keeps nothing of its VMs, if there is one. */
  void requireThatItKeeps(Domain domain) throws HypervisorException {
    requireThatItKeeps(domain.name());
  }

  /** The same of one that is not there yet. */
  void requireThatItKeeps(String vm) throws HypervisorException {
    if (fault.isPresent()) {
      throw new HypervisorException(Kind.FAILED,
          NLS.bind(Messages.HostState_Fault, new Object[] {name(), vm, fault.get()}));
    }
  }

  void setFault(Optional<String> value) {
    fault = value;
  }

  /** Its storage and networks. */
  HostResources resources() {
    HostResources known = resources;
    if (known == null) {
      known = new HostResources(images.get());
      resources = known;
    }
    return known;
  }

  Set<String> lackingCpuFeatures() {
    return lackingCpuFeatures;
  }

  void setLackingCpuFeatures(Set<String> features) {
    lackingCpuFeatures = Set.copyOf(features);
  }

  Optional<String> refusal() {
    return refusal;
  }

  void setRefusal(Optional<String> value) {
    refusal = value;
  }
}
