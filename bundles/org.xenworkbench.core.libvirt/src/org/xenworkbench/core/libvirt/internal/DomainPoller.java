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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound.DomainReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext;

/**
 * Reads the domains one by one: first state, CPU and memory of all, which never wait for a domain's job, then the
 * counters of their devices, which may.
 */
final class DomainPoller implements Poller {

  private static final int LANES = 4;
  private static final Duration PATIENCE = Duration.ofMillis(800);
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Connection connection;
  private final SessionContext context;
  private final HostReader host;
  private final DomainFacts facts;
  private final DeviceReader devices;
  private final JobCalls<PolledDomain> jobCalls;
  private Map<UUID, DomainInfo> last = Map.of();

  DomainPoller(Connection connection, SessionContext context, HostReader host, DomainFacts facts) {
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
    List<PolledDomain> domains = connection.call(Messages.Action_poll, DomainPoller::list);
    boolean read = false;
    try {
      readInfos(domains);
      read = true;
      jobCalls.run(withDevices(domains, request.busy()), devices::read);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw connection.errors().of(Messages.Action_poll, Kind.CANCELLED, Messages.Interrupted, e);
    } catch (RejectedExecutionException e) {
      throw new HypervisorException(Kind.LOST, NLS.bind(Messages.Lost_closed, connection.host()));
    } finally {
      if (!read) {
        domains.forEach(PolledDomain::free);
      }
    }
    return new PollRound(wall, nanos, host.read(connection), finish(domains));
  }

  private static List<PolledDomain> list(Connect connect) throws LibvirtException {
    Domain[] handles = connect.listAllDomains(0);
    List<PolledDomain> domains = new ArrayList<>(handles.length);
    try {
      for (Domain handle : handles) {
        domains.add(new PolledDomain(handle));
      }
      return domains;
    } finally {
      if (domains.size() < handles.length) {
        Arrays.stream(handles).forEach(PolledDomain::free);
      }
    }
  }

  private void readInfos(List<PolledDomain> domains) throws InterruptedException {
    Lanes<PolledDomain> lanes = new Lanes<>(new ConcurrentLinkedQueue<>(domains), this::readInfo);
    lanes.runHereAnd(context.calls(), LANES - 1);
  }

  private void readInfo(PolledDomain domain) {
    if (!domain.take()) {
      return;
    }
    try {
      domain.read(connection.call(Messages.Action_poll,
          connect -> DomainReader.read(domain.uuid(), domain.handle, facts)));
    } catch (HypervisorException e) {
      // It has vanished, or it does not answer: then it is listed as it was last seen.
      domain.info = e.kind() == Kind.NO_SUCH_DOMAIN ? null : last.get(domain.uuid());
    } finally {
      domain.giveBack();
    }
  }

  /** The domains whose devices are read; the others are freed. */
  private static List<PolledDomain> withDevices(List<PolledDomain> domains, Set<UUID> busy) {
    List<PolledDomain> chosen = new ArrayList<>();
    for (PolledDomain domain : domains) {
      if (domain.isActive() && !busy.contains(domain.uuid())) {
        chosen.add(domain);
      } else {
        domain.free();
      }
    }
    return chosen;
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
