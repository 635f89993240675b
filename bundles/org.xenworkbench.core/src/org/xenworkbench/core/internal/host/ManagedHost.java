/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostConfiguration;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VmId;

/**
 * One host: its connection's state machine and its polling. Connecting and polling happen on the host's own loop thread;
 * calls of one round on the host's own pool of four; so a frozen host holds up nobody but itself.
 */
final class ManagedHost {

  /** libvirtd serves five requests of one client at once; the fifth stays free for keepalive. */
  private static final int CALLS = 4;

  private final HostConfiguration configuration;
  private final HostEnvironment environment;
  private final Host.Kind kind;
  private final ExecutorService loop;
  private final ExecutorService calls;
  private final SessionSlot operations;
  private final SessionSlot consoles;
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
  private Connection connection;
  private Optional<HostInfo> info = Optional.empty();
  private volatile boolean wanted;
  private volatile Optional<HypervisorSession> polling = Optional.empty();
  private volatile Optional<Capabilities> capabilities = Optional.empty();
  private Optional<ScheduledFuture<?>> next = Optional.empty();
  private boolean everConnected;

  ManagedHost(HostConfiguration configuration, HostEnvironment environment, Host.Kind kind) {
    this.configuration = configuration;
    this.environment = environment;
    this.kind = kind;
    this.loop = Threads.pool("xenworkbench-host-" + configuration.name(), 1);
    this.calls = Threads.pool("xenworkbench-calls-" + configuration.name(), CALLS);
    this.operations = new SessionSlot(() -> open(SessionContext.Role.OPERATIONS, SessionListener.NONE));
    this.consoles = new SessionSlot(() -> open(SessionContext.Role.CONSOLE, SessionListener.NONE));
    this.connection = Connection.of(Connection.State.DISCONNECTED, environment.clock().instant());
    publish();
  }

  HostConfiguration configuration() {
    return configuration;
  }

  boolean isWanted() {
    return wanted;
  }

  Optional<HypervisorSession> polling() {
    return polling;
  }

  Optional<Capabilities> capabilities() {
    return capabilities;
  }

  ExecutorService calls() {
    return calls;
  }

  HypervisorSession operations() throws HypervisorException {
    return requireConnected(operations);
  }

  HypervisorSession consoles() throws HypervisorException {
    return requireConnected(consoles);
  }

  private HypervisorSession requireConnected(SessionSlot slot) throws HypervisorException {
    if (polling.isEmpty()) {
      throw new HypervisorException(HypervisorException.Kind.LOST,
          NLS.bind(Messages.HostRegistry_NotConnected, configuration.name()));
    }
    return slot.get();
  }

  void connect() {
    wanted = true;
    backoff.reset();
    loop.execute(this::tryConnect);
  }

  void disconnect() {
    wanted = false;
    loop.execute(this::drop);
  }

  void pollSoon() {
    loop.execute(this::poll);
  }

  /** Ends everything; the host is not used any more. */
  void close() {
    wanted = false;
    loop.execute(this::release);
    loop.shutdown();
    calls.shutdown();
  }

  /** Waits until everything has ended, at most that long. */
  void awaitClosed(Duration limit) throws InterruptedException {
    if (!loop.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      ILog.of(ManagedHost.class).warn("Closing the connection to " + configuration.name() + " takes too long");
    }
  }

  // ---- on the loop thread ----

  private void tryConnect() {
    if (!wanted || polling.isPresent()) {
      return;
    }
    cancelNext();
    enter(Connection.of(Connection.State.CONNECTING, now()));
    Listener listener = new Listener();
    try {
      HypervisorSession session = open(SessionContext.Role.POLLING, listener);
      listener.session = Optional.of(session);
      connected(session);
    } catch (HypervisorException e) {
      failed(e, Messages.HostRegistry_ConnectFailed);
    }
  }

  private HypervisorSession open(SessionContext.Role role, SessionListener listener) throws HypervisorException {
    SessionContext context = new SessionContext(role, configuration.name(), environment.clock(), calls,
        environment.credentials().find(configuration), configuration.readOnly(), listener);
    return environment.drivers().find(configuration.endpoint().driver()).open(configuration.endpoint(), context);
  }

  private void connected(HypervisorSession session) throws HypervisorException {
    try {
      info = Optional.of(session.hostInfo());
      capabilities = Optional.of(session.capabilities());
    } catch (HypervisorException e) {
      session.close();
      throw e;
    }
    polling = Optional.of(session);
    everConnected = true;
    enter(Connection.of(Connection.State.CONNECTED, now()));
    logConnection(LogEntry.Status.INFO, NLS.bind(Messages.HostRegistry_Connected, configuration.name()), "");
    poll();
  }

  private void poll() {
    Optional<HypervisorSession> session = polling;
    if (session.isEmpty()) {
      return;
    }
    cancelNext();
    long began = System.nanoTime();
    Instant at = now();
    try {
      PollRound round = session.get().poll(new PollRequest(busyDomains()));
      environment.inventory().updateDomains(configuration.id(),
          round.domains().stream().map(PollRound.DomainReadings::info).toList(), began);
      environment.sampler().sampled(configuration.id(), round);
      backoff.reset();
      environment.events().fire(listener -> listener.polled(configuration.id()));
      scheduleNext(began, at);
    } catch (HypervisorException e) {
      environment.sampler().count(configuration.id(), 0, 0, 1, Duration.ZERO, at);
      if (e.kind() == HypervisorException.Kind.LOST || !session.get().isAlive()) {
        lost(e);
      } else {
        ILog.of(ManagedHost.class).warn("Polling " + configuration.name() + " failed: " + e.getMessage(), e);
        schedule(this::poll, backoff.next());
      }
    }
  }

