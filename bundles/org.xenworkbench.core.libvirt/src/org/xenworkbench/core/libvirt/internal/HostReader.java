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
import java.util.stream.Stream;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.NodeStats;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.HostInfo;

/** Reads the host's own counters. */
final class HostReader {

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
        NodeStats.cpu(Connection.pointer(connect)).ifPresent(times -> cpu(times, readings));
      }
      memory(connect, readings);
      return new HostReadings(nanos, info.cpus(), cpuFromDomains, readings);
    });
  }

  private void cpu(Map<String, Long> times, List<Reading> readings) {
    double busy = 0;
    for (Map.Entry<String, Long> time : times.entrySet()) {
      if (time.getValue() < 0) {
        return; // a part that cannot be makes the sum worthless
      }
      busy += NOT_BUSY.contains(time.getKey()) ? 0 : time.getValue();
    }
    readings.add(Reading.counter(Metrics.CPU_AVG, busy, NANOSECOND / Math.max(1, info.cpus())));
  }

  private void memory(Connect connect, List<Reading> readings) {
    Optional<Map<String, Long>> stats =
        cpuFromDomains ? Optional.empty() : NodeStats.memory(Connection.pointer(connect));
    if (stats.isPresent()) {
      memory(stats.get(), readings);
      return;
    }
    try {
      memory(info.memory(), connect.getFreeMemory(), readings);
    } catch (LibvirtException e) {
      // libvirt-java takes 0 for a failure, and a failure costs this one value; a lost connection is noticed elsewhere.
      memory(info.memory(), -1, readings);
    }
  }

  private void memory(Map<String, Long> kib, List<Reading> readings) {
    long total = Bounds.kibibytes(kib.getOrDefault("total", -1L));
    long free = Stream.of("free", "buffers", "cached").mapToLong(part -> Bounds.kibibytes(kib.getOrDefault(part, 0L)))
        .sum();
    memory(total == 0 ? info.memory() : total, free, readings);
  }

  /** What is not known has no reading. */
  static void memory(long total, long free, List<Reading> readings) {
    if (total > 0) {
      readings.add(Reading.gauge(Metrics.MEMORY_TOTAL, total));
      if (free >= 0 && free <= total) {
        readings.add(Reading.gauge(Metrics.MEMORY_FREE, free));
      }
    }
  }
}
