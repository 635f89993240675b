/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.internal.polling.Backoff;
import org.xenworkbench.core.internal.polling.PollCount;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.operation.Initiator;

/**
 * One host: the state machine of its connection. Its lock is never held during a call to the host, so connecting and
 * disconnecting take effect at once however the host behaves; sessions are opened and closed on threads that may block.
 * All that is written of the host is written under that lock, and nothing any more once it is closed or the connection
 * that it came from is not in use.
 */
final class ManagedHost implements HostLink.Owner {

  /** Three sessions and what is kept of the samples can be closed at once. */
  private static final int CLOSERS = 4;

  private volatile HostConfiguration configuration;
  private final HostEnvironment environment;
  private final Host.Kind kind;
  private final Executor closers;
  private final Connector connector;
  private final SideSessions sides;
  private final PollCount count;
  private final Backoff backoff;
  /** Held while samples are written, before this host's own lock; metric sources of others may block under it. */
  private final Object sampling = new Object();
  /** Guarded by sampling. */
  private boolean samplerFailed;
  private volatile Optional<HostLink> link = Optional.empty();
  /** Every connection has its own, so that what hangs does not hold up its successor. */
  private volatile HostLanes lanes;
  private volatile boolean wanted;
  private boolean closed;
  private Connection connection;
  private Optional<HostInfo> info = Optional.empty();
  private Optional<ScheduledFuture<?>> next = Optional.empty();
  /** The link whose success is in the log. */
  private Optional<HostLink> answered = Optional.empty();
  /** The failure that is in the log; it is not told again while it stays the same. */
  private String lastTold = "";
  /** Since when it has failed: tries that fail, too, do not change it. */
  private Optional<Instant> failedSince = Optional.empty();
  /** Whether the connection was lost, so that the next one is one again. */
  private boolean again;
  /** Whether what goes on was asked for by the user, and is not tried by itself. */
  private boolean byUser;

  ManagedHost(HostConfiguration configuration, HostEnvironment environment, Host.Kind kind) {
    this.configuration = configuration;
    this.environment = environment;
    this.backoff = new Backoff(new SplittableRandom(environment.timing().nanos() ^ configuration.id().hashCode()));
    this.kind = kind;
    this.closers = environment.timing().pool("xenworkbench-close-" + configuration.name(), CLOSERS);
    this.connector = new Connector(configuration, environment, Connector.LIMIT);
    this.lanes = newLanes();
    this.sides = new SideSessions(connector, task -> lanes.polling().execute(task), closers, environment.timing());
    this.count = environment.polling().count(configuration.id());
    this.connection = Connection.of(Connection.State.DISCONNECTED, now());
    environment.inventory().former().at(id(), MachineMarks.place(configuration.endpoint()));
    publish();
  }

  private HostLanes newLanes() {
    return HostLanes.of(environment.timing(), configuration.name(),
        environment.drivers().callsPerConnection(configuration.endpoint().driver()));
  }

  HostConfiguration configuration() {
    return configuration;
  }

  /** Takes settings that change nothing of its connections, such as another name; false if they are of another kind. */
  synchronized boolean take(HostConfiguration changed) {
    if (!configuration.endpoint().equals(changed.endpoint()) || configuration.readOnly() != changed.readOnly()) {
      return false;
    }
    configuration = changed;
    connector.take(changed);
    publish();
    return true;
  }

  boolean isWanted() {
    return wanted;
  }

  Optional<HypervisorSession> polling() {
    return link.flatMap(HostLink::session);
  }

  Optional<Capabilities> capabilities() {
    return link.flatMap(HostLink::capabilities);
  }

  /** Makes a call on one of the connections; it fails at once while the host is not connected. */
  <R> CompletableFuture<R> submit(SessionContext.Role role, HostCalls.Call<R> call) {
    return polling().isEmpty() ? CompletableFuture.failedFuture(sides.notConnected())
        : lanes.of(role).submit(() -> Lane.make(call, session(role)), this::internal);
  }

  private HypervisorSession session(SessionContext.Role role) throws HypervisorException {
    HypervisorSession polling = polling().orElseThrow(sides::notConnected); // may be lost while it had to wait
    return switch (role) {
      case POLLING -> polling;
      case OPERATIONS -> sides.operations();
      case CONSOLE -> sides.consoles();
    };
  }

