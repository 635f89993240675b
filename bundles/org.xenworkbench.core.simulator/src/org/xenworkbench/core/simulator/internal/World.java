/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.SimulatedVm;

/**
 * One fleet: its hosts, guests and open sessions. Its monitor guards all of its state; listeners are called without it,
 * on the simulator's thread. Whoever waits for something in a world waits for its next {@link #change}.
 */
final class World implements SimulatedFleet {

  private final FleetDefinition definition;
  private final Timeline time;
  private final long start;
  private final Map<String, HostState> hosts = new LinkedHashMap<>();
  private final Map<UUID, Guest> guests = new HashMap<>();
  private final List<SimulatorSession> sessions = new ArrayList<>();
  private @Nullable SharedVolumes images;
  private final PowerSwitch power = new PowerSwitch(this);
  private final Migrations migrations = new Migrations(this);
  private CompletableFuture<?> change = new CompletableFuture<>();

  World(FleetDefinition definition, Timeline time) {
    this.definition = definition;
    this.time = time;
    this.start = time.nanos();
    definition.hosts().forEach(spec -> hosts.put(spec.name(), new HostState(spec, this::images)));
    definition.vms().forEach(this::create);
  }

  /** What its hosts share, made up when somebody first asks. */
  private SharedVolumes images() {
    SharedVolumes known = images;
    if (known == null) {
      known = SharedVolumes.of(hosts.values().stream().flatMap(host -> host.domains().stream())
          .filter(domain -> !domain.isControlDomain()).map(Domain::name).distinct().toList());
      images = known;
    }
    return known;
  }

  private void create(SimulatedVm vm) {
    HostState host = host(vm.host());
    Domain domain = add(host, vm);
    if (vm.running()) {
      domain.activate(host.nextNumber());
      domain.run(0, StateReason.BOOTED);
      domain.guest().ifPresent(Guest::boot);
    }
  }

  /** A new domain on a host, shut off. */
  Domain add(HostState host, SimulatedVm vm) {
    Guest guest = new Guest(vm, host, this);
    Guest same = guests.get(vm.uuid());
    if (same == null || same.host().domain(vm.uuid()).isEmpty()) { // else another host has one with that UUID
      guests.put(vm.uuid(), guest);
    }
    Domain domain = Domain.of(guest);
    host.add(domain);
    return domain;
  }

  @Override
  public FleetDefinition definition() {
    return definition;
  }

  Timeline time() {
    return time;
  }

  /** Seconds since the world began. */
  double now() {
    return (time.nanos() - start) / 1e9;
  }

  PowerSwitch powerSwitch() {
    return power;
  }

  Migrations migrations() {
    return migrations;
  }

  HostState host(String name) {
    return findHost(name).orElseThrow(
        () -> new IllegalArgumentException("There is no host " + name + " in the fleet " + definition.name()));
  }

  Optional<HostState> findHost(String name) {
    return Optional.ofNullable(hosts.get(name));
  }

  /** The UUID of a host's board: the same in every run, as that of a real machine. */
  UUID uuid(HostState host) {
    return UUID.nameUUIDFromBytes((definition.name() + '/' + host.name()).getBytes(StandardCharsets.UTF_8));
  }

  private Guest guest(UUID vm) {
    return Optional.ofNullable(guests.get(vm)).orElseThrow(
        () -> new IllegalArgumentException("There is no VM " + vm + " in the fleet " + definition.name()));
  }

  // Sessions and what they hear

  SimulatorSession open(String hostName, SessionContext context) throws HypervisorException {
    HostState host = findHost(hostName).orElseThrow(() -> new HypervisorException(Kind.CONFIGURATION,
        NLS.bind(Messages.World_NoHost, hostName, definition.name())));
    SimulatorSession session = new SimulatorSession(this, host, context);
    session.awaitOpen();
    synchronized (this) {
      sessions.add(session);
    }
    return session;
  }

  synchronized void forget(SimulatorSession session) {
    sessions.remove(session);
    changed();
  }

  void fire(HostState host, Domain domain, DomainEvent.Type type, DomainEvent.Cause cause) {
    fire(host, domain, type, cause, "");
  }

  void fire(HostState host, Domain domain, DomainEvent.Type type, DomainEvent.Cause cause, String detail) {
    DomainEvent event = new DomainEvent(domain.uuid(), domain.name(), type, cause, detail);
    tell(host, listener -> listener.domainEvent(event));
  }

  /** Tells the polling sessions to a host; a frozen one tells nothing. */
  synchronized void tell(HostState host, Consumer<SessionListener> notice) {
    for (SimulatorSession session : sessions) {
      if (session.host() == host && session.role() == Role.POLLING && !host.isFrozen()) {
        time.soon(() -> session.tell(notice));
      }
    }
    changed();
  }

  private void loseSessions(HostState host, String reason) {
    sessions.stream().filter(session -> session.host() == host).toList().forEach(session -> session.lose(reason));
    changed();
  }

  synchronized void end() {
    hosts.values().forEach(host -> loseSessions(host, Messages.World_Ended));
  }

  /** Completed at the next change of something that is waited for. Its monitor is held. */
  CompletableFuture<?> change() {
    return change;
  }

  /** Something has changed that may be waited for. Its monitor is held. */
  void changed() {
    CompletableFuture<?> now = change;
    change = new CompletableFuture<>();
    now.complete(null);
  }

