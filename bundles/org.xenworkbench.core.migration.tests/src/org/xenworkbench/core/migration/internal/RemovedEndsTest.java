/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

/** The rows of a migration's hosts are removed, disconnected and added again while it goes on: it is one migration. */
class RemovedEndsTest {

  private static final long LARGE = 4L << 30;

  private final Engine engine = new Engine(SimulatedVm.of("large", "b", 1, LARGE, load()));
  private final VmId large = VmId.of(engine.fleet.vm("large"));
  /** What was sampled of the VM, by whichever identity, and where. */
  private final List<Map.Entry<HostId, VmId>> sampled = new CopyOnWriteArrayList<>();

  private static VmLoad load() {
    return new VmLoad(Load.busy(0.2, 1), Load.NONE, Load.NONE, Load.NONE, Load.NONE);
  }

  @BeforeEach
  void listen() {
    engine.sampler.addListener(batch -> batch.values().keySet().stream()
        .filter(object -> object instanceof VmId vm && vm.uuid().equals(large.uuid()))
        .forEach(object -> sampled.add(Map.entry(batch.host(), (VmId) object))));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private OperationHandle underWay() {
    OperationHandle handle = engine.migrations.migrate(MigrationRequest.peerToPeer(large, engine.a), "tester");
    engine.until("it is under way", () -> engine.inventory.virtualMachine(large).orElseThrow().isMigrating()
        && engine.inventory.placements(large).size() == 2);
    return handle;
  }

  private HostId twin(String name, String address, HostId first) {
    HostId twin = engine.add(name, address);
    engine.until("it is recognised", () -> engine.inventory.host(twin).flatMap(Host::sameMachineAs)
        .equals(Optional.of(first)));
    return twin;
  }

  private HostId again(String name, String address) {
    HostId host = engine.add(name, address);
    rounds(host, 3);
    return host;
  }

  private void rounds(HostId host, int more) {
    long before = rounds(host);
    engine.until("it was polled", () -> rounds(host) >= before + more);
  }

  private long rounds(HostId host) {
    return engine.polling.statistics(host).map(statistics -> statistics.rounds()).orElse(0L);
  }

  private void assertArriving(HostId target, HostId source) {
    assertThat(engine.vm(large)).satisfies(vm -> {
      assertThat(vm.host()).isEqualTo(target);
      assertThat(vm.migratingFrom()).contains(source);
      assertThat(vm.alsoOn()).isEmpty();
    });
    assertThat(engine.inventory.virtualMachines()).noneMatch(vm -> vm.id().isClaim());
    for (PowerAction action : List.of(PowerAction.RESUME, PowerAction.FORCE_OFF)) {
      assertThat(engine.vms.obstacle(large, target, action)).hasValueSatisfying(
          why -> assertThat(why).isEqualTo("VM 'large' is being migrated."));
    }
    assertThat(engine.migrations.obstacle(large)).isPresent();
  }

  private void assertDone(OperationHandle handle, HostId shown) throws Exception {
    OperationState end = engine.get(handle.done());
    assertThat(end.status()).as(end.error().toString()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertOneEntry("tester");
    rounds(shown, 4);
    assertThat(engine.vm(large)).satisfies(vm -> {
      assertThat(vm.host()).isEqualTo(shown);
      assertThat(vm.isMigrating()).isFalse();
      assertThat(vm.state()).isEqualTo(DomainState.RUNNING);
    });
    assertThat(engine.sampler.latest(large)).as("it is measured again").isNotEmpty();
    assertThat(sampled).extracting(Map.Entry::getValue).as("by one identity").containsOnly(large);
  }

  private void assertOneEntry(String user) {
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> {
      assertThat(entry.user()).isEqualTo(user);
      assertThat(entry.message()).isEqualTo("Migrated VM 'large' from 'b' to 'a'");
    });
    assertThat(engine.entries(LogEntry.POWER)).extracting(LogEntry::message).isEmpty();
  }

  @Test
  void aTwinOfTheTargetStandsForIt() throws Exception {
    HostId twin = twin("twin", "test/a", engine.a);
    OperationHandle handle = underWay();
    engine.registry.remove(engine.a);
    engine.registry.remove(engine.b);
    rounds(twin, 4);
    assertArriving(twin, engine.b);
    assertEnds(engine.b, twin);
    assertDone(handle, twin);
    assertEnds(engine.b, twin);
  }

  /** So charts and the next start find it. */
  private void assertEnds(HostId source, HostId target) {
    assertThat(engine.migrations.migrations()).singleElement().satisfies(migration -> {
      assertThat(migration.source()).isEqualTo(source);
      assertThat(migration.target()).isEqualTo(target);
      assertThat(migration.targetName()).isEqualTo("a");
    });
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> assertThat(entry.attributes())
        .containsEntry(LogAttribute.SOURCE.name(), source.key())
        .containsEntry(LogAttribute.TARGET.name(), target.key()));
  }

