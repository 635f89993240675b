/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.ui.handle.Detail;

/** What pages of properties say, without their widgets. */
class VmPagesTest {

  private static LogEntry migration(VmId vm, HostId from, HostId to, Instant at) {
    return LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated", at)
        .host(from, "old name of " + from).vm(vm, "web").finished(at.plusSeconds(10))
        .attributes(Map.of(LogAttribute.SOURCE.name(), from.key(), LogAttribute.TARGET.name(), to.key(),
            LogAttribute.TARGET_NAME.name(), "old name of " + to))
        .build();
  }

  private static Host connected(HostId id, String name, Instant since) {
    return Host.of(id, name, Connection.of(Connection.State.CONNECTED, since)).build();
  }

  /** As many rows as moves and one more, however often the VM is migrated. */
  @Test
  void whereAVmWasIsToldHostByHost() {
    long seed = System.nanoTime();
    System.out.println("Seed of random journeys: " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<HostId> hosts = Stream.generate(HostId::random).limit(3).toList();
      VmId vm = VmId.of(UUID.randomUUID());
      Instant now = Instant.parse("2026-11-30T12:00:00Z");
      List<LogEntry> entries = new ArrayList<>();
      int at = 0;
      int moves = random.nextInt(6);
      for (int move = moves; move > 0; move--) {
        int to = (at + 1 + random.nextInt(2)) % 3;
        entries.add(migration(vm, hosts.get(at), hosts.get(to), now.minus(Duration.ofHours(move))));
        at = to;
      }
      VirtualMachine machine = VirtualMachine.of(vm, "web", hosts.get(at)).state(DomainState.RUNNING, 1).build();
      String here = "name of " + hosts.get(at);
      FakeInventory inventory = new FakeInventory();
      inventory.put(connected(machine.host(), here, now.minusSeconds(60)));
      List<StayRow> rows = StayRow.of(machine, entries, inventory, now);
      assertThat(rows).as("seed %d", seed).hasSize(moves + 1);
      assertThat(rows.get(0)).as("seed %d", seed).satisfies(row -> {
        assertThat(row.host()).isEqualTo(here);
        assertThat(row.to()).isEmpty();
      });
      assertThat(rows.subList(1, rows.size())).as("seed %d", seed).allMatch(row -> !row.to().isEmpty());
    }
  }

  @Test
  void aHostThatWasAddedAgainIsTheSame() {
    Instant now = Instant.parse("2026-11-30T12:00:00Z");
    HostId gone = HostId.random();
    HostId again = HostId.random();
    VmId vm = VmId.of(UUID.randomUUID());
    FakeInventory inventory = new FakeInventory();
    inventory.put(connected(again, "pm1", now.minusSeconds(60)));
    inventory.goesOn(gone, again);
    List<LogEntry> entries = List.of(migration(vm, HostId.random(), gone, now.minusSeconds(600)));
    assertThat(StayRow.of(VirtualMachine.of(vm, "web", again).state(DomainState.RUNNING, 1).build(), entries, inventory,
        now)).hasSize(2).first().satisfies(row -> {
          assertThat(row.host()).isEqualTo("pm1");
          assertThat(row.to()).isEmpty();
        });
  }

  @Test
  void aConnectionTellsHowSafeItIsAndWhatItCosts() {
    HostId host = HostId.random();
    FakeHostRegistry registry = new FakeHostRegistry();
    FakePolling polling = new FakePolling();
    registry.add(new HostConfiguration(host, "pm1",
        new Endpoint("xen", Transport.TCP, "pm1.example", 0, Optional.of("root")), Optional.empty(), false, true));
    ConnectionDetails details = new ConnectionDetails(registry, polling);
    assertThat(details.of(host)).extracting(Detail::value).contains("root", "no: it is connected read-only")
        .anyMatch(text -> text.startsWith("TCP: not encrypted"));
    polling.put(host, new PollStatistics(7, 2, 3, 0, 0, Duration.ofMillis(12), Instant.EPOCH, Duration.ZERO,
        Duration.ofSeconds(5), Duration.ZERO));
    assertThat(details.of(host)).extracting(Detail::value)
        .contains("7 answered, 3 failed, 2 left out since the one before still ran", "5 s")
        .anyMatch(text -> text.startsWith("after 12 ms"));
    assertThat(details.of(HostId.random())).isEmpty();
  }
}
