/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.embedded.CountedInventory;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;

/**
 * What a round and an event cost does not grow with the fleet: they ask the inventory for as much with ten
 * other hosts as with a thousand.
 */
class FleetWorkTest {

  private static final int FEW = 10;
  private static final int MANY = 1_000;
  private static final int VMS = 10;
  private static final int ROUNDS = 20;
  /** Rounds end while others are counted. */
  private static final double TOLERANCE = 1.5;

  /** What was listed for each of these. */
  private record Work(double round, double event) {
  }

  @Test
  void nothingGrowsWithTheFleet() throws Exception {
    Work few = work(FEW);
    Work many = work(MANY);
    assertThat(few.round()).as("rounds are seen to ask for something").isPositive();
    assertThat(many.round()).as("a round").isLessThanOrEqualTo(few.round() * TOLERANCE);
    assertThat(many.event()).as("a VM that changes").isLessThanOrEqualTo(few.event() * TOLERANCE + VMS);
  }

  private static Work work(int hosts) throws Exception {
    try (Engine engine = new Engine()) {
      for (int i = 0; i < hosts; i++) {
        add(engine.inventory, "other" + i);
      }
      rounds(engine, 2);
      engine.inventory.takeListed();
      long before = rounds(engine);
      rounds(engine, ROUNDS);
      double round = engine.inventory.takeListed() / (double) (rounds(engine) - before);
      engine.polling.setInterval(Polling.MAX_INTERVAL); // no round is counted among the events
      engine.inventory.takeListed();
      for (PowerAction action : List.of(PowerAction.PAUSE, PowerAction.RESUME)) {
        engine.get(engine.fleet.power(engine.web.uuid(), action));
        DomainState after = action == PowerAction.PAUSE ? DomainState.PAUSED : DomainState.RUNNING;
        engine.until("it is " + after,
            () -> engine.inventory.virtualMachine(engine.web).orElseThrow().state() == after);
      }
      return new Work(round, engine.inventory.takeListed() / 2.0);
    }
  }

  private static void add(CountedInventory inventory, String name) {
    HostId host = HostId.random();
    inventory.putHost(Host.of(host, name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    List<DomainInfo> domains = new ArrayList<>();
    for (int i = 0; i < VMS; i++) {
      domains.add(DomainInfo.of(UUID.randomUUID(), "vm" + i).state(DomainState.RUNNING, i + 1).vcpus(1).memory(64, 64)
          .build());
    }
    inventory.updateDomains(host, domains, 1);
  }

  private static long rounds(Engine engine) {
    return List.of(engine.a, engine.b).stream()
        .mapToLong(host -> engine.polling.statistics(host).map(PollStatistics::rounds).orElse(0L)).sum();
  }

  private static void rounds(Engine engine, int more) {
    long target = rounds(engine) + more;
    engine.until("it is polled", () -> rounds(engine) >= target);
  }
}