  @Test
  void theNextStartFindsATwinThatStoodForTheTarget() throws Exception {
    HostId twin = twin("twin", "test/a", engine.a);
    CompletableFuture<?> arrival = engine.fleet.migrate(large.uuid(), "a");
    engine.until("it is followed", () -> !engine.entries(LogEntry.MIGRATION).isEmpty());
    engine.registry.remove(engine.a);
    engine.until("its entry tells", () -> LogAttribute.TARGET.value(engine.entries(LogEntry.MIGRATION).get(0))
        .equals(Optional.of(twin.key())));
    engine.parts.stop();
    engine.get(arrival);
    MigrationParts next = new MigrationParts(engine);
    try {
      engine.until("its end is written",
          () -> engine.entries(LogEntry.MIGRATION).get(0).status() == LogEntry.Status.SUCCEEDED);
      assertThat(engine.entries(LogEntry.MIGRATION)).hasSize(1);
    } finally {
      next.stop();
    }
  }

  @Test
  void aTwinOfTheTargetIsRemovedAndAddedAgain() throws Exception {
    HostId twin = twin("twin", "test/a", engine.a);
    OperationHandle handle = underWay();
    engine.registry.remove(engine.a);
    engine.registry.remove(twin);
    HostId again = again("again", "test/a");
    HostId third = twin("third", "test/a", again);
    engine.registry.remove(again);
    engine.registry.remove(engine.b);
    assertThat(List.of(engine.a, twin, again, third)).allSatisfy(
        host -> assertThat(engine.inventory.standIn(host)).isEqualTo(third));
    assertDone(handle, third);
  }

  @Test
  void whatArrivesFromARemovedHostIsNotPausedAndNotMeasured() throws Exception {
    OperationHandle handle = underWay();
    engine.registry.remove(engine.b);
    rounds(engine.a, 2);
    sampled.clear();
    rounds(engine.a, 4);
    assertArriving(engine.a, engine.b);
    assertThat(sampled).as("it runs elsewhere").isEmpty();
    assertThat(engine.sampler.latest(large)).isEmpty();
    assertDone(handle, engine.a);
  }

  /** Nothing was lost by the user's own doing, and how far it is nobody knows any more. */
  @Test
  void whatIsSaidWhileTheSourceIsNotHeard() throws Exception {
    OperationHandle handle = underWay();
    engine.until("its progress is known", () -> engine.operations.running().get(0).fraction().isPresent());
    engine.registry.disconnect(engine.b);
    engine.until("it is said", () -> isSaid("'b' is not connected; the migration goes on without the workbench"));
    engine.registry.remove(engine.b);
    engine.until("that is said, too", () -> isSaid("'b' was removed; the migration goes on without the workbench"));
    HostId back = again("back", "test/b");
    engine.until("its progress is known again", () -> engine.operations.running().isEmpty()
        || engine.operations.running().get(0).fraction().isPresent());
    assertThat(engine.inventory.standIn(engine.b)).isEqualTo(back);
    assertDone(handle, engine.a);
  }

  private boolean isSaid(String text) {
    OperationState now = engine.operations.running().get(0);
    LogEntry entry = engine.entries(LogEntry.MIGRATION).get(0);
    return now.fraction().isEmpty() && now.progressText().equals(text)
        && entry.progress().isEmpty() && entry.details().equals(text);
  }

  @Test
  void whatArrivesFromADisconnectedHostIsTheVmItself() throws Exception {
    OperationHandle handle = underWay();
    engine.registry.disconnect(engine.b);
    rounds(engine.a, 2);
    sampled.clear();
    rounds(engine.a, 4);
    assertArriving(engine.a, engine.b);
    assertThat(sampled).as("it runs elsewhere").isEmpty();
    engine.registry.connect(engine.b);
    engine.until("its source shows it again", () -> engine.owner(large).equals(engine.b));
    assertThat(engine.vm(large).migratingTo()).contains(engine.a);
    assertDone(handle, engine.a);
  }

