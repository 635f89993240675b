/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libvirt.Connect;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.BulkStats;
import org.xenworkbench.core.libvirt.internal.jna.TypedParams;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.DomainState;

/**
 * Reads all domains' statistics in one call, where the host's driver has it. The call leaves out what it would have to
 * wait for, so a running job holds up nothing.
 */
final class BulkPoller implements Poller {

  private static final double NANOSECOND = 1e-9;

  private final Connection connection;
  private final Clock clock;
  private final HostReader host;
  private final DomainFacts facts;

  BulkPoller(Connection connection, Clock clock, HostReader host, DomainFacts facts) {
    this.connection = connection;
    this.clock = clock;
    this.host = host;
    this.facts = facts;
  }

  @Override
  public PollRound poll(PollRequest request) throws HypervisorException {
    Instant wall = clock.instant();
    long nanos = System.nanoTime();
    facts.refresh(connection, request.thorough());
    List<DomainReadings> domains = connection.call(Messages.Action_poll, this::domains);
    Set<UUID> listed = new HashSet<>();
    domains.forEach(domain -> listed.add(domain.info().uuid()));
    facts.retain(listed);
    return new PollRound(wall, nanos, host.read(connection), domains);
  }

  private List<DomainReadings> domains(Connect connect) throws HypervisorException {
    Optional<List<BulkStats.Row>> rows = BulkStats.read(Connection.pointer(connect),
        (uuid, domain) -> facts.persistence(uuid, domain) == 1);
    if (rows.isEmpty()) {
      throw connection.lastError(Messages.Action_poll);
    }
    long nanos = System.nanoTime();
    List<DomainReadings> domains = new ArrayList<>(rows.get().size());
    for (BulkStats.Row row : rows.get()) {
      DomainReadings read = readings(row, nanos);
      DomainInfo marked = facts.marked(read.info());
      domains.add(marked == read.info() ? read
          : new DomainReadings(marked, read.nanos(), read.cpuTime(), read.readings()));
    }
    return domains;
  }

  /** One row as readings. */
  static DomainReadings readings(BulkStats.Row row, long nanos) {
    TypedParams params = row.params();
    DomainState state = DomainStates.state(params.number("state.state", 0));
    long memory = Bounds.kibibytes(params.number("balloon.current", 0));
    long maximum = Bounds.kibibytes(params.number("balloon.maximum", 0));
    DomainInfo info = DomainInfo.of(row.uuid(), row.name()).state(state, row.number())
        .vcpus(Bounds.known(params.number("vcpu.current", 0), Bounds.VCPUS))
        .memory(memory, maximum == 0 ? memory : maximum).persistent(row.persistent())
        .maxVcpus(Bounds.known(params.number("vcpu.maximum", 0), Bounds.VCPUS))
        .reason(StateReasons.of(state, params.number("state.reason", 0))).build();
    if (!info.isActive()) {
      return new DomainReadings(info, nanos, -1, List.of());
    }
    List<Reading> readings = new ArrayList<>();
    vcpus(params, readings);
    long unused = params.number("balloon.unused", -1);
    if (unused >= 0 && Bounds.kibibytes(unused) <= memory) {
      readings.add(Reading.gauge(Metrics.MEMORY_INTERNAL_FREE, Bounds.kibibytes(unused)));
    }
    networks(params, readings);
    disks(params, readings);
    return new DomainReadings(info, nanos, params.number("cpu.time", -1), readings);
  }

  private static void vcpus(TypedParams params, List<Reading> readings) {
    int count = Bounds.count(params.number("vcpu.maximum", 0), Bounds.VCPUS);
    for (int i = 0; i < count; i++) {
      long time = params.number("vcpu." + i + ".time", -1);
      if (time >= 0) {
        readings.add(Reading.counter("cpu" + i, time, NANOSECOND));
      }
    }
  }

  private static void networks(TypedParams params, List<Reading> readings) {
    int count = Bounds.count(params.number("net.count", 0), Bounds.DEVICES);
    for (int i = 0; i < count; i++) {
      String net = "net." + i;
      DeviceReadings.network(readings, new DeviceReadings.Network(i), params.number(net + ".rx.bytes", -1),
          params.number(net + ".tx.bytes", -1));
    }
  }

  private static void disks(TypedParams params, List<Reading> readings) {
    int count = Bounds.count(params.number("block.count", 0), Bounds.DEVICES);
    for (int i = 0; i < count; i++) {
      String block = "block." + i;
      String name = params.text(block + ".name");
      if (name != null && name.length() <= Bounds.DEVICE_NAME) {
        DeviceReadings.disk(readings, new DeviceReadings.Disk(name), params.number(block + ".rd.bytes", -1),
            params.number(block + ".wr.bytes", -1), params.number(block + ".rd.reqs", -1),
            params.number(block + ".wr.reqs", -1));
      }
    }
  }
}
