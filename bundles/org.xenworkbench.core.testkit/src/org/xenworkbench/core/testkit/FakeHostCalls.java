/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/**
 * Calls sessions of the test, at once and on the caller's thread.
 *
 * @since 0.1
 */
public final class FakeHostCalls implements HostCalls {

  private final Sessions sessions;
  private final List<HostEventListener> listeners = new CopyOnWriteArrayList<>();
  private final List<HostId> polledSoon = new CopyOnWriteArrayList<>();

  /** Gives the session of a host. */
  @FunctionalInterface
  @ConsumerType
  public interface Sessions {
    /** Its session for that role; fails as a host does that cannot be reached. */
    HypervisorSession of(HostId host, Role connection) throws HypervisorException;
  }

  /** Calls these. */
  public FakeHostCalls(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
    try {
      return CompletableFuture.completedFuture(call.on(sessions.of(host, connection)));
    } catch (HypervisorException e) {
      return CompletableFuture.failedFuture(e);
    } catch (RuntimeException e) { // as the product answers it; an assertion of the test comes through
      return CompletableFuture
          .failedFuture(new HypervisorException(HypervisorException.Kind.FAILED, String.valueOf(e), e));
    }
  }

  @Override
  public void pollSoon(HostId host) {
    polledSoon.add(host);
  }

  @Override
  public Timing timing() {
    return Timing.system();
  }

  /** The hosts that were to be polled at once, in order. */
  public List<HostId> polledSoon() {
    return polledSoon;
  }

  @Override
  public Registration addListener(HostEventListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Tells all listeners something. */
  public void tell(Consumer<HostEventListener> event) {
    listeners.forEach(event);
  }
}