  private HypervisorException internal(Throwable failure) {
    environment.error("A call to " + configuration.name() + " failed", failure);
    return new HypervisorException(HypervisorException.Kind.FAILED,
        NLS.bind(SharedMessages.Operation_InternalError, failure), failure);
  }

  Lane lane(SessionContext.Role role) {
    return lanes.of(role);
  }

  void pollSoon() {
    link.ifPresent(HostLink::pollSoon);
  }

  void intervalChanged() {
    link.ifPresent(HostLink::intervalChanged);
  }

  // ---- what the user and the drivers' coming and going ask for ----

  synchronized void connect() {
    if (!closed) {
      wanted = true;
      byUser = true;
      backoff.reset();
      lastTold = "";
      attempt();
    }
  }

  synchronized void disconnect() {
    if (closed) {
      return;
    }
    wanted = false;
    again = false;
    failedSince = Optional.empty();
    byUser = true;
    boolean was = polling().isPresent();
    release(HypervisorSession::close);
    enter(Connection.of(Connection.State.DISCONNECTED, now())); // before its VMs go, which is then nothing of theirs
    environment.inventory().forgetDomains(id());
    if (was) {
      log(LogEntry.Status.INFO, NLS.bind(Messages.HostRegistry_Disconnected, configuration.name()), "");
    }
  }

  /** Ends the connection until {@link #connect}, since its driver goes; tells when the sessions are closed. */
  synchronized CompletableFuture<?> suspend(HypervisorException reason) {
    if (closed || !wanted) {
      return CompletableFuture.completedFuture("");
    }
    boolean was = polling().isPresent();
    CompletableFuture<?> released = release(reason);
    enterFailed(reason, Optional.empty());
    environment.inventory().loseDomains(id());
    if (was) {
      log(LogEntry.Status.INFO, NLS.bind(Messages.HostRegistry_Disconnected, configuration.name()),
          String.valueOf(reason.getMessage()));
    }
    return released;
  }

  /** Ends everything; the host is not used any more. Tells when the sessions are closed. */
  synchronized CompletableFuture<?> close() {
    closed = true;
    wanted = false;
    return release(HypervisorSession::close);
  }

  /** The same, since the engine ends: from now on nobody watches the host. */
  synchronized CompletableFuture<?> end() {
    if (!closed && polling().isPresent()) {
      log(LogEntry.Status.INFO, NLS.bind(Messages.HostRegistry_Disconnected, configuration.name()), "");
    }
    return close();
  }

  /** Ends everything and forgets what is known of the host. */
  synchronized void remove() {
    close();
    environment.polling().forget(id(), count);
    environment.inventory().removeHost(id());
    closers.execute(() -> {
      synchronized (sampling) {
        environment.sampler().removed(id());
      }
    });
  }

  // ---- what a connection tells ----

  @Override
  public synchronized boolean opened(HostLink from, HostLink.Opened result) {
    return write(from, () -> {
      info = Optional.of(result.info());
      enter(Connection.of(Connection.State.CONNECTED, now()));
    });
  }

  /** The inventory has it first, so that whoever reads it afterwards knows whose samples these are. */
  @Override
  public boolean polled(HostLink from, Round round) {
    if (!write(from, () -> environment.inventory().polled(round))) {
      return false;
    }
    answered(from);
    sample(from, round);
    environment.polling().handOver(round);
    return true;
  }

  /** A host that can be connected but not polled is tried less and less often, and not told of each time. */
  private synchronized void answered(HostLink from) {
    if (isInUse(from) && !answered.equals(link)) {
      answered = link;
      failedSince = Optional.empty();
      backoff.reset();
      lastTold = "";
      log(LogEntry.Status.INFO, NLS.bind(again ? Messages.HostRegistry_ConnectedAgain : Messages.HostRegistry_Connected,
          configuration.name()), "");
      again = false;
    }
  }

  /** What goes wrong with the samples of a round costs these, not the connection. */
  private void sample(HostLink from, Round round) {
    synchronized (sampling) {
      try {
        if (isInUse(from)) {
          environment.sampler().polled(round);
        }
      } catch (RuntimeException e) {
        if (!samplerFailed) {
          samplerFailed = true;
          environment.error("Sampling " + configuration.name() + " failed", e);
        }
      }
    }
  }

