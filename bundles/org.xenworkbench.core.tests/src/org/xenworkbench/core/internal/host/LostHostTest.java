/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.testkit.RecordingReceiver;

/** What those hear who use a host when it is lost. */
class LostHostTest {

  private final Engine engine = new Engine();
  private final FaultyDriver driver = new FaultyDriver(engine.driver());
  private final HostConfiguration host = FaultyDriver.host("lost", "test/a");

  @BeforeEach
  void add() {
    engine.registry.bindAnother(driver);
    registry().add(host);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private HostRegistryImpl registry() {
    return engine.registry.registry();
  }

  private void awaitState(Connection.State state) {
    engine.until("the host is " + state,
        () -> engine.inventory.host(host.id()).orElseThrow().connection().state() == state);
  }

  /** The polling connection is the first to find the host gone; that we close the others then is no reason. */
  @Test
  void whoUsesAnotherSessionOfALostHostHearsWhatTheHypervisorSaid() throws Exception {
    awaitState(Connection.State.CONNECTED);
    HypervisorSession operations = engine.hosts.call(host.id(), Role.OPERATIONS, session -> session);
    RecordingReceiver console = new RecordingReceiver();
    engine.hosts.run(host.id(), Role.CONSOLE,
        session -> session.require(ConsoleAccess.class).openConsole(engine.web.uuid(), false, console));
    driver.polling = round -> {
      throw new HypervisorException(HypervisorException.Kind.LOST, "The host has burnt down.");
    };
    awaitState(Connection.State.FAILED);
    engine.until("the session is closed", () -> !operations.isAlive());
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> operations.domain(engine.web.uuid()))
        .withMessage("The host has burnt down.").matches(e -> e.kind() == HypervisorException.Kind.LOST);
    engine.until("the console has ended", () -> console.end().isPresent());
    assertThat(console.end()).hasValue("The host has burnt down.");
  }
}
