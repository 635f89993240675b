/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.libvirt.Connect;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;

/**
 * Reads the domains one by one: state, CPU and memory, which never wait for a domain's job, and the counters of their
 * devices, which may.
 */
final class DomainPoller implements Poller {

  private static final Duration PATIENCE = Duration.ofMillis(800);
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Connection connection;
  private final SessionContext context;
  private final HostReader host;
  private final DomainFacts facts;
  private final boolean asksForVcpus;
  private final DeviceReader devices;
  private final JobCalls<PolledDomain> jobCalls;
  private Map<UUID, DomainInfo> last = Map.of();

  DomainPoller(Connection connection, SessionContext context, HostReader host, DomainFacts facts,
      boolean asksForVcpus) {
    this.asksForVcpus = asksForVcpus;
    this.connection = connection;
    this.context = context;
    this.host = host;
    this.facts = facts;
    this.devices = new DeviceReader(connection, facts);
    this.jobCalls = new JobCalls<>(context.calls(), PATIENCE, SLOW);
  }

  @Override
  public synchronized PollRound poll(PollRequest request) throws HypervisorException {
    Instant wall = context.clock().instant();
    long nanos = System.nanoTime();
    facts.refresh(connection, request.thorough());
    List<PolledDomain> domains = connection.call(Messages.Action_poll, this::list);
    try {
      jobCalls.run(domains, domain -> readInfo(domain, request.busy()), devices::read);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw connection.errors().of(Messages.Action_poll, Kind.CANCELLED, Messages.Interrupted, e);
    } catch (RejectedExecutionException e) {
      throw new HypervisorException(Kind.LOST, Messages.Lost_closed);
    }
    return new PollRound(wall, nanos, host.read(connection), finish(domains),
        domains.stream().flatMap(domain -> domain.unread().stream()).toList());
  }

  private List<PolledDomain> list(Connect connect) throws HypervisorException {
    long[] handles = DomainCalls.list(Connection.pointer(connect));
    if (handles == null) {
      throw connection.lastError(Messages.Action_poll);
    }
    return Arrays.stream(handles).mapToObj(PolledDomain::new).toList();
  }

  /** Reads what never waits; whether the domain's devices are to be read as well. */
  private boolean readInfo(PolledDomain domain, Set<UUID> busy) {
    try {
      DomainReader.Snapshot read = connection.call(Messages.Action_poll,
          connect -> DomainReader.read(domain.uuid(), domain.handle, facts, connection));
      domain.read(new DomainReader.Snapshot(facts.marked(read.info()), read.cpuTime(), read.nanos()));
      if (asksForVcpus && domain.isActive()) {
        domain.vcpus(connection.call(Messages.Action_poll, connect -> VcpuReader.read(domain)));
      }
    } catch (HypervisorException e) {
      if (e.kind() == Kind.NO_SUCH_DOMAIN) {
        domain.vanished();
      } else {
        domain.failed(e, last.get(domain.uuid()));
      }
    }
    return domain.isActive() && !busy.contains(domain.uuid());
  }

  private List<DomainReadings> finish(List<PolledDomain> domains) {
    List<DomainReadings> results = new ArrayList<>(domains.size());
    Map<UUID, DomainInfo> seen = new HashMap<>();
    for (PolledDomain domain : domains) {
      DomainReadings result = domain.result();
      if (result != null) {
        results.add(result);
        seen.put(domain.uuid(), result.info());
      }
    }
    last = seen;
    facts.retain(seen.keySet());
    return results;
  }
}