  // What the fleet's maker does

  @Override
  public synchronized UUID vm(String name) {
    return guests.values().stream().filter(guest -> guest.vm().name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no VM " + name + " in " + definition.name())).vm()
        .uuid();
  }

  @Override
  public synchronized Optional<String> hostOf(UUID vm) {
    HostState host = guest(vm).host();
    return host.domain(vm).map(domain -> host.name());
  }

  @Override
  public synchronized void setReachable(String name, boolean reachable) {
    HostState host = host(name);
    host.setReachable(reachable);
    changed();
    if (!reachable) {
      String reason = NLS.bind(Messages.World_Unreachable, name);
      host.jobs().forEach(job -> job.fail(new HypervisorException(Kind.FAILED, reason)));
      loseSessions(host, Messages.World_Gone);
    }
  }

  @Override
  public synchronized void setFrozen(String name, boolean frozen) {
    HostState host = host(name);
    host.setFrozen(frozen);
    changed();
    if (frozen) {
      List<SimulatorSession> victims = sessions.stream().filter(session -> session.host() == host).toList();
      time.later(definition.keepAlive(), () -> loseIfStillFrozen(host, victims));
    }
  }

  private synchronized void loseIfStillFrozen(HostState host, List<SimulatorSession> victims) {
    if (host.isFrozen()) {
      victims.forEach(session -> session.lose(Messages.World_NoAnswer));
      changed();
    }
  }

  @Override
  public synchronized void setLatency(String name, Duration latency) {
    host(name).setLatency(latency);
  }

  @Override
  public synchronized void cutConnections(String name) {
    loseSessions(host(name), Messages.World_Cut);
  }

  @Override
  public synchronized void requireCredentials(String name, Optional<Credentials> credentials) {
    host(name).setCredentials(credentials);
  }

  @Override
  public synchronized void refuseMigrations(String name, Optional<String> reason) {
    host(name).setRefusal(reason);
  }

  @Override
  public synchronized void failKeeping(String name, Optional<String> reason) {
    host(name).setFault(reason);
  }

  @Override
  public synchronized void lackCpuFeatures(String name, Set<String> features) {
    host(name).setLackingCpuFeatures(features);
  }

  @Override
  public synchronized void fillPool(String name, String pool, boolean full) {
    pool(name, pool).setFull(full);
  }

  @Override
  public synchronized void sharePool(String name, String pool) {
    pool(name, pool).share();
  }

  @Override
  public synchronized void refusePool(String name, String pool, Optional<String> reason) {
    pool(name, pool).setRefusal(reason);
  }

  private PoolState pool(String name, String pool) {
    try {
      return host(name).resources().pool(pool);
    } catch (HypervisorException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public synchronized void vanishDuringPoll(UUID vm) {
    guest(vm).host().vanishing().add(vm);
  }

  @Override
  public synchronized void resetCounters(UUID vm) {
    HostState host = guest(vm).host();
    host.domain(vm).ifPresent(domain -> host.resetCounters(domain, now()));
  }

  @Override
  public synchronized void become(UUID vm, DomainState state, StateReason reason) {
    HostState host = guest(vm).host();
    host.domain(vm).filter(Domain::isActive)
        .ifPresent(domain -> power.become(host, domain, state, reason));
  }

  @Override
  public synchronized void failDisk(UUID vm, Optional<String> file) {
    Guest guest = guest(vm);
    guest.setFailingFile(file);
    guest.host().domain(vm).filter(domain -> domain.state().isRunning())
        .ifPresent(domain -> power.failDiskAgain(guest.host(), domain, guest));
  }

  @Override
  public synchronized void holdDevices(UUID vm, boolean held) {
    guest(vm).setHoldsDevices(held);
  }

  @Override
  public synchronized CompletableFuture<@Nullable Void> power(UUID vm, PowerAction action) {
    try {
      power.apply(guest(vm).host(), vm, action);
      return CompletableFuture.completedFuture(null);
    } catch (HypervisorException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized CompletableFuture<@Nullable Void> migrate(UUID vm, String targetHost) {
    try {
      return migrations.start(guest(vm).host(), vm, host(targetHost), MigrationOptions.DEFAULT).done();
    } catch (HypervisorException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A domain that must be there and not be held by a job. */
  Domain require(HostState host, UUID uuid) throws HypervisorException {
    return host.domain(uuid).orElseThrow(() -> new HypervisorException(Kind.NO_SUCH_DOMAIN,
        NLS.bind(Messages.World_NoDomain, host.name(), uuid)));
  }

  Domain requireIdle(HostState host, UUID uuid) throws HypervisorException {
    Domain domain = require(host, uuid);
    if (host.job(uuid).isPresent()) {
      throw new HypervisorException(Kind.BUSY, NLS.bind(Messages.World_Busy, domain.name(), host.name()));
    }
    return domain;
  }

  static HypervisorException wrongState(HostState host, Domain domain, String wanted) {
    return new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.World_WrongState,
        new Object[] {domain.name(), host.name(), stateText(domain.state()), wanted}));
  }

  private static String stateText(DomainState state) {
    return switch (state) {
      case RUNNING, BLOCKED -> Messages.State_running;
      case PAUSED, PM_SUSPENDED -> Messages.State_paused;
      default -> Messages.State_shutOff;
    };
  }
}
