/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Connect;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;
import org.xenworkbench.core.libvirt.internal.jna.NodeStats;
import org.xenworkbench.core.libvirt.internal.jna.TypedParams;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.HostInfo;

/** A session over one libvirt connection; its parts do the work. */
final class LibvirtSession implements HypervisorSession, EventBridge.ConnectionSink {

  /** What all of libvirt's drivers tell, but what {@link #lacks} says. */
  private static final Set<Feature> TOLD = Set.of(Feature.EVENTS, Feature.HOST_CPU_STATS, Feature.INTERFACE_STATS,
      Feature.BLOCK_STATS, Feature.BULK_STATS);
  /** The same of those that migrate. */
  private static final Set<Feature> MIGRATION_OPTIONS = Set.of(Feature.PAUSED_MIGRATION, Feature.MIGRATION_TUNNEL,
      Feature.MIGRATION_DOWNTIME_LIMIT, Feature.MIGRATION_COMPRESSION, Feature.MIGRATION_POST_COPY,
      Feature.MIGRATION_PERSISTENCE, Feature.MIGRATION_STORAGE);

  private final String type;
  private final SessionContext context;
  private final DriverTraits traits;
  private final Connection connection;
  private final HostInfo hostInfo;
  private volatile Map<Feature, String> lacks;
  private final DomainFacts facts = new DomainFacts();
  private final Poller poller;
  private final List<Object> facets;
  private final AtomicBoolean lost = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * Takes over an open connection and reads what the host tells about itself.
   *
   * @throws HypervisorException if that fails; the connection stays its caller's then
   */
  LibvirtSession(String type, Connect connect, SessionContext context, EventBridge bridge) throws HypervisorException {
    this.type = type;
    this.context = context;
    this.traits = DriverTraits.of(type);
    this.connection = new Connection(connect, context.named(),
        context.role() == SessionContext.Role.POLLING ? LibvirtDriver.CALLS : Integer.MAX_VALUE, this::lost);
    this.hostInfo = connection.call(Messages.Action_hostInfo, LibvirtSession::readHostInfo);
    this.lacks = CapabilityProbe.of(connection, traits, context.readOnly());
    HostReader host = new HostReader(hostInfo, lacks.containsKey(Feature.HOST_CPU_STATS));
    this.poller = traits.bulk() ? new BulkPoller(connection, context.clock(), host, facts)
        : new DomainPoller(connection, context, host, facts, traits.asksForVcpus());
    Guard guard = new Guard(connection, traits, context.readOnly());
    this.facets = traits.parts(new Means(type, traits, connection, guard, bridge));
  }

  String type() {
    return type;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public HostInfo hostInfo() throws HypervisorException {
    connection.checkUsable();
    return hostInfo;
  }

  @Override
  public Set<Feature> features() {
    return facet(MigrationControl.class).isEmpty() ? TOLD
        : Stream.of(TOLD, MIGRATION_OPTIONS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Map<Feature, String> lacks() {
    return lacks;
  }

  /** Sets what was found out of events; before the session is handed over. */
  void events(boolean heard, String reason) {
    if (!heard) {
      Map<Feature, String> more = new HashMap<>(lacks);
      more.put(Feature.EVENTS, NLS.bind(Messages.Missing_refused, reason));
      lacks = Map.copyOf(more);
    }
  }

  @Override
  public PollRound poll(PollRequest request) throws HypervisorException {
    return poller.poll(request);
  }

  @Override
  public Optional<DomainInfo> domain(UUID domain) throws HypervisorException {
    try {
      return Optional.of(connection.onDomain(domain, Messages.Action_domain,
          found -> asked(domain, Handles.address(found))));
    } catch (HypervisorException e) {
      if (e.kind() == Kind.NO_SUCH_DOMAIN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** To be called within a call. */
  private DomainInfo asked(UUID uuid, long domain) throws HypervisorException {
    DomainInfo info = DomainReader.read(uuid, domain, facts, connection).info();
    return info.toBuilder().saved(!info.isActive() && DomainCalls.isSaved(domain))
        .autostart(DomainCalls.ofThread().isAutostarted(domain)).build();
  }

  @Override
  public <T> Optional<T> facet(Class<T> facet) {
    return facets.stream().filter(facet::isInstance).map(facet::cast).findFirst()
        .or(() -> HypervisorSession.super.facet(facet));
  }

  @Override
  public boolean isAlive() {
    return connection.isUsable();
  }

  @Override
  public void close() {
    closed = true;
    facet(Consoles.class).ifPresent(Consoles::close);
    connection.close();
  }

  @Override
  public void close(String reason) {
    connection.markLost(reason);
    if (!closed) {
      lost.set(true);
      // Also if the connection tells them: perhaps not all of them yet, and none twice.
      facet(Consoles.class).ifPresent(consoles -> consoles.lost(reason));
    }
    close();
  }

  @Override
  public void lifecycle(UUID domain, String name, int event, int detail) {
    facts.forget(domain);
    DomainEvent heard = DomainStates.event(domain, name, event, detail);
    if (heard != null && !closed) {
      context.listener().domainEvent(heard);
    }
  }

  @Override
  public void happened(DomainEvent event) {
    facts.forget(event.domain());
    if (!closed) {
      context.listener().domainEvent(event);
    }
  }

  @Override
  public void changed(UUID domain) {
    facts.forget(domain);
    if (!closed) {
      context.listener().domainChanged(domain);
    }
  }

  @Override
  public void jobIterated(UUID domain) {
    if (!closed) {
      context.listener().jobIterated(domain);
    }
  }

  @Override
  public void jobCompleted(UUID domain, TypedParams statistics) {
    if (!closed) {
      context.listener().jobCompleted(domain, JobStatistics.completed(statistics));
    }
  }

  @Override
  public void storageChanged() {
    if (!closed) {
      context.listener().storageChanged();
    }
  }

  @Override
  public void networksChanged() {
    if (!closed) {
      context.listener().networksChanged();
    }
  }

  @Override
  public void closed(int reason) {
    if (reason != Virt.CLOSE_REASON_CLIENT) {
      lost(reason == Virt.CLOSE_REASON_KEEPALIVE ? Messages.Lost_keepalive : Messages.Lost_connection);
    }
  }

  private void lost(String reason) {
    connection.markLost(reason);
    if (!closed && lost.compareAndSet(false, true)) {
      facet(Consoles.class).ifPresent(consoles -> consoles.lost(reason));
      context.listener().sessionLost(reason);
    }
  }

  private static HostInfo readHostInfo(Connect connect) throws LibvirtException {
    org.libvirt.NodeInfo node = connect.nodeInfo();
    HostDescription description = HostDescription.of(connect);
    return HostInfo.of(connect.getHostName(), connect.getType())
        .hypervisorVersion(NativeLibvirt.text(connect.getVersion()))
        .architecture(node.model == null ? "" : node.model) // which it is, whatever it is called
        .cpuModel(description.cpuModel()).cpus(node.cpus).memory(memory(connect, node))
        .addMarks(description.uuid().map(uuid -> Set.of("uuid " + uuid)).orElse(Set.of())).build();
  }

  /** The node's memory statistics follow memory that is added later, its description does not. */
  private static long memory(Connect connect, org.libvirt.NodeInfo node) {
    return Bounds.kibibytes(
        NodeStats.memory(Connection.pointer(connect)).map(kib -> kib.get("total")).orElse(node.memory));
  }
}
