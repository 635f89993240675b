/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalancePlan.Move;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeTags;

/** Hosts that are balanced: the whole engine on a simulated fleet, with a history that a test makes up. */
class RebalancesTest {

  private static final long GIB = 1L << 30;

  private final Engine engine = new Engine(SimulatedVm.of("db", "a", 2, GIB, VmLoad.IDLE),
      SimulatedVm.of("app", "a", 2, GIB, VmLoad.IDLE));
  private final VmId db = VmId.of(engine.fleet.vm("db"));
  private final VmId app = VmId.of(engine.fleet.vm("app"));
  private final FakeTags tags = new FakeTags();
  private final FakeHistory history = new FakeHistory();
  private final Rebalances rebalances = new Rebalances(engine.inventory, engine.registry, engine.migrations,
      engine.operations, history, engine.log, engine.time.clock(),
      new PlacementFacts(engine.inventory, engine.registry, engine.migrations, engine.operations, engine.sampler, tags,
          new Maintenance(tags, engine.inventory)));

  RebalancesTest() {
    engine.inventory.hosts().stream().flatMap(host -> engine.inventory.virtualMachines(host.id()).stream())
        .forEach(vm -> load(vm.id(), vm.id().equals(db) || vm.id().equals(app) ? 0.8 : 0.1));
    engine.until("memory is known", () -> engine.sampler.latest(engine.a).containsKey(Metrics.MEMORY_FREE)
        && engine.sampler.latest(engine.b).containsKey(Metrics.MEMORY_FREE));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void load(VmId vm, double usage) {
    long now = engine.time.clock().millis();
    long[] times = IntStream.rangeClosed(-60, 0).mapToLong(minute -> now + minute * 60_000L).toArray();
    double[] values = new double[times.length];
    Arrays.fill(values, usage);
    history.put(vm, Metrics.CPU_USAGE, new TimeSeries(times, values));
  }

  private RebalancePlan plan() {
    return rebalances.plan(List.of(engine.a, engine.b), () -> false);
  }

  @Test
  void balancesByTheLastHourAndSaysSo() {
    RebalancePlan plan = plan();
    assertThat(plan.hosts()).extracting(RebalancePlan.Load::name).containsExactly("a", "b");
    assertThat(plan.moves()).singleElement().satisfies(move -> {
      assertThat(move.vm()).isIn(db, app);
      assertThat(move.target()).isEqualTo(engine.b);
      assertThat(move.reason()).startsWith("CPU of 'a' ");
    });
    assertThat(engine.operations.running()).as("only planned").isEmpty();
    VmId moved = plan.moves().get(0).vm();
    rebalances.run(plan, "ann");
    engine.until("it has moved", () -> engine.operations.running().isEmpty() && engine.owner(moved).equals(engine.b));
    assertThat(engine.entries(LogEntry.CONFIGURATION)).first().satisfies(entry -> {
      assertThat(entry.user()).isEqualTo("ann");
      assertThat(entry.message()).startsWith("Balancing 2 hosts: 1 virtual machine is migrated; CPU differs by ");
    });
    assertThat(engine.entries(LogEntry.MIGRATION)).extracting(LogEntry::message)
        .contains("Balanced 2 hosts: 1 migrated");
    assertThat(plan().moves()).as("balanced").isEmpty();
    assertThat(RebalancePlan.isBalanced(plan().hosts())).isTrue();
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    history.put(db, Metrics.CPU_USAGE, TimeSeries.EMPTY);
    assertThatThrownBy(this::plan).as("one host alone is not balanced").isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There are no two hosts of which all is known that is compared."
            + " 'a' is left out: nothing was measured of 'db' in the last hour.");
  }

  /** A proposal may be looked at for hours. */
  @Test
  void whatIsElsewhereByThenIsNotMoved() {
    RebalancePlan plan = plan();
    Move move = plan.moves().get(0);
    rebalances.run(plan.withMoves(List.of(new Move(move.vm(), move.vmName(), move.memory(), move.cores(), engine.b,
        engine.a, ""))), "ann");
    assertThat(engine.operations.running()).isEmpty();
    assertThat(engine.entries(LogEntry.CONFIGURATION)).first().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.details()).isEqualTo(move.vmName() + ": It is not there any more, or not to be moved.");
    });
    assertThat(engine.owner(move.vm())).isEqualTo(engine.a);
  }

  /** Of what is queued to a host the planner knows, and a check at its turn. */
  @Test
  void whatIsKeptApartStaysSoWithWhatIsOnItsWay() throws Exception {
    tags.change(Set.of(db, app), Set.of("apart:shop"), Set.of());
    OperationHandle first = engine.migrations.migrate(MigrationRequest.peerToPeer(db, engine.b), "ann");
    assertThat(plan().moves()).extracting(Move::vm).doesNotContain(app);
    MigrationRequest asked = MigrationRequest.peerToPeer(app, engine.b);
    engine.get(first.done());
    assertThat(apart(asked).severity()).as("the user knows").isEqualTo(Verdict.Severity.WARNING);
    assertThat(apart(asked.byPlan()).severity()).isEqualTo(Verdict.Severity.ERROR);
  }

  private Verdict apart(MigrationRequest request) {
    return new PlacementCheck(tags, engine.inventory).check(engine.parts.subject(request)).stream()
        .filter(verdict -> verdict.reason().contains("shop")).findFirst().orElseThrow();
  }

  @Test
  void tagsAreRules() {
    tags.put(db, PlacementTags.DO_NOT_MIGRATE);
    RebalancePlan plan = plan();
    assertThat(plan.moves()).extracting(Move::vm).containsExactly(app);
    assertThat(plan.leftOut()).containsExactly("db: It has the tag do-not-migrate.");
    assertThat(rebalances.problems(plan.withMoves(plan.moves().stream()
        .map(move -> new Move(db, "db", GIB, 1, move.source(), move.target(), "")).toList()),
        () -> false)).containsKey(db);
    assertThat(rebalances.problems(plan, () -> false)).isEmpty();
  }

  @Test
  void whatCannotBeBalancedSaysWhy() {
    assertThat(rebalances.obstacle(List.of(engine.a, engine.a))).get().asString().startsWith("Select two hosts");
    tags.change(Set.of(engine.b), Set.of(PlacementTags.MAINTENANCE), Set.of());
    assertThatThrownBy(this::plan).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Select two hosts");
    assertThat(engine.inventory.virtualMachines(engine.a)).extracting(VirtualMachine::name).contains("db");
  }
}
