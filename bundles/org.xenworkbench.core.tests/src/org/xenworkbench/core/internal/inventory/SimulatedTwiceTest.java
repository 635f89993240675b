/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.simulator.Simulator;

/** A simulated host is a machine like another: added twice, it is recognised by its UUID. */
class SimulatedTwiceTest {

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void isOneMachine() {
    HostConfiguration again = new HostConfiguration(HostId.random(), "b again",
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, "test/b", 0, Optional.empty()), Optional.empty(), true,
        false);
    engine.registry.registry().add(again);
    engine.until("it is recognised", () -> engine.inventory.host(again.id())
        .filter(host -> host.sameMachineAs().equals(Optional.of(engine.b))).isPresent());
    assertThat(engine.inventory.virtualMachines(again.id())).allMatch(vm -> vm.isControlDomain());
    assertThat(engine.inventory.virtualMachine(VmId.of(engine.fleet.vm("old"))).orElseThrow())
        .satisfies(old -> assertThat(old.host()).isEqualTo(engine.b))
        .satisfies(old -> assertThat(old.alsoOn()).isEmpty());
    assertThat(engine.inventory.host(engine.a).orElseThrow().info().orElseThrow().marks()).as("the other machine's")
        .isNotEmpty().doesNotContainAnyElementsOf(
            engine.inventory.host(engine.b).orElseThrow().info().orElseThrow().marks());
  }
}
