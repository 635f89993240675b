/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;

/** Waits for the hosts: an engine that has just started connects them. */
final class Connecting {

  static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PERIOD = Duration.ofMillis(100);

  private Connecting() {
  }

  /**
   * Waits until each host is connected and has told what there is, or has failed to; a minute at most.
   *
   * @param ended completed when the engine is to end
   * @return whether it goes on
   */
  static boolean await(Services services, CompletableFuture<Void> ended) {
    long end = services.timing().nanos() + PATIENCE.toNanos();
    while (!ended.isDone() && services.timing().nanos() - end < 0
        && !new Names(services.inventory()).hosts().stream().allMatch(host -> isSettled(host, services))) {
      try {
        services.timing().await(ended, PERIOD);
      } catch (TimeoutException e) {
        continue; // looks again
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e); // it only ever completes
      }
    }
    return !ended.isDone();
  }

  private static boolean isSettled(Host host, Services services) {
    Connection.State state = host.connection().state();
    return switch (state) {
      case CONNECTED -> services.polling().statistics(host.id()).filter(told -> told.rounds() > 0).isPresent();
      case CONNECTING -> false;
      case DISCONNECTED -> services.registry().configuration(host.id()).filter(HostConfiguration::connectAtStart)
          .isEmpty(); // soon it is connecting
      case FAILED -> true;
    };
  }
}
