/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.oshi.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.model.HostInfo;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/** A session with this machine: it can be measured and has no facets. */
final class MachineSession implements HypervisorSession {

  private final SessionContext context;
  private final HostInfo info;
  private final MachineReadings readings;
  private volatile boolean closed;

  MachineSession(SessionContext context, SystemInfo system, MachineReadings readings) {
    this.context = context;
    this.readings = readings;
    OperatingSystem os = system.getOperatingSystem();
    info = HostInfo.of(os.getNetworkParams().getHostName(), os.getFamily())
        .hypervisorVersion(os.getVersionInfo().getVersion()).cpuModel(readings.cpuModel()).cpus(readings.cpus())
        .memory(readings.memory()).architecture(architecture()).build();
  }

  /** As libvirt names it. */
  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return name.equals("amd64") ? "x86_64" : name;
  }

  @Override
  public HostInfo hostInfo() {
    return info;
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.HOST_CPU_STATS);
  }

  @Override
  public Map<Feature, String> lacks() {
    return Feature.values().stream().filter(feature -> feature != Feature.HOST_CPU_STATS)
        .collect(Collectors.toMap(feature -> feature, feature -> Messages.Machine_onlyMeasured));
  }

  @Override
  public PollRound poll(PollRequest request) throws HypervisorException {
    if (closed) {
      throw new HypervisorException(Kind.LOST, NLS.bind(Messages.Machine_closed, context.hostName()));
    }
    Instant wall = context.clock().instant();
    long nanos = System.nanoTime();
    try {
      return new PollRound(wall, nanos, readings.read(), List.of());
    } catch (RuntimeException e) {
      throw new HypervisorException(Kind.FAILED,
          NLS.bind(Messages.Machine_unavailable, context.hostName(), e.getMessage()), e);
    }
  }

  @Override
  public Optional<DomainInfo> domain(UUID domain) {
    return Optional.empty();
  }

  @Override
  public boolean isAlive() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
