/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.model.HostInfo;

/** A session to one host of a world, with all facets, each of which is a part of it. */
final class SimulatorSession implements HypervisorSession {

  private static final String ARCHITECTURE = "x86_64";
  private static final Set<Feature> TOLD = Set.of(Feature.EVENTS, Feature.HOST_CPU_STATS, Feature.INTERFACE_STATS,
      Feature.BLOCK_STATS, Feature.BULK_STATS, Feature.PAUSED_MIGRATION, Feature.MIGRATION_TUNNEL,
      Feature.MIGRATION_DOWNTIME_LIMIT, Feature.MIGRATION_COMPRESSION, Feature.MIGRATION_POST_COPY,
      Feature.MIGRATION_PERSISTENCE, Feature.MIGRATION_STORAGE);
  private static final Map<Feature, String> NOT_ON_XEN = Stream.of(PowerAction.FORCE_REBOOT.feature(),
      VmChange.RENAME.feature(), Feature.SNAPSHOTS,
      Feature.MIGRATION_PROGRESS, Feature.MIGRATION_DOWNTIME, Feature.MIGRATION_BANDWIDTH, Feature.ABORT_JOB,
      Feature.MIGRATION_DOWNTIME_LIMIT, Feature.MIGRATION_COMPRESSION, Feature.MIGRATION_POST_COPY,
      Feature.MIGRATION_STORAGE,
      Feature.HOST_CPU_STATS, Feature.BULK_STATS, Feature.NEXT_ABOVE_MAXIMUM, Feature.VCPUS_ABOVE_CPUS)
      .collect(Collectors.toMap(feature -> feature, SimulatorSession::whyNotOnXen));

  /** Who is refused a number is told what to do for more. */
  private static String whyNotOnXen(Feature feature) {
    return feature.equals(Feature.NEXT_ABOVE_MAXIMUM) ? Messages.Session_NotAboveMaximum
        : feature.equals(Feature.VCPUS_ABOVE_CPUS) ? Messages.Session_NotAboveCpus : Messages.Session_NotOnXen;
  }

  private enum State {
    OPEN, LOST, CLOSED
  }

  /** What a call does while it holds the world's monitor. */
  interface Call<T> {
    T run() throws HypervisorException;
  }

  private final World world;
  private final HostState host;
  private final SessionContext context;
  private final Consoles consoles = new Consoles(this);
  private final List<?> facets = List.of(new DomainControl(this), new Definitions(this), new Creation(this),
      new Snapshots(this), new Jobs(this), consoles, new Descriptions(this), new Devices(this), new Storage(this),
      new Networks(this), new Cpus(this));
  private boolean connecting;
  private volatile State state = State.OPEN;
  private volatile String lossReason = "";

  SimulatorSession(World world, HostState host, SessionContext context) {
    this.world = world;
    this.host = host;
    this.context = context;
  }

  World world() {
    return world;
  }

  HostState host() {
    return host;
  }

  Role role() {
    return context.role();
  }

  /** Connects: a frozen host is waited for as long as a connection would be kept alive. */
  void awaitOpen() throws HypervisorException {
    delay();
    synchronized (world) {
      connecting = host.isFrozen();
      if (connecting) {
        world.time().later(world.definition().keepAlive(), this::giveUp);
      }
    }
    when(() -> !host.isFrozen() || !host.isReachable() || state != State.OPEN, () -> {
      connecting = false;
      if (!host.isReachable() || state != State.OPEN) {
        throw new HypervisorException(Kind.UNREACHABLE, Messages.Session_Unreachable);
      }
      if (host.credentials().isPresent() && !host.credentials().equals(context.credentials())) {
        throw new HypervisorException(Kind.AUTHENTICATION,
            context.credentials().isPresent() ? Messages.Session_Refused : Messages.Session_NoCredentials);
      }
      return host;
    });
  }

  private void giveUp() {
    synchronized (world) {
      if (connecting) {
        state = State.LOST;
        world.changed();
      }
    }
  }

  /** Every call to a host takes its latency, and none returns from a frozen one. */
  <T> T call(Call<T> body) throws HypervisorException {
    delay();
    return when(() -> !host.isFrozen() || state != State.OPEN, () -> {
      requireOpen();
      return body.run();
    });
  }

  /** Does something with the world's monitor as soon as that holds. */
  private <T> T when(BooleanSupplier condition, Call<T> body) throws HypervisorException {
    while (true) {
      CompletableFuture<?> change;
      synchronized (world) {
        if (condition.getAsBoolean()) {
          return body.run();
        }
        change = world.change();
      }
      await(change);
    }
  }

