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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VmId;

/**
 * One connection to a host, from the attempt to open it until it ends: its session is polled and its events are heard.
 * Every connection has threads of its own, so one that hangs holds up neither another host nor its successor. Whatever
 * it writes passes its owner, who refuses when the connection is not in use any more.
 */
final class HostLink implements SessionListener {

  /** libvirtd serves five requests of one client at once; the fifth stays free for keepalive. */
  private static final int CALLS = 4;
  /** After so many failed rounds the host is shown as failed and connected anew. */
  private static final int FAILED_ROUNDS = 3;

  private final HostConfiguration configuration;
  private final HostEnvironment environment;
  private final SessionOpening sessions;
  private final Owner owner;
  private final Executor loop;
  private final Executor calls;
  private final CompletableFuture<Optional<Opened>> opening = new CompletableFuture<>();
  private final AtomicBoolean pollAsked = new AtomicBoolean();
  /** Domains that are to be asked for: however many events tell of one, it is asked for once. */
  private final Set<UUID> toRefresh = ConcurrentHashMap.newKeySet();
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
  private volatile Optional<Opened> opened = Optional.empty();
  /** Guarded by the owner. */
  private Optional<ScheduledFuture<?>> next = Optional.empty();
  private int failedRounds;
  /** Used on the loop thread only. */
  private final Ticks ticks = new Ticks();
  private boolean samplerFailed;
  private boolean unreadTold;

  /** What is known once the session is open. */
  record Opened(HypervisorSession session, HostInfo info, Capabilities capabilities) {
  }

  /** Who has connections, one at a time. None of the methods blocks but {@link #sample}. */
  interface Owner {

    /** The session is open; whether the connection is still wanted. */
    boolean opened(HostLink link, Opened result);

    /** The connection cannot be opened or is lost. */
    void lost(HostLink link, HypervisorException reason);

    /** The first round was answered. */
    void answered(HostLink link);

    /** Writes to the inventory unless the connection is not in use any more; whether it is. */
    boolean write(HostLink link, Runnable write);

    /** Writes to the sampler unless the connection is not in use any more. Metric sources may block in there. */
    void sample(HostLink link, Runnable write);
  }

  HostLink(HostConfiguration configuration, HostEnvironment environment, SessionOpening sessions, Owner owner) {
    this.configuration = configuration;
    this.environment = environment;
    this.sessions = sessions;
    this.owner = owner;
    // threads of pools end when idle, so these need no shutdown and refuse no task
    this.loop = Threads.pool("xenworkbench-host-" + configuration.name(), 1);
    this.calls = Threads.pool("xenworkbench-calls-" + configuration.name(), CALLS);
  }

  void start() {
    loop.execute(() -> guarded(this::open));
  }

  Optional<HypervisorSession> session() {
    return opened.map(Opened::session);
  }

  Optional<Capabilities> capabilities() {
    return opened.map(Opened::capabilities);
  }

