/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/**
 * Reaches hosts: runs calls on their connections, on threads of the host and no more at once than a connection bears,
 * so that nobody who calls a host can stall another one, or its polling. An OSGi service; any thread but a UI thread.
 *
 * <p>Which connection: {@link Role#POLLING} for questions that are answered soon and for aborting jobs,
 * {@link Role#OPERATIONS} for what changes something or takes long, {@link Role#CONSOLE} for consoles. What changes a
 * host is an {@link org.xenworkbench.core.operation.Operation}, so that it is in the event log and can be cancelled.
 * Within an operation, calls on the connections for operations run at once and on its own thread, also those of another
 * host: it has had its turn, and two that waited for each other's hosts would wait for ever.
 *
 * @since 0.1
 */
@ProviderType
public interface HostCalls {

  /**
   * A call to a host. The session must not be used when it has returned.
   *
   * @param <R> what is asked for
   */
  @FunctionalInterface
  @ConsumerType
  interface Call<R> {
    R on(HypervisorSession session) throws HypervisorException;
  }

  /** The same without an answer. */
  @FunctionalInterface
  @ConsumerType
  interface Task {
    void on(HypervisorSession session) throws HypervisorException;
  }

  /**
   * Makes a call when it has its turn; a connection for operations or consoles is opened if it is not. Returns at once,
   * except within an operation, or within a call on the same connection: these have their turn, and it is made now, on
   * the thread of who asks. What is cancelled before its turn is never made, and of what is cancelled later the
   * answer is dropped; a job of the host is ended by {@link org.xenworkbench.core.driver.JobControl}.
   *
   * @return completed with the answer on the host's thread, or with a {@link HypervisorException}:
   *     {@link HypervisorException.Kind#LOST} if the host is not connected,
   *     {@link HypervisorException.Kind#CONFIGURATION} if there is none of that identity; whatever else the call throws
   *     is logged and is one of {@link HypervisorException.Kind#FAILED}
   */
  <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call);

  /**
   * The same for who can wait for the answer, which a frozen host may never give. Not from within a call on
   * another connection, whose turn it would keep from others, unless both are for operations.
   *
   * @throws HypervisorException also with {@link HypervisorException.Kind#CANCELLED} if this thread was interrupted
   */
  default <R> R call(HostId host, Role connection, Call<R> call) throws HypervisorException {
    CompletableFuture<R> answer = submit(host, connection, call);
    try {
      return timing().await(answer);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof HypervisorException reason ? reason
          : new HypervisorException(HypervisorException.Kind.FAILED, String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      throw new HypervisorException(HypervisorException.Kind.CANCELLED, SharedMessages.HostRegistry_Interrupted, e);
    }
  }

  /** The same without an answer. */
  default void run(HostId host, Role connection, Task task) throws HypervisorException {
    call(host, connection, session -> {
      task.on(session);
      return Boolean.TRUE;
    });
  }

  /**
   * How many further calls a connection would make at once, and would not have wait until others have returned. Never
   * calls a hypervisor.
   *
   * @return 0 or more; empty if it is not known, or there is no such host
   */
  default OptionalInt free(HostId host, Role connection) {
    return OptionalInt.empty();
  }

  /** Polls a host at once rather than at its next tick; nothing happens if it is not connected or was removed. */
  void pollSoon(HostId host);

  /** The time in which hosts are called, and answers are waited for. */
  Timing timing();

  /** Hears what all hosts tell between rounds. */
  Registration addListener(HostEventListener listener);
}
