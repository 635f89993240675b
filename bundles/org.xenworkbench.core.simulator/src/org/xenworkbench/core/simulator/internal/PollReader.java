/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.StateReason;

/** Reads all counters of a host. Its world's monitor is held. */
final class PollReader {

  private static final double BYTES_PER_REQUEST = 16384;

  private final World world;
  private final HostState host;
  private final double now;
  private final long nanos;

  PollReader(World world, HostState host) {
    this.world = world;
    this.host = host;
    this.now = world.now();
    this.nanos = world.time().nanos();
  }

  PollRound read(PollRequest request, Instant wall) {
    List<DomainReadings> domains = new ArrayList<>();
    for (Domain domain : host.domains()) {
      if (host.vanishing().remove(domain.uuid())) {
        vanish(domain);
      } else {
        domains.add(read(domain, request.busy().contains(domain.uuid())));
      }
    }
    return new PollRound(wall, nanos, readHost(), domains);
  }

  private void vanish(Domain domain) {
    host.off(domain, now, StateReason.UNKNOWN);
    domain.guest().ifPresent(guest -> guest.off(host));
    host.remove(domain.uuid(), now);
  }

  private HostReadings readHost() {
    List<Reading> readings = new ArrayList<>();
    readings.add(Reading.gauge(Metrics.MEMORY_TOTAL, host.spec().memory()));
    readings.add(Reading.gauge(Metrics.MEMORY_FREE, host.memoryFree()));
    boolean xenLike = world.definition().xenLike();
    if (!xenLike) {
      double cpuNanos = host.total(Meter.Counter.CPU, now) * 1e9;
      readings.add(Reading.counter(Metrics.CPU_AVG, cpuNanos, 1e-9 / host.spec().cpus()));
      readings.add(Reading.gauge(Metrics.LOADAVG, host.load(now)));
      readings.add(Reading.counter(Metrics.PIF_AGGR_RX, host.total(Meter.Counter.RECEIVED, now)));
      readings.add(Reading.counter(Metrics.PIF_AGGR_TX, host.total(Meter.Counter.SENT, now)));
    }
    return new HostReadings(nanos, host.spec().cpus(), xenLike, List.copyOf(readings));
  }

  private DomainReadings read(Domain domain, boolean busy) {
    if (!domain.isActive()) {
      return new DomainReadings(domain.info(), nanos, -1, List.of());
    }
    double cpu = domain.meter().total(Meter.Counter.CPU, now);
    if (domain.isControlDomain()) {
      cpu += host.migrationCpu(now);
    }
    List<Reading> readings = busy || domain.isControlDomain() ? List.of() : devices(domain);
    return new DomainReadings(domain.info(), nanos, (long) (cpu * 1e9), readings);
  }

  /** What is further back in the list has less to do. */
  private List<Reading> devices(Domain domain) {
    Meter meter = domain.meter();
    List<Reading> readings = new ArrayList<>();
    int number = 0;
    for (Counted.Nic nic : domain.counted().interfaces()) {
      number++;
      readings.add(Reading.counter(nic.received(), meter.total(Meter.Counter.RECEIVED, now) / number));
      readings.add(Reading.counter(nic.sent(), meter.total(Meter.Counter.SENT, now) / number));
    }
    number = 0;
    for (Counted.Disk disk : domain.counted().disks()) {
      number++;
      double read = meter.total(Meter.Counter.READ, now) / number;
      double written = meter.total(Meter.Counter.WRITTEN, now) / number;
      readings.add(Reading.counter(disk.read(), read));
      readings.add(Reading.counter(disk.written(), written));
      readings.add(Reading.counter(disk.reads(), Math.floor(read / BYTES_PER_REQUEST)));
      readings.add(Reading.counter(disk.writes(), Math.floor(written / BYTES_PER_REQUEST)));
    }
    return readings;
  }
}