  private Set<UUID> busyDomains() {
    return environment.inventory().migrating().stream().map(VmId::uuid).collect(Collectors.toUnmodifiableSet());
  }

  /** The next tick is at a whole number of intervals after this one; those that passed meanwhile were skipped. */
  private void scheduleNext(long began, Instant at) {
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    long interval = environment.sampler().interval().toNanos();
    long ticks = Math.max(1, (took.toNanos() + interval - 1) / interval);
    environment.sampler().count(configuration.id(), 1, (int) (ticks - 1), 0, took, at);
    schedule(this::poll, Duration.ofNanos(Math.max(0, ticks * interval - took.toNanos())));
  }

  private void lost(HypervisorException e) {
    if (polling.isPresent()) {
      release();
      failed(e, Messages.HostRegistry_Lost);
    }
  }

  private void failed(HypervisorException e, String text) {
    boolean news = everConnected || connection.reason().isEmpty();
    everConnected = false;
    environment.inventory().loseDomains(configuration.id());
    environment.sampler().interrupted(configuration.id());
    if (!wanted) {
      return;
    }
    Optional<Instant> nextTry = Optional.empty();
    if (e.kind() != HypervisorException.Kind.AUTHENTICATION) { // trying again could lock an account
      Duration wait = backoff.next();
      nextTry = Optional.of(now().plus(wait));
      schedule(this::tryConnect, wait);
    }
    enter(new Connection(Connection.State.FAILED, now(), Optional.of(e.getMessage()), nextTry));
    if (news) {
      logConnection(LogEntry.Status.FAILED, NLS.bind(text, configuration.name(), e.getMessage()), e.getMessage());
    }
  }

  private void drop() {
    boolean was = polling.isPresent();
    release();
    environment.inventory().forgetDomains(configuration.id());
    environment.sampler().interrupted(configuration.id());
    enter(Connection.of(Connection.State.DISCONNECTED, now()));
    if (was) {
      logConnection(LogEntry.Status.INFO, NLS.bind(Messages.HostRegistry_Disconnected, configuration.name()), "");
    }
  }

  private void release() {
    cancelNext();
    Optional<HypervisorSession> session = polling;
    polling = Optional.empty();
    capabilities = Optional.empty();
    operations.close();
    consoles.close();
    session.ifPresent(HypervisorSession::close);
  }

  private void enter(Connection entered) {
    connection = entered;
    publish();
  }

  private void publish() {
    if (loop.isShutdown()) {
      return; // the host was removed while it was being connected
    }
    environment.inventory().putHost(new Host(configuration.id(), configuration.name(),
        configuration.endpoint().displayText(), kind,
        environment.drivers().isSimulated(configuration.endpoint().driver()), connection, info));
  }

  private void logConnection(LogEntry.Status status, String message, String details) {
    if (kind == Host.Kind.HYPERVISOR) {
      environment.log().append(LogEntry.occurrence(LogEntry.CONNECTION, status, message,
          Optional.of(configuration.id()), configuration.name(), now(), System.getProperty("user.name", ""), details));
    }
  }

  private void schedule(Runnable task, Duration wait) {
    cancelNext();
    next = Optional.of(environment.ticker().schedule(() -> {
      if (!loop.isShutdown()) {
        loop.execute(task);
      }
    }, wait.toNanos(), TimeUnit.NANOSECONDS));
  }

  private void cancelNext() {
    next.ifPresent(scheduled -> scheduled.cancel(false));
    next = Optional.empty();
  }

  private Instant now() {
    return environment.clock().instant();
  }

  // ---- on drivers' threads ----

  private void domainEvent(DomainEvent event, HypervisorSession session) {
    long at = System.nanoTime();
    VmId vm = VmId.onHost(configuration.id(), event.domain());
    environment.inventory().domain(configuration.id(), vm).flatMap(known -> DerivedState.after(event, known))
        .ifPresent(derived -> environment.inventory().updateDomain(configuration.id(), derived, at));
    environment.events().fire(listener -> listener.domainEvent(configuration.id(), event));
    if (!calls.isShutdown()) {
      calls.execute(() -> refresh(event.domain(), session));
    }
  }

  /** Asks for a domain of which an event told, since events carry no numbers. */
  private void refresh(UUID domain, HypervisorSession session) {
    long at = System.nanoTime();
    try {
      Optional<DomainInfo> found = session.domain(domain);
      if (session.isAlive()) { // else the host was disconnected meanwhile, and what it listed is not known any more
        found.ifPresentOrElse(info -> environment.inventory().updateDomain(configuration.id(), info, at),
            () -> environment.inventory().removeDomain(configuration.id(), domain, at));
      }
    } catch (HypervisorException e) {
      if (session.isAlive()) {
        ILog.of(ManagedHost.class).warn("Asking " + configuration.name() + " for a domain failed", e);
      }
    }
  }

  /** Hears one polling session; what a session says before it was handed over or after it was replaced is ignored. */
  private final class Listener implements SessionListener {

    private volatile Optional<HypervisorSession> session = Optional.empty();

    @Override
    public void domainEvent(DomainEvent event) {
      session.filter(HypervisorSession::isAlive).ifPresent(open -> ManagedHost.this.domainEvent(event, open));
    }

    @Override
    public void jobCompleted(UUID domain, JobProgress statistics) {
      environment.events().fire(listener -> listener.jobCompleted(configuration.id(), domain, statistics));
    }

    @Override
    public void sessionLost(String reason) {
      if (!loop.isShutdown()) {
        loop.execute(() -> {
          if (session.isPresent() && polling.equals(session)) {
            lost(new HypervisorException(HypervisorException.Kind.LOST, reason));
          }
        });
      }
    }
  }
}
