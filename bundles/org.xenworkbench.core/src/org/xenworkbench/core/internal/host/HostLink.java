/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.internal.polling.Pace;
import org.xenworkbench.core.internal.polling.PollCount;
import org.xenworkbench.core.internal.polling.PollLoop;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VmId;

/**
 * One connection to a host, from the attempt to open it until it ends: its session has a loop that polls it and an
 * intake for its events. Every connection has threads of its own, so one that hangs holds up neither another host nor
 * its successor. Whatever it writes passes its owner, who refuses when the connection is not in use any more.
 */
final class HostLink implements PollLoop.Polled {

  private final HostEnvironment environment;
  private final Connector connector;
  private final Owner owner;
  private final Pace pace;
  private final Executor loop;
  private final Executor calls;
  private final CompletableFuture<Optional<Opened>> opening = new CompletableFuture<>();
  private volatile Optional<Opened> opened = Optional.empty();
  /** Whether somebody asked for a round, who wants to see what was changed. */
  private final AtomicBoolean asked = new AtomicBoolean();

  /** What is known once the session is open. */
  record Opened(HypervisorSession session, HostInfo info, Capabilities capabilities, PollLoop polling) {
  }

  /** Who has connections, one at a time. None of the methods blocks but {@link #polled}. */
  interface Owner {

    /** The session is open; whether the connection is still wanted. */
    boolean opened(HostLink link, Opened result);

    /** The connection cannot be opened or is lost. */
    void lost(HostLink link, HypervisorException reason);

    /** A round was answered; whether the connection is still in use. Metric sources may block in there. */
    boolean polled(HostLink link, Round round);

    /** Writes to the inventory unless the connection is not in use any more; whether it is. */
    boolean write(HostLink link, Runnable write);
  }

  HostLink(HostEnvironment environment, Connector connector, Executor calls, PollCount count, Owner owner) {
    this.environment = environment;
    this.connector = connector;
    this.owner = owner;
    this.pace = new Pace(environment.polling()::interval, environment.polling().nextShare(), count,
        environment.timing(), environment.ticker());
    this.calls = calls;
    // threads of pools end when idle, so this needs no shutdown and refuses no task
    this.loop = environment.timing().pool("xenworkbench-host-" + connector.configuration().name(), 1);
  }

  void start() {
    onLoop(this::open);
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
        environment.error("A call to " + connector.configuration().name() + " failed", e);
      }
    });
  }

  void pollSoon() {
    asked.set(true);
    opened.ifPresent(open -> open.polling().pollSoon());
  }

  void intervalChanged() {
    opened.ifPresent(open -> open.polling().intervalChanged());
  }

  /**
   * Ends the connection. What is returned tells when its session is closed in that way, be it one that is being opened
   * now.
   */
  CompletableFuture<?> end(Executor closers, Consumer<HypervisorSession> way) {
    opened.ifPresent(open -> open.polling().end());
    return opening.thenAcceptAsync(result -> result.map(Opened::session).ifPresent(way), closers);
  }

  /** Writes to the inventory unless the connection is not in use any more; whether it is. */
  boolean write(Runnable write) {
    return owner.write(this, write);
  }

  // ---- on the loop's thread ----

  /** No task ends without a trace: what it throws is logged and fails the connection. */
  private void onLoop(Runnable task) {
    loop.execute(() -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        opening.complete(opened);
        owner.lost(this, internal(e));
      }
    });
  }

  private void open() {
    try {
      EventIntake events = new EventIntake(connector, environment, this);
      Opened result = connector.open(SessionContext.Role.POLLING, calls, events, this::opened);
      opened = Optional.of(result);
      opening.complete(opened);
      if (owner.opened(this, result)) {
        result.polling().start();
      }
    } catch (HypervisorException e) {
      opening.complete(Optional.empty());
      owner.lost(this, e);
    }
  }

  private Opened opened(HypervisorSession session) throws HypervisorException {
    HostInfo info = session.hostInfo().toBuilder()
        .addMarks(MachineMarks.of(connector.configuration().endpoint())).build();
    return new Opened(session, info,
        session.capabilities(), new PollLoop(this, session, pace, this::onLoop));
  }

  @Override
  public PollRequest request() {
    return new PollRequest(
        environment.inventory().migrating().stream().map(VmId::uuid).collect(Collectors.toUnmodifiableSet()),
        asked.getAndSet(false));
  }

  @Override
  public boolean polled(PollRound readings, long began, Duration inForce) {
    return owner.polled(this, new Round(connector.configuration().id(), began, readings, inForce));
  }

  @Override
  public void lost(HypervisorException reason) {
    owner.lost(this, reason);
  }

  @Override
  public HypervisorException internal(Throwable failure) {
    environment.error("Polling " + connector.configuration().name() + " failed", failure);
    return new HypervisorException(HypervisorException.Kind.FAILED,
        NLS.bind(SharedMessages.Operation_InternalError, failure), failure);
  }

  @Override
  public void failed(HypervisorException reason) {
    environment.warn("Polling " + connector.configuration().name() + " failed: " + reason.getMessage(), reason);
  }

  @Override
  public void unread(PollRound readings) {
    PollRound.Unread first = readings.unread().get(0);
    environment.warn(readings.unread().size() + " of the " + readings.domains().size() + " domains of "
        + connector.configuration().name() + " cannot be read, among them '" + first.name() + "': " + first.reason());
  }
}
