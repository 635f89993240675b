/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.SimulatedEngine;

/** What the command line asks for, done with two simulated hosts. */
class DeedTest {

  private static final long MIB = 1L << 20;

  private final SimulatedEngine engine = new SimulatedEngine(vm("my web, old", "a"), vm("twin", "a"), vm("Twin", "b"));
  private final PlayedServices played = new PlayedServices(engine);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final VmId other = VmId.of(engine.fleet.vm("my web, old"));

  @AfterEach
  void close() {
    ended.complete(null);
    engine.close();
  }

  private static SimulatedVm vm(String name, String host) {
    return SimulatedVm.of(name, host, 1, 128 * MIB,
        new VmLoad(Load.busy(0.1, 1), Load.NONE, Load.NONE, Load.NONE, Load.NONE));
  }

  private CompletableFuture<Integer> begin(String... words) throws IOException {
    Deed deed = Asked.of(List.of(words)).orElseThrow().deed(played.services());
    return CompletableFuture.supplyAsync(() -> {
      try {
        return deed.run(ended, out::add, err::add);
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    });
  }

  private int run(String... words) throws Exception {
    return engine.get(begin(words));
  }

  private String refusal(String... words) throws Exception {
    CompletableFuture<String> said = begin(words).handle((code, failure) -> failure == null ? "done: " + code
        : String.valueOf(failure.getCause().getMessage()));
    return engine.get(said);
  }

  private List<LogEntry> migrations() {
    return engine.entries(LogEntry.MIGRATION).stream().filter(entry -> entry.vm().isPresent()).toList();
  }

  @Test
  void virtualMachinesAreMigratedByNameAndUuid() throws Exception {
    assertThat(run("-migrate", "my web, old", "-migrate", engine.web.uuid().toString(), "-to", "b")).isZero();
    engine.until("both are there", () -> engine.owner(engine.web).equals(engine.b)
        && engine.owner(other).equals(engine.b));
    assertThat(migrations()).hasSize(2).allMatch(LogAttribute.PART_OF::isIn)
        .allMatch(entry -> entry.user().equals(Initiator.commandLine()));
    assertThat(err).isEmpty();
    assertThat(run("-migrate", "web", "-to", "a")).isZero();
    assertThat(migrations()).hasSize(3).anyMatch(entry -> !LogAttribute.PART_OF.isIn(entry));
  }

  @Test
  void itIsToldWhenNotAllArrive() throws Exception {
    played.failing.add(other);
    assertThat(run("-migrate", "web", "-migrate", "my web, old", "-to", "b")).isEqualTo(Deed.NOT_ALL);
    assertThat(migrations()).extracting(LogEntry::status)
        .containsExactlyInAnyOrder(LogEntry.Status.SUCCEEDED, LogEntry.Status.FAILED);
    assertThat(engine.operations.running()).as("the whole has ended as well").isEmpty();
  }

  @Test
  void oneThatIsRefusedAtTheLastMomentIsTold() throws Exception {
    played.refused.add(engine.web);
    assertThat(run("-migrate", "web", "-to", "b")).isEqualTo(Deed.NOT_ALL);
    assertThat(err).containsExactly("\"web\" cannot be migrated to \"b\": Somebody was faster.");
  }

  @Test
  void ifOneCannotNoneIsBegun() throws Exception {
    played.migrations.hinder(vm -> vm.equals(other) ? Optional.of("It is pinned.") : Optional.empty());
    assertThat(refusal("-migrate", "web", "-migrate", "my web, old", "-to", "b"))
        .isEqualTo("\"my web, old\" cannot be migrated to \"b\": It is pinned.");
    assertThat(migrations()).isEmpty();
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatIs() throws Exception {
    assertThatIOException().isThrownBy(() -> begin("-migrate", "web", "-to", "c"))
        .withMessage("No host is named \"c\". There are: a, b.");
    assertThatIOException().isThrownBy(() -> begin("-evacuate", "A")).withMessageContaining("There are: a, b.");
    assertThatIOException().isThrownBy(() -> begin("-rebalance", "a", "-rebalance", "c"))
        .withMessageContaining("named \"c\"");
    assertThat(refusal("-migrate", "Web", "-to", "b"))
        .startsWith("No virtual machine is named \"Web\", nor has it as its UUID. There are: my web, old, old, ")
        .endsWith(", web.");
    assertThat(migrations()).isEmpty();
  }

  @Test
  void aHostThatDoesNotAnswerIsNamedAndNotWaitedForLongerThanAMinute() throws Exception {
    engine.add("dead", "test/none");
    assertThat(refusal("-migrate", "gone", "-to", "b")).contains("Not connected: dead.");
    assertThat(refusal("-evacuate", "dead")).isEqualTo("Not connected: dead.");
  }

  @Test
  void aPlanOfAMigrationSaysWhatTheChecksFindAndChangesNothing() throws Exception {
    played.migrations.judge(request -> List.of(Verdict.ok("Name", "Free."),
        new Verdict("Memory", Verdict.Severity.ERROR, "Too small.", "Free some.")));
    assertThat(run("-migrate", "web", "-to", "b", "-plan")).isEqualTo(Deed.NOT_ALL);
    assertThat(out).containsExactly("Move: \"web\" from \"a\" to \"b\".", "ERROR Memory: Too small. Free some.",
        "This is a plan: nothing was changed.");
    played.migrations.judge(request -> List.of());
    assertThat(run("-migrate", "web", "-to", "b", "-plan")).isZero();
    assertThat(migrations()).isEmpty();
  }

  private EvacuationPlan plan(HostId host, HostId target, List<EvacuationPlan.Stay> stays) {
    return new EvacuationPlan(host, List.of(new EvacuationPlan.Move(engine.web, "web", target, "b", "Most room.")),
        stays);
  }

  @Test
  void aHostIsEvacuatedAndTheVirtualMachinesComeBack() throws Exception {
    played.evacuations.tell(plan(engine.a, engine.b, List.of()));
    assertThat(run("-evacuate", "a")).isZero();
    assertThat(out).containsExactly("Move: \"web\" from \"a\" to \"b\". Most room.");
    engine.until("it is there", () -> engine.owner(engine.web).equals(engine.b));
    played.evacuations.tell(plan(engine.a, engine.a, List.of()));
    assertThat(run("-endMaintenance", "a")).isZero();
    engine.until("it is back", () -> engine.owner(engine.web).equals(engine.a));
    assertThat(played.evacuations.done()).containsExactly("evacuate 1 for " + Initiator.commandLine(),
        "leave 1 for " + Initiator.commandLine());
  }

  /** A load is a difference of two readings. */
  @Test
  void aPlanIsMadeOnceTheLoadOfHostsIsKnown() throws Exception {
    played.mostRounds.set(1);
    played.evacuations.tell(new EvacuationPlan(engine.a, List.of(), List.of()));
    CompletableFuture<Integer> plan = begin("-evacuate", "a", "-plan");
    engine.until("it looks again", () -> played.looks.get() > 4);
    played.mostRounds.set(2);
    assertThat(engine.get(plan)).isZero();
  }

  @Test
  void whatCannotGoIsToldAndTheRestGoes() throws Exception {
    played.evacuations.tell(plan(engine.a, engine.b,
        List.of(new EvacuationPlan.Stay(other, "my web, old", "It is pinned."))));
    assertThat(run("-evacuate", "a", "-plan")).isEqualTo(Deed.NOT_ALL);
    assertThat(out).contains("Stays: \"my web, old\": It is pinned.", "This is a plan: nothing was changed.");
    assertThat(played.evacuations.done()).isEmpty();
    assertThat(run("-evacuate", "a")).isEqualTo(Deed.NOT_ALL);
    engine.until("it is there", () -> engine.owner(engine.web).equals(engine.b));
  }

  @Test
  void aMigrationOfAnEvacuationThatFailsOrIsRefusedIsNotAll() throws Exception {
    played.evacuations.tell(plan(engine.a, engine.b, List.of()));
    played.failing.add(engine.web);
    assertThat(run("-evacuate", "a")).isEqualTo(Deed.NOT_ALL);
    played.refused.add(engine.web);
    assertThat(run("-evacuate", "a")).isEqualTo(Deed.NOT_ALL);
  }

  @Test
  void maintenanceThatIsNotIsNotEndedAndAnObstacleIsTold() throws Exception {
    assertThatIOException().isThrownBy(() -> begin("-endMaintenance", "a"))
        .withMessage("Host \"a\" is not in maintenance.");
    played.services().evacuations().evacuate(new EvacuationPlan(engine.a, List.of(), List.of()), "ann");
    assertThat(run("-endMaintenance", "a")).isZero();
    assertThat(out).contains("No virtual machine is moved.");
  }

  private RebalancePlan balance(List<RebalancePlan.Move> moves) {
    return new RebalancePlan(List.of(new RebalancePlan.Load(engine.a, "a", 4, 2, 1024 * MIB, 512 * MIB),
        new RebalancePlan.Load(engine.b, "b", 4, 0, 1024 * MIB, 256 * MIB)), moves, List.of("Host 'c' is read-only."));
  }

  @Test
  void hostsAreBalancedAfterWhatIsSaid() throws Exception {
    played.rebalances.tell(balance(List.of(new RebalancePlan.Move(engine.web, "web", 256 * MIB, 1, engine.a, engine.b,
        "It helps."))));
    List<String> told = new ArrayList<>(List.of("Host \"a\": CPU 50.0 %, then 25.0 %; memory 50.0 %, then 25.0 %.",
        "Host \"b\": CPU 0.0 %, then 25.0 %; memory 25.0 %, then 50.0 %.",
        "Move: \"web\" from \"a\" to \"b\". It helps.", "Host 'c' is read-only."));
    assertThat(run("-rebalance")).isZero();
    assertThat(out.stream().map(line -> line.replaceAll("[\\u00a0\\u202f\\u2007\\u2009]", " ")))
        .containsExactlyElementsOf(told);
    engine.until("it is there", () -> engine.owner(engine.web).equals(engine.b));
    assertThat(played.rebalances.done()).containsExactly("1 for " + Initiator.commandLine());
  }

  @Test
  void aPlanOfABalanceChangesNothing() throws Exception {
    played.rebalances.tell(balance(List.of(new RebalancePlan.Move(engine.web, "web", 256 * MIB, 1, engine.a, engine.b,
        "It helps."))));
    assertThat(run("-rebalance", "a", "-rebalance", "b", "-plan")).isZero();
    played.rebalances.tell(balance(List.of()));
    assertThat(run("-rebalance")).isZero();
    assertThat(out).contains("This is a plan: nothing was changed.",
        "No move is allowed that would have them used more alike.");
    assertThat(played.rebalances.done()).isEmpty();
    assertThat(refusal("-rebalance", "a")).isEqualTo("Too few.");
  }

  @Test
  void anEndLeavesWhatIsUnderWay() throws Exception {
    played.stuck.add(engine.web);
    CompletableFuture<Integer> deed = begin("-migrate", "web", "-to", "b");
    engine.until("it is begun", () -> !migrations().isEmpty());
    assertThat(deed).isNotDone();
    ended.complete(null);
    assertThat(engine.get(deed)).isEqualTo(Deed.NOT_ALL);
    assertThat(migrations()).allMatch(LogEntry::isRunning);
  }

  @Test
  void anEndWhileHostsAreConnectedBeginsNothing() throws Exception {
    ended.complete(null);
    for (String[] words : List.of(new String[] {"-migrate", "web", "-to", "b"}, new String[] {"-evacuate", "a"},
        new String[] {"-rebalance"}, new String[] {"-migrate", "web", "-to", "b", "-at", "2027-01-01 10:00"})) {
      assertThat(run(words)).as(words[0]).isEqualTo(Deed.NOT_ALL);
    }
    assertThat(migrations()).isEmpty();
    assertThat(played.schedule.orders()).isEmpty();
  }

  @Test
  void aScheduleThatCannotBeReadIsNotEmpty() throws Exception {
    played.schedule.beginToLoad();
    played.schedule.fail("The schedule is of a newer version.");
    assertThat(refusal("-scheduled")).isEqualTo("The schedule is of a newer version.");
  }

  @Test
  void whatIsScheduledKeepsTheEngineRunningAndIsListed() throws Exception {
    assertThat(run("-scheduled")).isZero();
    assertThat(played.schedule.isHeld()).as("nothing is begun by a process that ends").isTrue();
    assertThat(out).containsExactly("Nothing is scheduled.");
    CompletableFuture<Integer> deed = begin("-migrate", "web", "-to", "b", "-at", "2027-01-31T22:00");
    engine.until("it says so", () -> out.size() == 2);
    assertThat(deed).isNotDone();
    CompletableFuture<Integer> another = begin("-evacuate", "a", "-at", "2027-01-31T23:00");
    engine.until("it says so", () -> out.size() == 3);
    assertThat(played.schedule.orders()).hasSize(2).allMatch(order -> order.user().equals(Initiator.commandLine()));
    assertThat(played.schedule.orders().get(0).vm()).contains(engine.web);
    ended.complete(null);
    assertThat(engine.get(deed)).isZero();
    assertThat(engine.get(another)).isZero();
    assertThat(run("-scheduled")).isZero();
    assertThat(out).contains("2027-01-31 22:00:00: Migrate (" + Initiator.commandLine() + ')');
  }

  @Test
  void whatIsPastIsNotScheduled() {
    assertThatIOException().isThrownBy(() -> begin("-evacuate", "a", "-at", "2025-01-31T22:00"))
        .withMessage("It is past.");
  }

  @Test
  void theListWaitsForWhatIsReadFromDisk() throws Exception {
    played.schedule.beginToLoad();
    CompletableFuture<Integer> list = begin("-scheduled");
    played.schedule.evacuate(engine.a, new ScheduledOrder.When(engine.time.clock().instant().plusSeconds(3600),
        Duration.ZERO), "ann");
    engine.until("it waits", played.schedule::isAwaited);
    assertThat(list).isNotDone();
    played.schedule.load();
    assertThat(engine.get(list)).isZero();
    assertThat(out).singleElement().asString().endsWith("Evacuate (ann)");
  }
}
