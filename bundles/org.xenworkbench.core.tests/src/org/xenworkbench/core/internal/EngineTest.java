/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;

/** The whole engine on a simulated fleet: what a user does, and what goes wrong. */
class EngineTest {

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void hostsAreSampled() {
    engine.until("CPU of host and VM are known",
        () -> engine.latest(engine.a).containsKey(Metrics.CPU_AVG)
            && engine.sampler.latest(engine.web).containsKey(Metrics.CPU_USAGE));
    assertThat(engine.latest(engine.a).get(Metrics.CPU_AVG)).isBetween(0.0, 1.0);
    assertThat(engine.history.metrics(engine.web)).contains(Metrics.MEMORY);
  }

  @Test
  void hostThatIsDownShowsWhyAndComesBackByItself() {
    engine.fleet.setReachable("a", false);
    engine.until("it is shown as failed",
        () -> engine.inventory.host(engine.a).orElseThrow().connection().state() == Connection.State.FAILED);
    assertThat(engine.inventory.host(engine.a).orElseThrow().connection().reason()).isPresent();
    assertThat(engine.inventory.virtualMachine(engine.web).orElseThrow().state()).isEqualTo(DomainState.NO_STATE);
    assertThat(engine.inventory.host(engine.b).orElseThrow().isConnected()).isTrue();
    engine.fleet.setReachable("a", true);
    engine.until("it is connected again",
        () -> engine.inventory.host(engine.a).orElseThrow().isConnected()
            && engine.inventory.virtualMachine(engine.web).orElseThrow().state().isRunning());
  }

  @Test
  void wrongCredentialsAreNotTriedAgain() {
    engine.registry.registry().disconnect(engine.a);
    engine.fleet.requireCredentials("a",
        Optional.of(new org.xenworkbench.core.driver.Credentials("root", "secret".toCharArray())));
    engine.registry.registry().connect(engine.a);
    engine.until("it is shown as failed",
        () -> engine.inventory.host(engine.a).orElseThrow().connection().state() == Connection.State.FAILED);
    assertThat(engine.inventory.host(engine.a).orElseThrow().connection().nextTry()).isEmpty();
  }

  @Test
  void vmThatVanishesDuringAPollIsGoneAndThePollingGoesOn() {
    engine.fleet.vanishDuringPoll(engine.web.uuid());
    engine.until("it is gone", () -> engine.inventory.virtualMachine(engine.web).isEmpty());
    long rounds = engine.polling.statistics(engine.a).orElseThrow().rounds();
    engine.until("polling goes on",
        () -> engine.polling.statistics(engine.a).orElseThrow().rounds() > rounds + 1);
    assertThat(engine.polling.statistics(engine.a).orElseThrow().failures()).isZero();
  }

  @Test
  void anotherDriverComesAndGoesWithoutAnyConnectionDropping() {
    Instant since = engine.inventory.host(engine.a).orElseThrow().connection().since();
    HypervisorDriver other = new Refusing();
    engine.registry.bindAnother(other);
    engine.registry.unbind(other);
    engine.until("it is polled", () -> engine.polling.statistics(engine.a).isPresent());
    long rounds = engine.polling.statistics(engine.a).orElseThrow().rounds();
    engine.until("polling goes on",
        () -> engine.polling.statistics(engine.a).orElseThrow().rounds() > rounds + 1);
    assertThat(engine.inventory.host(engine.a).orElseThrow().connection().since()).isEqualTo(since);
  }

  private static final class Refusing implements HypervisorDriver {
    @Override
    public java.util.Set<String> types() {
      return java.util.Set.of("other");
    }

    @Override
    public HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
      throw new HypervisorException(HypervisorException.Kind.UNREACHABLE, "nobody there");
    }
  }
}
