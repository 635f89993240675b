/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;

/** A host's sessions besides the polling one, so that nothing long stalls that: for operations and for consoles. */
final class SideSessions {

  private final Connector connector;
  private final Executor calls;
  private final SessionSlot operations;
  private final SessionSlot consoles;

  /**
   * Opens nothing yet.
   *
   * @param calls what drivers may use for calls in parallel
   * @param closers where sessions are closed, which may block
   */
  SideSessions(Connector connector, Executor calls, Executor closers, Timing timing) {
    this.connector = connector;
    this.calls = calls;
    this.operations = new SessionSlot(() -> open(SessionContext.Role.OPERATIONS), this::notConnected, closers,
        timing);
    this.consoles = new SessionSlot(() -> open(SessionContext.Role.CONSOLE), this::notConnected, closers,
        timing);
  }

  /** The session for state changes; opened when needed, so it may block. */
  HypervisorSession operations() throws HypervisorException {
    return operations.get();
  }

  /** The session for consoles; opened when needed, so it may block. */
  HypervisorSession consoles() throws HypervisorException {
    return consoles.get();
  }

  /** Closes both in that way; what is returned tells when they are closed. */
  CompletableFuture<?> close(Consumer<HypervisorSession> way) {
    return CompletableFuture.allOf(operations.close(way), consoles.close(way));
  }

  /** Why there is no session. */
  HypervisorException notConnected() {
    return new HypervisorException(HypervisorException.Kind.LOST,
        NLS.bind(Messages.HostRegistry_NotConnected, connector.configuration().name()));
  }

  /** Says which host it was: whoever asked may be busy with two. */
  private HypervisorSession open(SessionContext.Role role) throws HypervisorException {
    try {
      return connector.open(role, calls, SessionListener.NONE, session -> session);
    } catch (HypervisorException e) {
      throw new HypervisorException(e.kind(),
          NLS.bind(Messages.HostRegistry_ConnectFailed, connector.configuration().name(), e.getMessage()), e);
    }
  }
}
