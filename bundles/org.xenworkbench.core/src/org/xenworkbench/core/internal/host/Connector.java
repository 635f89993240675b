/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.text.Quantities;

/**
 * Opens the sessions of one host within a time limit, which libvirt's own call does not have. What takes longer is
 * abandoned on its thread, and a session that comes late is closed. Attempts that hang can use up no more than the few
 * threads there are; further ones wait for one and run into the limit. Idle threads end, so nothing needs a shutdown.
 */
final class Connector {

  static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int THREADS = 3;

  private volatile HostConfiguration configuration;
  private final HostEnvironment environment;
  private final Duration limit;
  private final Executor threads;

  Connector(HostConfiguration configuration, HostEnvironment environment, Duration limit) {
    this(configuration, environment, limit,
        environment.timing().pool("xenworkbench-connect-" + configuration.name(), THREADS));
  }

  /** With threads of its user. */
  Connector(HostConfiguration configuration, HostEnvironment environment, Duration limit, Executor threads) {
    this.configuration = configuration;
    this.environment = environment;
    this.limit = limit;
    this.threads = threads;
  }

  /** Takes another name for the host, also for what is open. */
  void take(HostConfiguration changed) {
    configuration = changed;
  }

  /** The host's settings as they are now. */
  HostConfiguration configuration() {
    return configuration;
  }

  /** What is made of a session that was just opened; part of what the limit is for. */
  interface First<R> {
    R of(HypervisorSession session) throws HypervisorException;
  }

  /** Opens a session, or fails after the limit at the latest. */
  <R> R open(SessionContext.Role role, Executor calls, SessionListener listener, First<R> first)
      throws HypervisorException {
    AtomicReference<Optional<HypervisorSession>> opened = new AtomicReference<>(Optional.empty());
    Attempt<R> attempt = new Attempt<>(opened, () -> {
      HypervisorSession session = session(role, calls, listener);
      opened.set(Optional.of(session));
      return first.of(session);
    });
    threads.execute(attempt);
    try {
      return environment.timing().await(attempt, limit);
    } catch (ExecutionException e) {
      attempt.abandon();
      throw failure(e);
    } catch (TimeoutException e) {
      attempt.abandon();
      throw new HypervisorException(HypervisorException.Kind.UNREACHABLE,
          NLS.bind(Messages.HostRegistry_NoAnswer, Quantities.duration(limit)), e);
    } catch (InterruptedException e) {
      attempt.abandon();
      Thread.currentThread().interrupt();
      throw new HypervisorException(HypervisorException.Kind.CANCELLED,
          SharedMessages.HostRegistry_Interrupted, e);
    }
  }

  private HypervisorSession session(SessionContext.Role role, Executor calls, SessionListener listener)
      throws HypervisorException {
    SessionContext context = new SessionContext(role, () -> configuration.name(), environment.timing().clock(), calls,
        environment.credentials().find(configuration), configuration.readOnly(), listener);
    return environment.drivers().find(configuration.endpoint().driver()).open(configuration.endpoint(), context);
  }

  private HypervisorException failure(ExecutionException e) {
    if (e.getCause() instanceof HypervisorException failure) {
      return failure;
    }
    environment.error("Connecting to " + configuration.name() + " failed", e.getCause());
    return new HypervisorException(HypervisorException.Kind.FAILED,
        NLS.bind(SharedMessages.Operation_InternalError, e.getCause()), e);
  }

  /** An attempt that closes its session if nobody waits for it any more. */
  private static final class Attempt<R> extends FutureTask<R> {

    private final AtomicReference<Optional<HypervisorSession>> opened;

    Attempt(AtomicReference<Optional<HypervisorSession>> opened, java.util.concurrent.Callable<R> body) {
      super(body);
      this.opened = opened;
    }

    @Override
    public void run() {
      super.run();
      if (isCancelled()) {
        closeOpened();
      }
    }

    /** Nobody wants the session: it is closed now, or by the attempt's own thread if it is still being opened. */
    void abandon() {
      if (!cancel(false)) {
        closeOpened();
      }
    }

    private void closeOpened() {
      opened.getAndSet(Optional.empty()).ifPresent(HypervisorSession::close);
    }
  }
}
