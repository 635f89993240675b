/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.NodeStats;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostInfo;

/** Reads the host's own counters. */
final class HostReader {

  private static final long KIB = 1024;
  private static final double NANOSECOND = 1e-9;
  private static final Set<String> NOT_BUSY = Set.of("idle", "iowait", "utilization");

  private final HostInfo info;
  private final boolean cpuFromDomains;

  HostReader(HostInfo info, boolean cpuFromDomains) {
    this.info = info;
    this.cpuFromDomains = cpuFromDomains;
  }

  /** The host's readings now; what cannot be read is left out. */
  HostReadings read(Connection connection) throws HypervisorException {
    return connection.call(Messages.Action_poll, connect -> {
      long nanos = System.nanoTime();
      List<Reading> readings = new ArrayList<>();
      if (!cpuFromDomains) {
        NodeStats.cpu(Connection.pointer(connect)).ifPresent(times -> readings.add(cpu(times)));
      }
      memory(connect, readings);
      return new HostReadings(nanos, info.cpus(), cpuFromDomains, readings);
    });
  }

  private Reading cpu(Map<String, Long> times) {
    long busy = times.entrySet().stream().filter(time -> !NOT_BUSY.contains(time.getKey()))
        .mapToLong(Map.Entry::getValue).sum();
    return Reading.counter(Metrics.CPU_AVG, busy, NANOSECOND / Math.max(1, info.cpus()));
  }

  private void memory(Connect connect, List<Reading> readings) {
    Optional<Map<String, Long>> stats =
        cpuFromDomains ? Optional.empty() : NodeStats.memory(Connection.pointer(connect));
    if (stats.isPresent()) {
      Map<String, Long> kib = stats.get();
      long free = kib.getOrDefault("free", 0L) + kib.getOrDefault("buffers", 0L) + kib.getOrDefault("cached", 0L);
      readings.add(Reading.gauge(Metrics.MEMORY_TOTAL, kib.getOrDefault("total", info.memory() / KIB) * KIB));
      readings.add(Reading.gauge(Metrics.MEMORY_FREE, free * KIB));
      return;
    }
    readings.add(Reading.gauge(Metrics.MEMORY_TOTAL, info.memory()));
    try {
      readings.add(Reading.gauge(Metrics.MEMORY_FREE, connect.getFreeMemory()));
    } catch (LibvirtException e) {
      // libvirt-java takes 0 for a failure, and a failure costs this one value; a lost connection is noticed elsewhere.
      return;
    }
  }
}
