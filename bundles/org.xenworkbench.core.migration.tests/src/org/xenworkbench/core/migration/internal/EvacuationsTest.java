/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.testkit.FakeTags;

/** A host that is evacuated, and gets its VMs back: the whole engine on a simulated fleet. */
class EvacuationsTest {

  private final Engine engine = new Engine();
  private final FakeTags tags = new FakeTags();
  private final Evacuations evacuations = new Evacuations(engine.inventory, engine.registry, engine.migrations,
      engine.operations, engine.sampler, tags, engine.log, engine.time.clock());

  @AfterEach
  void close() {
    engine.close();
  }

  private void evacuate() throws Exception {
    evacuations.evacuate(evacuations.plan(engine.a), "tester");
    engine.until("it has moved", () -> engine.owner(engine.web).equals(engine.b)
        && engine.operations.running().isEmpty());
  }

  @Test
  void whatRunsGoesAndComesBack() throws Exception {
    EvacuationPlan plan = evacuations.plan(engine.a);
    assertThat(plan.moves()).singleElement().satisfies(move -> {
      assertThat(move.vm()).isEqualTo(engine.web);
      assertThat(move.target()).isEqualTo(engine.b);
      assertThat(move.reason()).startsWith("The only one that can take it: ");
    });
    assertThat(plan.stays()).isEmpty();
    assertThat(evacuations.isInMaintenance(engine.a)).as("only planned").isFalse();
    evacuate();
    assertThat(evacuations.isInMaintenance(engine.a)).isTrue();
    assertThat(engine.entries(LogEntry.CONFIGURATION)).first().satisfies(entry -> {
      assertThat(entry.message())
          .isEqualTo("Host 'a' is in maintenance; 1 virtual machine is migrated, none stays");
      assertThat(entry.user()).isEqualTo("tester");
    });
    assertThat(engine.entries(LogEntry.MIGRATION)).extracting(LogEntry::message)
        .contains("Evacuated 'a': 1 migrated");
    assertThat(evacuations.obstacle(engine.a)).contains(
        "'a' is in maintenance already, and no virtual machine runs on it.");
    EvacuationPlan back = evacuations.planReturn(engine.a);
    assertThat(back.moves()).extracting(Move::vm).containsExactly(engine.web);
    evacuations.leave(back, "tester");
    engine.until("it has moved", () -> engine.owner(engine.web).equals(engine.a)
        && engine.operations.running().isEmpty());
    assertThat(evacuations.isInMaintenance(engine.a)).isFalse();
  }

  @Test
  void aHostInMaintenanceIsNoTarget() throws Exception {
    tags.put(engine.b, PlacementTags.MAINTENANCE);
    EvacuationPlan plan = evacuations.plan(engine.a);
    assertThat(plan.moves()).isEmpty();
    assertThat(plan.stays()).extracting(Stay::reason)
        .containsExactly("There is no other connected host of the same type.");
    assertThat(check()).filteredOn(verdict -> verdict.severity() == Verdict.Severity.ERROR).extracting(Verdict::reason)
        .containsExactly("'b' is in maintenance.");
  }

  private List<Verdict> check() {
    return new PlacementCheck(tags, engine.inventory)
        .check(engine.parts.subject(MigrationRequest.peerToPeer(engine.web, engine.b)));
  }

  @Test
  void aVmThatIsNotToBeMigratedStays() {
    tags.put(engine.web, "Do-Not-Migrate");
    assertThat(evacuations.plan(engine.a).stays()).extracting(Stay::reason)
        .containsExactly("It has the tag do-not-migrate.");
    assertThat(check()).extracting(Verdict::reason).containsExactly("'web' has the tag do-not-migrate.");
    tags.change(Set.of(engine.web), Set.of(), Set.of("Do-Not-Migrate"));
    assertThat(check()).extracting(Verdict::severity).containsExactly(Verdict.Severity.OK);
  }

  /** Only what was there comes back, not what was never there or was moved away by hand before. */
  @Test
  void onlyWhatWasMigratedAwaySinceComesBack() throws Exception {
    engine.get(engine.migrations.migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester").done());
    engine.until("it has moved", () -> engine.owner(engine.web).equals(engine.b));
    evacuations.evacuate(evacuations.plan(engine.a), "tester");
    assertThat(evacuations.planReturn(engine.a).moves()).isEmpty();
    evacuations.leave(new EvacuationPlan(engine.a, List.of(), List.of()), "tester");
    assertThat(engine.owner(engine.web)).isEqualTo(engine.b);
  }

  /** Who ends it too soon is told of what is still on its way, which nobody brings back. */
  @Test
  void whatIsOnItsWayIsTold() throws Exception {
    evacuations.evacuate(evacuations.plan(engine.a), "tester");
    engine.until("it migrates", () -> engine.vm(engine.web).isMigrating());
    EvacuationPlan back = evacuations.planReturn(engine.a);
    assertThat(back.moves()).isEmpty();
    assertThat(back.unfinished()).singleElement().satisfies(stay -> {
      assertThat(stay.vm()).isEqualTo(engine.web);
      assertThat(stay.reason()).isEqualTo("It is on its way to 'b', goes on, and stays there.");
    });
    engine.until("it has moved", () -> engine.operations.running().isEmpty());
  }

  @Test
  void whatCannotBeDoneSaysWhy() throws Exception {
    assertThatThrownBy(() -> evacuations.planReturn(engine.a)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Host 'a' is not in maintenance.");
    EvacuationPlan plan = evacuations.plan(engine.a);
    engine.registry.disconnect(engine.a);
    engine.until("it is not connected", () -> evacuations.obstacle(engine.a).isPresent());
    assertThatThrownBy(() -> evacuations.evacuate(plan, "tester")).hasMessage("Host 'a' is not connected.");
    assertThat(evacuations.isInMaintenance(engine.a)).isFalse();
  }
}