  /** A call that changes something. */
  <T> T change(Call<T> body) throws HypervisorException {
    return call(() -> {
      requireWritable();
      return body.run();
    });
  }

  private void delay() throws HypervisorException {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    synchronized (world) {
      requireOpen();
      if (host.latency().isZero()) {
        return;
      }
      world.time().later(host.latency(), () -> over.complete(true));
    }
    await(over);
  }

  private void await(CompletableFuture<?> happening) throws HypervisorException {
    try {
      world.time().await(happening);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HypervisorException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new HypervisorException(Kind.CANCELLED, Messages.Session_Interrupted, cause);
  }

  private void requireOpen() throws HypervisorException {
    if (state != State.OPEN) {
      throw new HypervisorException(Kind.LOST, lossReason.isEmpty() ? Messages.Session_Closed : lossReason);
    }
  }

  private void requireWritable() throws HypervisorException {
    if (context.readOnly()) {
      throw new HypervisorException(Kind.UNSUPPORTED, NLS.bind(Messages.Session_ReadOnly, context.hostName()));
    }
  }

  @Override
  public HostInfo hostInfo() throws HypervisorException {
    return call(() -> HostInfo
        .of(host.name(), world.definition().xenLike() ? Messages.Session_HypervisorXen : Messages.Session_Hypervisor)
        .architecture(ARCHITECTURE).cpuModel(Messages.Session_CpuModel).cpus(host.spec().cpus())
        .memory(host.spec().memory()).addMarks(Set.of("uuid " + world.uuid(host))).build());
  }

  @Override
  public <T> Optional<T> facet(Class<T> facet) {
    return facets.stream().filter(facet::isInstance).map(facet::cast).findFirst()
        .or(() -> HypervisorSession.super.facet(facet));
  }

  @Override
  public Set<Feature> features() {
    return TOLD;
  }

  @Override
  public Map<Feature, String> lacks() {
    return world.definition().xenLike() ? NOT_ON_XEN : Map.of();
  }

  /** The session, or the host of this kind, may lack what its facet has. */
  void require(Feature feature) throws HypervisorException {
    Optional<String> missing = capabilities().whyNot(feature);
    if (missing.isPresent()) {
      throw new HypervisorException(Kind.UNSUPPORTED, missing.get());
    }
  }

  /** A domain of the host that is no control domain and that no job holds. The world's monitor is held. */
  Domain requireGuest(UUID domain) throws HypervisorException {
    Domain found = world.requireIdle(host, domain);
    if (found.isControlDomain()) {
      throw new HypervisorException(Kind.UNSUPPORTED,
          NLS.bind(Messages.PowerSwitch_ControlDomain, found.name(), host.name()));
    }
    return found;
  }

  @Override
  public PollRound poll(PollRequest request) throws HypervisorException {
    return call(() -> new PollReader(world, host).read(request, context.clock().instant()));
  }

  @Override
  public Optional<DomainInfo> domain(UUID domain) throws HypervisorException {
    return call(() -> host.domain(domain).map(Domain::info));
  }

  /** Waits for the end of a job; one that the host does not go on with alone ends with the session. */
  void awaitEnd(MigrationJob job, boolean goesOnAlone) throws HypervisorException {
    when(() -> job.isEnded() || state != State.OPEN, () -> {
      if (job.isEnded()) {
        if (job.failure().isPresent()) {
          throw job.failure().get();
        }
      } else {
        if (!goesOnAlone) {
          job.abort();
        }
        requireOpen();
      }
      return job;
    });
  }

  @Override
  public boolean isAlive() {
    return state == State.OPEN;
  }

  /** Calls the listener, unless the session has ended; on the simulator's thread. */
  void tell(Consumer<SessionListener> notice) {
    if (state == State.OPEN) {
      notice.accept(context.listener());
    }
  }

  /** The session is gone through no fault of ours. The world's monitor is held. */
  void lose(String reason) {
    if (state != State.OPEN) {
      return;
    }
    end(reason);
    world.time().soon(() -> {
      if (state == State.LOST) {
        context.listener().sessionLost(reason);
      }
    });
  }

  private void end(String reason) {
    lossReason = reason;
    state = State.LOST;
    world.forget(this);
    consoles.end(reason);
  }

  @Override
  public void close(String reason) {
    synchronized (world) {
      if (state == State.OPEN) {
        end(reason);
      }
      close();
    }
  }

  @Override
  public void close() {
    synchronized (world) {
      state = State.CLOSED;
      consoles.close();
      world.forget(this);
    }
  }
}
