/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

/** A simulated machine that was added twice: whichever of the two goes, nothing has happened to its VMs. */
class OneMachineTwiceTest {

  private static final long LARGE = 4L << 30;

  private final Engine engine = new Engine(SimulatedVm.of("db", "b", 1, LARGE / 64, load()),
      SimulatedVm.of("large", "b", 1, LARGE, load()));
  private final VmId db = VmId.of(engine.fleet.vm("db"));
  private final VmId large = VmId.of(engine.fleet.vm("large"));
  private final HostId again = engine.add("again", "test/b");

  OneMachineTwiceTest() {
    engine.until("it is recognised", () -> same(again).equals(Optional.of(engine.b)));
    heard();
  }

  private static VmLoad load() {
    return new VmLoad(Load.busy(0.2, 1), Load.NONE, Load.NONE, Load.NONE, Load.NONE);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Optional<HostId> same(HostId host) {
    return engine.inventory.host(host).flatMap(Host::sameMachineAs);
  }

  /** What is connected has listed its VMs some times. */
  private void heard() {
    List<HostId> hosts = engine.inventory.hosts().stream().filter(Host::isConnected).map(Host::id).toList();
    List<Long> rounds = hosts.stream().map(this::rounds).toList();
    engine.until("they were polled", () -> {
      for (int i = 0; i < hosts.size(); i++) {
        if (rounds(hosts.get(i)) < rounds.get(i) + 4) {
          return false;
        }
      }
      return true;
    });
  }

  private long rounds(HostId host) {
    return engine.polling.statistics(host).map(statistics -> statistics.rounds()).orElse(0L);
  }

  private void assertNothingHappened(HostId shown) {
    heard();
    assertThat(Stream.of(LogEntry.POWER, LogEntry.MIGRATION).flatMap(kind -> engine.entries(kind).stream()))
        .extracting(LogEntry::message).isEmpty();
    assertThat(engine.inventory.virtualMachines()).noneMatch(vm -> vm.id().isClaim())
        .allMatch(vm -> vm.alsoOn().isEmpty());
    assertThat(List.of(db, large, engine.old)).allMatch(vm -> engine.owner(vm).equals(shown));
    assertThat(engine.sampler.latest(db)).as("it is measured").isNotEmpty();
  }

  @Test
  void eitherIsRemoved() {
    engine.registry.remove(engine.b);
    assertNothingHappened(again);
  }

  @Test
  void theOtherIsRemoved() {
    engine.registry.remove(again);
    assertNothingHappened(engine.b);
  }

  @Test
  void eitherIsDisconnectedAndConnectedAgain() {
    engine.registry.disconnect(engine.b);
    assertNothingHappened(again);
    engine.registry.connect(engine.b);
    engine.until("it is connected", () -> engine.inventory.host(engine.b).filter(Host::isConnected).isPresent());
    assertNothingHappened(again);
    assertThat(same(engine.b)).contains(again);
    engine.registry.disconnect(again);
    assertNothingHappened(engine.b);
    engine.registry.connect(again);
    engine.until("it is connected", () -> engine.inventory.host(again).filter(Host::isConnected).isPresent());
    assertNothingHappened(engine.b);
  }

  @Test
  void theMachineIsLostAndComesBack() {
    engine.fleet.setReachable("b", false);
    engine.until("both are lost", () -> Stream.of(engine.b, again)
        .noneMatch(id -> engine.inventory.host(id).filter(Host::isConnected).isPresent()));
    engine.fleet.setReachable("b", true);
    engine.until("both are back", () -> Stream.of(engine.b, again)
        .allMatch(id -> engine.inventory.host(id).filter(Host::isConnected).isPresent()));
    heard();
    assertNothingHappened(engine.owner(db));
  }

  @Test
  void itIsOneTarget() {
    assertThat(engine.migrations.check(MigrationRequest.peerToPeer(engine.web, engine.b)))
        .noneMatch(verdict -> verdict.severity() == Verdict.Severity.ERROR);
    assertThat(engine.migrations.check(MigrationRequest.peerToPeer(engine.web, again)))
        .filteredOn(verdict -> verdict.severity() == Verdict.Severity.ERROR).singleElement()
        .satisfies(error -> assertThat(error.reason()).contains("'again' is the same machine as 'b'"))
        .satisfies(error -> assertThat(error.fix()).contains("Choose 'b'"));
    assertThat(engine.migrations.check(MigrationRequest.peerToPeer(db, again)))
        .filteredOn(verdict -> verdict.severity() == Verdict.Severity.ERROR).extracting(Verdict::reason)
        .containsExactly("The same machine as 'b', on which it is already.");
    engine.registry.remove(engine.a);
    assertThat(engine.migrations.obstacle(db)).as("there is no other machine").isPresent();
  }

  /** It was ours, and goes on by itself: its end is seen where the VM arrives. */
  @Test
  void theSourceOfAMigrationIsRemoved() throws Exception {
    migrateAndRemove(() -> {});
  }

  @Test
  void theSourceOfAMigrationIsRemovedAndInTheListOnce() throws Exception {
    migrateAndRemove(() -> engine.registry.remove(again));
  }

  private void migrateAndRemove(Runnable before) throws Exception {
    before.run();
    OperationHandle handle = engine.migrations.migrate(MigrationRequest.peerToPeer(large, engine.a), "tester");
    engine.until("it is under way", () -> engine.vm(large).isMigrating()
        && engine.inventory.placements(large).stream().anyMatch(at -> at.host().equals(engine.a)));
    engine.registry.remove(engine.b);
    assertThat(engine.get(handle.done())).satisfies(
        end -> assertThat(end.status()).as(end.error().toString()).isEqualTo(LogEntry.Status.SUCCEEDED));
    heard();
    assertThat(engine.owner(large)).isEqualTo(engine.a);
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement()
        .satisfies(entry -> assertThat(entry.user()).isEqualTo("tester"))
        .satisfies(entry -> assertThat(entry.message()).isEqualTo("Migrated VM 'large' from 'b' to 'a'"));
    assertThat(engine.entries(LogEntry.POWER)).extracting(LogEntry::message).isEmpty();
  }
}
