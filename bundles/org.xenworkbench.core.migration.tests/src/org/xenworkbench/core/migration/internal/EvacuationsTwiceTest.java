/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeTags;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

/** Evacuations that go on, wait, and meet others. */
class EvacuationsTwiceTest {

  private static final long GIB = 1L << 30;

  private final Engine engine = new Engine(SimulatedVm.of("db", "a", 1, GIB, VmLoad.IDLE),
      SimulatedVm.of("zoo", "a", 1, GIB, VmLoad.IDLE),
      SimulatedVm.of("filler", "a", 1, 6 * GIB, VmLoad.IDLE).shutOff());
  private final VmId db = VmId.of(engine.fleet.vm("db"));
  private final VmId zoo = VmId.of(engine.fleet.vm("zoo"));
  private final FakeTags tags = new FakeTags();
  private final Evacuations evacuations = new Evacuations(engine.inventory, engine.registry, engine.migrations,
      engine.operations, engine.sampler, tags, engine.log, engine.time.clock());

  @AfterEach
  void close() {
    engine.close();
  }

  private void evacuate() {
    evacuations.evacuate(evacuations.plan(engine.a), "tester");
  }

  private void settle() {
    engine.until("nothing runs", () -> engine.operations.running().isEmpty());
  }

  @Test
  void whatWentInTwoTurnsComesBackAtOnce() throws Exception {
    tags.put(db, PlacementTags.DO_NOT_MIGRATE);
    evacuate();
    settle();
    assertThat(engine.owner(db)).isEqualTo(engine.a);
    tags.change(Set.of(db), Set.of(), Set.of(PlacementTags.DO_NOT_MIGRATE));
    evacuate();
    settle();
    assertThat(evacuations.planReturn(engine.a).moves()).extracting(Move::vmName).containsExactlyInAnyOrder("db",
        "web", "zoo");
  }

  @Test
  void whatHasNotBegunIsCancelledWhenMaintenanceEnds() throws Exception {
    engine.settings.set(MigrationSettings.PER_HOST, "1");
    evacuate();
    engine.until("one migrates", () -> engine.inventory.virtualMachines(engine.a).stream()
        .anyMatch(vm -> vm.isMigrating()));
    EvacuationPlan back = evacuations.planReturn(engine.a);
    assertThat(back.moves()).isEmpty();
    assertThat(back.stays()).as("none has left").isEmpty();
    assertThat(back.unfinished()).hasSize(3).extracting(Stay::reason)
        .contains("It is on its way to 'b', goes on, and stays there.")
        .filteredOn(reason -> reason.equals("Its migration away has not begun, and is cancelled.")).hasSize(2);
    evacuations.leave(new EvacuationPlan(engine.a, List.of(), List.of()), "tester");
    settle();
    assertThat(engine.inventory.virtualMachines(engine.a)).filteredOn(vm -> !vm.isControlDomain() && vm.isActive())
        .hasSize(2);
    assertThat(engine.entries(LogEntry.MIGRATION)).filteredOn(entry -> entry.status() == LogEntry.Status.CANCELLED)
        .hasSizeGreaterThanOrEqualTo(2);
  }

  /** Two users, or two windows: nobody is asked for twice, and the end of the maintenance ends all that waits. */
  @Test
  void whoAsksTwiceAtOnceHasEachMigratedOnce() {
    engine.settings.set(MigrationSettings.PER_HOST, "1");
    EvacuationPlan plan = evacuations.plan(engine.a);
    evacuations.evacuate(plan, "ann");
    evacuations.evacuate(plan, "bob");
    assertThat(engine.operations.running()).filteredOn(state -> state.description().vm().isPresent()).hasSize(3);
    evacuations.leave(new EvacuationPlan(engine.a, List.of(), List.of()), "tester");
    settle();
    assertThat(engine.inventory.virtualMachines(engine.a)).filteredOn(vm -> !vm.isControlDomain() && vm.isActive())
        .hasSize(2);
  }

  @Test
  void whatComesBackMustHaveRoomTogetherAndBeAllowedTo() throws Exception {
    evacuate();
    settle();
    engine.get(engine.fleet.power(engine.fleet.vm("filler"), PowerAction.START));
    tags.put(engine.web, PlacementTags.DO_NOT_MIGRATE);
    engine.until("there is no room", () -> engine.sampler.latest(engine.a).get("memory_free") < 2 * GIB);
    EvacuationPlan back = evacuations.planReturn(engine.a);
    assertThat(back.moves()).hasSize(1);
    assertThat(back.stays()).extracting(Stay::reason).contains("It has the tag do-not-migrate.")
        .anySatisfy(reason -> assertThat(reason).contains("It needs 1.0 GiB"));
  }

  @Test
  void whatIsOnItsWayTakesRoom() {
    engine.settings.set(MigrationSettings.PER_HOST, "1");
    long free = engine.sampler.latest(engine.b).get("memory_free").longValue();
    engine.migrations.migrate(MigrationRequest.peerToPeer(db, engine.b), "tester");
    engine.migrations.migrate(MigrationRequest.peerToPeer(zoo, engine.b), "tester");
    assertThat(evacuations.plan(engine.a).moves()).singleElement().satisfies(move -> {
      assertThat(move.vm()).isEqualTo(engine.web);
      long left = free - 2 * GIB - GIB / 4;
      assertThat(move.reason()).contains(Quantities.percent(1 - left / (8.0 * GIB)));
    });
    settle();
  }

  @Test
  void whatWasStartedSinceIsNamed() throws Exception {
    EvacuationPlan plan = evacuations.plan(engine.a);
    evacuations.evacuate(plan.withMoves(plan.moves().stream().filter(move -> !move.vm().equals(db)).toList()),
        "tester");
    assertThat(engine.entries(LogEntry.CONFIGURATION)).first().extracting(LogEntry::details).asString()
        .contains("'db' was started there since, and is not migrated.");
    settle();
  }

  @Test
  void aMachineThatIsListedTwiceIsInMaintenanceByOneOfThem() throws Exception {
    var twin = engine.add("a2", "test/a");
    engine.until("it is known as one", () -> engine.inventory.standIn(twin).equals(engine.a));
    tags.put(twin, PlacementTags.MAINTENANCE);
    assertThat(evacuations.isInMaintenance(engine.a)).isTrue();
    evacuations.leave(new EvacuationPlan(engine.a, List.of(), List.of()), "tester");
    assertThat(evacuations.isInMaintenance(twin)).isFalse();
    assertThat(Optional.of(tags.of(twin)).filter(List::isEmpty)).isPresent();
  }
}