  /** Runs a short call within the bound. */
  void call(Runnable task) {
    calls.execute(() -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        environment.error("A call to " + configuration.name() + " failed", e);
      }
    });
  }

  /** Polls at once; any number of requests until it begins are one. */
  void pollSoon() {
    if (opened.isPresent() && pollAsked.compareAndSet(false, true)) {
      loop.execute(() -> guarded(this::poll));
    }
  }

  /** The interval was changed: who waits for the end of a long one must not wait for it any more. */
  void intervalChanged() {
    if (opened.isPresent()) {
      loop.execute(() -> guarded(() -> {
        if (ticks.shorten(System.nanoTime(), environment.sampler().interval())) {
          schedule();
        }
      }));
    }
  }

  /**
   * Ends the connection; the owner's lock is held. What is returned tells when its session is closed in that way, be it
   * one that is being opened now.
   */
  CompletableFuture<?> end(Executor closers, Consumer<HypervisorSession> way) {
    cancelNext();
    return opening.thenAcceptAsync(result -> result.map(Opened::session).ifPresent(way), closers);
  }

  // ---- on the loop thread ----

  /** No task ends without a trace: what it throws is logged and fails the connection. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      opening.complete(opened);
      owner.lost(this, internal(e));
    }
  }

  private HypervisorException internal(RuntimeException e) {
    environment.error("Polling " + configuration.name() + " failed", e);
    return new HypervisorException(HypervisorException.Kind.FAILED,
        NLS.bind(Messages.Operation_InternalError, e), e);
  }

  private void open() {
    try {
      Opened result = sessions.open(SessionContext.Role.POLLING, calls, this,
          session -> new Opened(session, session.hostInfo().withMarks(MachineMarks.of(configuration.endpoint())),
              session.capabilities()));
      opened = Optional.of(result);
      opening.complete(opened);
      if (owner.opened(this, result)) {
        poll();
      }
    } catch (HypervisorException e) {
      opening.complete(Optional.empty());
      owner.lost(this, e);
    }
  }

  private void poll() {
    pollAsked.set(false);
    Optional<Opened> open = opened;
    if (open.isEmpty() || !owner.write(this, this::cancelNext)) {
      return;
    }
    long began = System.nanoTime();
    Duration lag = ticks.begin(began);
    Instant at = environment.clock().instant();
    try {
      answered(open.get().session().poll(request()), began, at, lag);
    } catch (HypervisorException e) {
      failed(e, open.get().session(), lag);
    } catch (RuntimeException e) {
      failed(internal(e), open.get().session(), lag);
    }
  }

  private PollRequest request() {
    return new PollRequest(
        environment.inventory().migrating().stream().map(VmId::uuid).collect(Collectors.toUnmodifiableSet()));
  }

  private void answered(PollRound round, long began, Instant at, Duration lag) {
    boolean inUse = owner.write(this, () -> environment.inventory().updateDomains(id(),
        round.domains().stream().map(PollRound.DomainReadings::info).toList(), began));
    if (inUse) {
      failedRounds = 0;
      backoff.reset();
      owner.answered(this);
      owner.sample(this, () -> sample(round));
      tellUnread(round);
      environment.events().fire(listener -> listener.polled(id()));
      scheduleNext(began, at, lag, round.unread().size());
    }
  }

  /** What goes wrong with the samples of a round costs these, not the connection. */
  private void sample(PollRound round) {
    try {
      environment.sampler().sampled(id(), round);
    } catch (RuntimeException e) {
      if (!samplerFailed) {
        samplerFailed = true;
        environment.error("Sampling " + configuration.name() + " failed", e);
      }
    }
  }

  /** Said when it begins; how often it happens is counted. */
  private void tellUnread(PollRound round) {
    if (!round.unread().isEmpty() && !unreadTold) {
      PollRound.Unread first = round.unread().get(0);
      environment.warn(round.unread().size() + " of the " + round.domains().size() + " domains of "
          + configuration.name() + " cannot be read, among them '" + first.name() + "': " + first.reason());
    }
    unreadTold = !round.unread().isEmpty();
  }

  private void failed(HypervisorException e, HypervisorSession session, Duration lag) {
    failedRounds++;
    boolean lost = e.kind() == HypervisorException.Kind.LOST || !session.isAlive() || failedRounds >= FAILED_ROUNDS;
    Duration wait = lost ? Duration.ZERO : backoff.next();
    owner.sample(this, () -> environment.sampler().failed(id(), lag, wait));
    if (lost) {
      owner.lost(this, e);
    } else {
      environment.warn("Polling " + configuration.name() + " failed: " + e.getMessage(), e);
      ticks.retry(System.nanoTime(), wait);
      schedule();
    }
  }

  private void scheduleNext(long began, Instant at, Duration lag, int unread) {
    long ended = System.nanoTime();
    long passed = ticks.end(ended, environment.sampler().interval());
    owner.sample(this,
        () -> environment.sampler().answered(id(), at, lag, Duration.ofNanos(ended - began), passed, unread));
    schedule();
  }

  private void schedule() {
    owner.write(this, () -> {
      cancelNext();
      next = Optional.of(environment.ticker().schedule(this::pollSoon, ticks.left(System.nanoTime()).toNanos(),
          TimeUnit.NANOSECONDS));
    });
  }

  private void cancelNext() {
    next.ifPresent(scheduled -> scheduled.cancel(false));
    next = Optional.empty();
  }

  private HostId id() {
    return configuration.id();
  }

  // ---- on drivers' threads; what is heard before the session was handed over is seen by the first round ----

  @Override
  public void domainEvent(DomainEvent event) {
    Optional<HypervisorSession> session = session().filter(HypervisorSession::isAlive);
    if (session.isEmpty()) {
      return;
    }
    long at = System.nanoTime();
    boolean inUse = owner.write(this, () -> derive(event, at));
    if (inUse) {
      environment.events().fire(listener -> listener.domainEvent(id(), event));
      refreshSoon(event.domain(), session.get());
    }
  }

  private void refreshSoon(UUID domain, HypervisorSession session) {
    if (toRefresh.add(domain)) {
      call(() -> {
        toRefresh.remove(domain); // before it is asked for: what an event tells from here on is news
        refresh(domain, session);
      });
    }
  }

  private void derive(DomainEvent event, long at) {
    VmId vm = VmId.onHost(id(), event.domain());
    environment.inventory().domain(id(), vm).flatMap(known -> DerivedState.after(event, known))
        .ifPresent(derived -> environment.inventory().updateDomain(id(), derived, at));
  }

  /** Asks for a domain of which an event told, since events carry no numbers. */
  private void refresh(UUID domain, HypervisorSession session) {
    long at = System.nanoTime();
    try {
      session.domain(domain).ifPresentOrElse(
          found -> owner.write(this, () -> environment.inventory().updateDomain(id(), found, at)),
          () -> owner.write(this, () -> environment.inventory().removeDomain(id(), domain, at)));
    } catch (HypervisorException e) {
      if (session.isAlive()) {
        environment.warn("Asking " + configuration.name() + " for a domain failed", e);
      }
    }
  }

  @Override
  public void domainChanged(UUID domain) {
    session().filter(HypervisorSession::isAlive).ifPresent(session -> refreshSoon(domain, session));
  }

  @Override
  public void jobIterated(UUID domain) {
    environment.events().fire(listener -> listener.jobIterated(id(), domain));
  }

  @Override
  public void jobCompleted(UUID domain, JobProgress statistics) {
    environment.events().fire(listener -> listener.jobCompleted(id(), domain, statistics));
  }

  @Override
  public void sessionLost(String reason) {
    if (opened.isPresent()) {
      owner.lost(this, new HypervisorException(HypervisorException.Kind.LOST, reason));
    }
  }
}