  @Override
  public synchronized void lost(HostLink from, HypervisorException reason) {
    if (!isInUse(from)) {
      return;
    }
    boolean was = polling().isPresent();
    release(reason);
    Optional<Instant> nextTry = Optional.empty();
    if (reason.kind() != HypervisorException.Kind.AUTHENTICATION) { // trying again could lock an account
      Duration wait = backoff.next();
      nextTry = Optional.of(now().plus(wait));
      next = Optional.of(environment.ticker().schedule(this::retry, wait.toNanos(), TimeUnit.NANOSECONDS));
    }
    enterFailed(reason, nextTry);
    environment.inventory().loseDomains(id());
    if (was) {
      again = true;
      byUser = false;
      tell(LogEntry.Status.WARNING, Messages.HostRegistry_Lost, reason);
    } else {
      tell(LogEntry.Status.FAILED, Messages.HostRegistry_ConnectFailed, reason);
    }
  }

  @Override
  public synchronized boolean write(HostLink from, Runnable write) {
    if (!isInUse(from)) {
      return false;
    }
    write.run();
    return true;
  }

  private boolean isInUse(HostLink from) {
    return link.filter(from::equals).isPresent();
  }

  // ---- with the lock held ----

  private synchronized void retry() {
    attempt();
  }

  private void attempt() {
    cancelNext();
    if (!closed && wanted && link.isEmpty()) {
      lanes = newLanes();
      HostLink made = new HostLink(environment, connector, lanes.polling(), count, this);
      link = Optional.of(made);
      enter(Connection.of(Connection.State.CONNECTING, now()));
      made.start();
    }
  }

  /** The same as below; whoever uses one of the sessions is told the reason, and not that we have closed it. */
  private CompletableFuture<?> release(HypervisorException reason) {
    return release(session -> session.close(String.valueOf(reason.getMessage())));
  }

  /** From now on nothing of the connection is heard; its sessions are closed in that way in the background. */
  private CompletableFuture<?> release(Consumer<HypervisorSession> way) {
    cancelNext();
    Optional<HostLink> ended = link;
    link = Optional.empty();
    answered = Optional.empty();
    closers.execute(this::interruptSamples);
    return CompletableFuture.allOf(sides.close(way),
        ended.<CompletableFuture<?>>map(open -> open.end(closers, way))
            .orElseGet(() -> CompletableFuture.completedFuture("")));
  }

  private void interruptSamples() {
    synchronized (sampling) {
      environment.sampler().interrupted(id());
    }
  }

  private void enterFailed(HypervisorException reason, Optional<Instant> nextTry) {
    Instant since = failedSince.orElseGet(this::now);
    failedSince = Optional.of(since);
    enter(new Connection(Connection.State.FAILED, since, Optional.of(reason.getMessage()), nextTry));
  }

  private void enter(Connection entered) {
    connection = entered;
    publish();
  }

  private void publish() {
    environment.inventory().putHost(Host.of(id(), configuration.name(), connection)
        .address(configuration.endpoint().displayText()).kind(kind)
        .simulated(environment.drivers().isSimulated(configuration.endpoint().driver())).info(info).build());
  }

  private void tell(LogEntry.Status status, String pattern, HypervisorException reason) {
    if (!lastTold.equals(reason.getMessage())) {
      lastTold = String.valueOf(reason.getMessage());
      log(status, NLS.bind(pattern, configuration.name(), reason.getMessage()), lastTold);
    }
  }

  private void log(LogEntry.Status status, String message, String details) {
    if (kind == Host.Kind.HYPERVISOR) {
      environment.log().append(LogEntry.occurrence(LogEntry.CONNECTION, status, message, now())
          .host(id(), configuration.name()).user(byUser ? Initiator.current() : SharedMessages.By_Workbench)
          .details(details).build());
    }
  }

  private void cancelNext() {
    next.ifPresent(scheduled -> scheduled.cancel(false));
    next = Optional.empty();
  }

  private HostId id() {
    return configuration.id();
  }

  private Instant now() {
    return environment.timing().clock().instant();
  }
}
