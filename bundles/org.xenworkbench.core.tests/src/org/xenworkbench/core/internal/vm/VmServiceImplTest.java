/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Engine;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.testkit.Await;

/** A VM that is shut off on several hosts is started on the one that was meant. */
class VmServiceImplTest {

  private final Engine engine = new Engine();
  private final VmId old = VmId.of(engine.fleet.vm("old"));

  @AfterEach
  void close() {
    engine.close();
  }

  private HostId add(String name) {
    HostConfiguration twin = new HostConfiguration(HostId.random(), name,
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, "test/b", 0, Optional.empty()), Optional.empty(), true,
        false);
    engine.registry.registry().add(twin);
    return twin.id();
  }

  @Test
  void startsOnTheGivenHost() throws Exception {
    HostId before = add("0");
    HostId after = add("z");
    Await.until("three hosts list the VM", Engine.PATIENCE, () -> engine.inventory.placements(old).size() == 3);
    for (HostId host : new HostId[] {before, engine.b, after}) {
      VmId there = engine.inventory.identity(host, old.uuid());
      assertThat(engine.vms.obstacle(there, host, PowerAction.START)).isEmpty();
      engine.vms.power(there, host, PowerAction.START, "t").done().get(30, TimeUnit.SECONDS);
      String name = engine.inventory.host(host).orElseThrow().name();
      assertThat(engine.entries(LogEntry.POWER)).filteredOn(entry -> entry.user().equals("t")).first()
          .satisfies(entry -> assertThat(entry.message()).isEqualTo("Started VM 'old' on '" + name + "'"))
          .satisfies(entry -> assertThat(entry.host()).contains(host));
      HostId owner = awaitOwner();
      engine.vms.power(old, owner, PowerAction.FORCE_OFF, "t").done().get(30, TimeUnit.SECONDS);
      Await.until("it is off everywhere", Engine.PATIENCE,
          () -> engine.inventory.placements(old).stream()
              .allMatch(placement -> placement.state() == DomainState.SHUT_OFF));
    }
  }

  private HostId awaitOwner() {
    Await.until("it runs", Engine.PATIENCE, () -> engine.inventory.placements(old).size() == 3
        && engine.inventory.placements(old).stream().allMatch(placement -> placement.state().isRunning())
        && engine.inventory.virtualMachine(old).filter(vm -> vm.state().isRunning()).isPresent());
    return engine.owner(old);
  }

  @Test
  void refusesAHostThatDoesNotOwnTheVm() {
    assertThat(engine.vms.obstacle(old, engine.b, PowerAction.START)).isEmpty();
    assertThat(engine.vms.obstacle(old, engine.a, PowerAction.START))
        .contains("VM 'old' is not on host 'a' any more.");
    assertThatThrownBy(() -> engine.vms.power(old, engine.a, PowerAction.START, "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not on host 'a'");
  }
}
