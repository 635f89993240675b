/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.internal.polling.PollingImpl;
import org.xenworkbench.core.internal.sampling.SamplerImpl;

/**
 * What every managed host shares.
 *
 * @param drivers finds the driver of a host type
 * @param credentials finds a host's credentials
 * @param problems takes what belongs into the platform's log
 */
record HostEnvironment(InventoryImpl inventory, SamplerImpl sampler, PollingImpl polling, EventLog log, Timing timing,
    ScheduledExecutorService ticker, Listeners<HostEventListener> events, Drivers drivers, CredentialLookup credentials,
    Consumer<IStatus> problems) {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  /** The same with other credentials than the stored ones. */
  HostEnvironment withCredentials(Optional<Credentials> given) {
    return new HostEnvironment(inventory, sampler, polling, log, timing, ticker, events, drivers, host -> given,
        problems);
  }

  /** Waits until sessions are closed, for all together, since every frozen host would use up the limit. */
  void awaitClosed(List<CompletableFuture<?>> closing) {
    try {
      timing.await(CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)), CLOSE_LIMIT);
    } catch (TimeoutException e) {
      warn("Closing connections takes too long; they are left to themselves", e);
    } catch (ExecutionException e) {
      error("Closing a connection failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void error(String message, @Nullable Throwable cause) {
    problems.accept(Status.error(message, cause));
  }

  void warn(String message) {
    problems.accept(Status.warning(message));
  }

  void warn(String message, Throwable cause) {
    problems.accept(Status.warning(message, cause));
  }

  /** Finds drivers. */
  interface Drivers {
    HypervisorDriver find(String type) throws HypervisorException;

    boolean isSimulated(String type);

    /** What a connection to such a host bears; one call at a time where no driver says it. */
    int callsPerConnection(String type);
  }

  /** Finds credentials. */
  interface CredentialLookup {
    Optional<Credentials> find(HostConfiguration host);
  }
}