  @Test
  void aSourceThatIsAddedAgainShowsTheVm() throws Exception {
    OperationHandle handle = underWay();
    engine.registry.remove(engine.b);
    rounds(engine.a, 4);
    sampled.clear();
    HostId again = again("b again", "test/b");
    assertThat(engine.vm(large)).satisfies(vm -> {
      assertThat(vm.host()).isEqualTo(again);
      assertThat(vm.state()).isEqualTo(DomainState.RUNNING);
      assertThat(vm.migratingTo()).contains(engine.a);
      assertThat(vm.alsoOn()).isEmpty();
    });
    assertThat(engine.inventory.virtualMachines()).noneMatch(vm -> vm.id().isClaim());
    assertThat(sampled).isNotEmpty().allMatch(at -> at.equals(Map.entry(again, large)));
    assertThat(engine.migrations.migrations()).singleElement().satisfies(
        migration -> assertThat(migration.isRunning()).isTrue());
    assertThat(engine.migrations.canCancel(engine.migrations.migrations().get(0).id())).isTrue();
    engine.until("its progress is told again", () -> progress() > 0);
    assertDone(handle, engine.a);
  }

  @Test
  void aSourceIsAddedAgainWhereATwinOfTheTargetStandsForThat() throws Exception {
    HostId twin = twin("twin", "test/a", engine.a);
    OperationHandle handle = underWay();
    engine.registry.remove(engine.a);
    engine.registry.remove(engine.b);
    rounds(twin, 4);
    HostId again = again("b", "test/b");
    assertThat(engine.vm(large).host()).isEqualTo(again);
    assertThat(engine.vm(large).migratingTo()).contains(twin);
    assertDone(handle, twin);
  }

  @Test
  void aSourceThatWasDisconnectedAndRemovedIsKnownAgain() throws Exception {
    OperationHandle handle = underWay();
    engine.registry.disconnect(engine.b);
    rounds(engine.a, 2);
    engine.registry.remove(engine.b);
    HostId again = again("b again", "test/b");
    assertThat(engine.vm(large).host()).isEqualTo(again);
    assertThat(engine.vm(large).alsoOn()).isEmpty();
    assertDone(handle, engine.a);
  }

  private double progress() {
    Migration migration = engine.migrations.migrations().get(0);
    return migration.progress().map(told -> told.fraction().orElse(0)).orElse(0.0);
  }

  /** Somebody else migrates it from a host that nobody knew; then that one is added. */
  @Test
  void aSourceThatComesIntoTheListLateBeginsAMigrationOfSomebodyElse() throws Exception {
    engine.registry.remove(engine.b);
    rounds(engine.a, 2);
    sampled.clear();
    engine.fleet.migrate(large.uuid(), "a");
    engine.until("it is arriving", () -> engine.inventory.virtualMachine(large).isPresent());
    rounds(engine.a, 8);
    assertThat(engine.vm(large).isArriving()).isTrue();
    assertThat(sampled).as("it runs elsewhere").isEmpty();
    HostId late = engine.add("b", "test/b");
    engine.until("it is seen", () -> engine.owner(large).equals(late) && engine.vm(large).isMigrating());
    assertThat(engine.vm(large).migratingTo()).contains(engine.a);
    assertThat(engine.inventory.virtualMachines()).noneMatch(vm -> vm.id().isClaim());
    rounds(late, 2);
    assertThat(engine.sampler.latest(large)).isNotEmpty();
    engine.until("it has arrived", () -> engine.owner(large).equals(engine.a) && !engine.vm(large).isMigrating());
    engine.until("its entry ends",
        () -> engine.entries(LogEntry.MIGRATION).stream().noneMatch(LogEntry::isRunning));
    assertOneEntry("somebody else");
  }

  /** What libvirt says of one that is started and paused is no migration. */
  @Test
  void oneThatIsPausedStaysPaused() {
    engine.fleet.become(large.uuid(), DomainState.PAUSED, StateReason.STARTING_UP);
    engine.until("it is paused", () -> engine.vm(large).state() == DomainState.PAUSED);
    assertThat(engine.vm(large)).satisfies(vm -> {
      assertThat(vm.isMigrating()).isFalse();
      assertThat(vm.isArriving()).isFalse();
    });
    assertThat(engine.vms.obstacle(large, engine.b, PowerAction.RESUME)).isEmpty();
    sampled.clear();
    rounds(engine.b, 2);
    assertThat(sampled).as("it stands still, which is measured").isNotEmpty();
  }
}
