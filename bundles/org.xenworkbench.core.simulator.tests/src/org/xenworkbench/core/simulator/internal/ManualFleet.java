/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.simulator.embedded.Simulators;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.RecordingSessionListener;
import org.xenworkbench.core.testkit.VirtualTime;

/** Two hosts and a VM on the first, in a time that stands still until the test lets it go on. */
final class ManualFleet {

  static final long GIB = 1L << 30;
  static final Duration PATIENCE = Duration.ofSeconds(10);

  final ManualClock clock = new ManualClock();
  final VirtualTime time = new VirtualTime(clock);
  final Simulator simulator = Simulators.create(time);
  final SimulatedFleet fleet;
  final UUID vm;
  final RecordingSessionListener heard1 = new RecordingSessionListener();
  final RecordingSessionListener heard2 = new RecordingSessionListener();

  ManualFleet(boolean xenLike) {
    FleetDefinition.Builder definition = FleetDefinition.named("lab").host("pm1", 4, 8 * GIB).host("pm2", 4, 8 * GIB)
        .vm(SimulatedVm.of("VM2", "pm1", 1, GIB, VmLoad.server(0.5, 1000, 1000, 1)))
        .migrationBandwidth(GIB / 10.0).downtime(Duration.ofMillis(300));
    fleet = simulator.add((xenLike ? definition.xenLike() : definition).build());
    vm = fleet.vm("VM2");
    time.advance(Duration.ZERO);
  }

  static Endpoint endpoint(String address) {
    return new Endpoint("simulator", Endpoint.Transport.LOCAL, address, 0, Optional.empty());
  }

  HypervisorSession open(String host, Role role, SessionListener listener, Optional<Credentials> credentials)
      throws HypervisorException {
    return simulator.open(endpoint("lab/" + host),
        new SessionContext(role, host, clock, Runnable::run, credentials, false, listener));
  }

  HypervisorSession open(String host) throws HypervisorException {
    return open(host, Role.POLLING, host.equals("pm1") ? heard1 : heard2, Optional.empty());
  }

  /** Waits until another thread waits for something that happens later. */
  void awaitTask() {
    Await.until("a task is scheduled", PATIENCE, () -> time.pending() > 0);
  }

  /** Lets time go on. */
  void advance(double seconds) {
    time.advance(Duration.ofNanos((long) (seconds * 1e9)));
  }

  /** What blocks is called on another thread. */
  static CompletableFuture<Void> async(Blocking call) {
    return CompletableFuture.runAsync(() -> {
      try {
        call.run();
      } catch (HypervisorException e) {
        throw new CompletionException(e);
      }
    }, task -> Threads.factory("test-call").newThread(task).start());
  }

  /** A call that blocks. */
  interface Blocking {
    void run() throws HypervisorException;
  }
}
