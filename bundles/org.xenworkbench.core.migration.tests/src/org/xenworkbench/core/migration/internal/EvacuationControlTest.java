/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.migration.EvacuationService.Progress;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.FakeTags;

/** An evacuation that is paused, resumed, stopped and rolled back while it runs. */
class EvacuationControlTest {

  private static final int VMS = 5;
  private static final String ROLLED_BACK = "The evacuation of 'a' is being rolled back.";

  private final Engine engine = new Engine(IntStream.range(0, VMS)
      .mapToObj(number -> SimulatedVm.of("vm-" + number, "a", 1, 64L << 20, VmLoad.IDLE)).toArray(SimulatedVm[]::new));
  private final FakeTags tags = new FakeTags();
  private final Evacuations evacuations = new Evacuations(engine.inventory, engine.registry, engine.migrations,
      engine.operations, engine.sampler, tags, engine.log, engine.time.clock());

  @AfterEach
  void close() {
    engine.close();
  }

  private void evacuate(int atOnce) {
    evacuations.evacuate(evacuations.plan(engine.a).withAtOnce(atOnce), "tester");
  }

  private void settle() {
    engine.until("nothing runs", () -> engine.operations.running().isEmpty()
        && evacuations.progress(engine.a).isEmpty() && !isRolledBack());
  }

  private boolean isRolledBack() {
    return evacuations.obstacle(engine.a).filter(ROLLED_BACK::equals).isPresent();
  }

  private List<String> runningOn(HostId host) {
    return engine.inventory.virtualMachines(host).stream().filter(vm -> !vm.isControlDomain() && vm.isActive())
        .map(VirtualMachine::name).toList();
  }

  private long underWay() {
    return engine.migrations.migrations().stream().filter(Migration::isRunning).count();
  }

  private List<String> texts() {
    return engine.operations.running().stream().filter(OperationState::isPart).map(OperationState::progressText)
        .toList();
  }

  private LogEntry last() {
    return engine.entries(LogEntry.CONFIGURATION).get(0);
  }

  @Test
  void whatWaitsIsHeldAndWhatRunsGoesOn() {
    evacuate(1);
    engine.until("one migrates", () -> underWay() == 1);
    assertThat(evacuations.progress(engine.a)).contains(new Progress(VMS, 1, false));
    evacuations.pause(engine.a, "ann");
    assertThat(last().message())
        .isEqualTo("Evacuation of 'a' paused: 5 wait, 1 is under way and goes on");
    assertThat(last().user()).isEqualTo("ann");
    engine.until("it has arrived", () -> texts().size() == VMS);
    assertThat(texts()).hasSize(VMS).containsOnly("Queued: paused by ann");
    assertThat(evacuations.progress(engine.a)).contains(new Progress(VMS, 0, true));
    evacuations.resume(engine.a, "ann");
    settle();
    assertThat(runningOn(engine.a)).isEmpty();
    assertThat(evacuations.progress(engine.a)).isEmpty();
    assertThatThrownBy(() -> evacuations.pause(engine.a, "ann")).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No evacuation of 'a' is under way.");
  }

  @Test
  void noMoreAtOnceAndInTheOrderOfThePlan() {
    engine.settings.set(MigrationSettings.PER_HOST, "4");
    EvacuationPlan plan = evacuations.plan(engine.a);
    List<Move> moves = new ArrayList<>(plan.moves());
    Collections.reverse(moves);
    List<String> begun = new ArrayList<>();
    engine.migrations.addListener(migration -> {
      if (migration.isRunning() && !begun.contains(migration.vmName())) {
        begun.add(migration.vmName());
      }
    });
    evacuations.evacuate(plan.withMoves(moves).withAtOnce(1), "tester");
    engine.until("all have gone", () -> {
      assertThat(underWay()).isLessThanOrEqualTo(1);
      return engine.operations.running().isEmpty();
    });
    assertThat(begun).containsExactlyElementsOf(moves.stream().map(Move::vmName).toList());
    assertThatThrownBy(() -> plan.withAtOnce(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWaitsIsCancelledAndTheHostStaysInMaintenance() {
    evacuate(1);
    engine.until("one migrates", () -> underWay() == 1);
    evacuations.pause(engine.a, "ann");
    evacuations.stop(engine.a, "ann");
    assertThat(last().message())
        .isEqualTo("Evacuation of 'a' stopped: 5 that waited are cancelled, 1 is under way and goes on");
    settle();
    assertThat(runningOn(engine.a)).hasSize(VMS);
    assertThat(evacuations.isInMaintenance(engine.a)).isTrue();
    evacuate(2);
    settle();
    assertThat(runningOn(engine.a)).as("another evacuation is not held").isEmpty();
  }

  @Test
  void whatIsUnderWayArrivesFirstAndComesBackLastInFirstOut() throws Exception {
    evacuate(1);
    engine.until("some have gone, and one migrates", () -> runningOn(engine.b).size() == 2 && underWay() == 1);
    List<String> begun = new ArrayList<>();
    engine.migrations.addListener(migration -> {
      if (migration.isRunning() && migration.target().equals(engine.a) && !begun.contains(migration.vmName())) {
        begun.add(migration.vmName());
      }
    });
    engine.settings.set(MigrationSettings.PER_HOST, "1");
    List<String> gone = new ArrayList<>(engine.migrations.migrations().stream().map(Migration::vmName).toList());
    OperationHandle rollBack = evacuations.rollBack(engine.a, "ann");
    assertThat(engine.operations.running()).filteredOn(state -> state.id().equals(rollBack.id())).singleElement()
        .extracting(OperationState::progressText).isEqualTo("Waits until 1 migration that is under way has ended");
    settle();
    assertThat(rollBack.done().get().status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(runningOn(engine.a)).hasSize(VMS + 1);
    assertThat(evacuations.isInMaintenance(engine.a)).isFalse();
    assertThat(begun).as("the last that left is the first that is back").containsExactlyElementsOf(gone);
    assertThat(engine.entries(LogEntry.CONFIGURATION)).filteredOn(entry -> entry.message().startsWith("Rolled back"))
        .singleElement().extracting(LogEntry::user).isEqualTo("ann");
  }

  @Test
  void aRollBackThatWaitsCanBeCancelled() throws Exception {
    evacuate(1);
    engine.until("one migrates", () -> underWay() == 1);
    OperationHandle rollBack = evacuations.rollBack(engine.a, "ann");
    assertThat(engine.operations.cancel(rollBack.id())).isTrue();
    settle();
    assertThat(rollBack.done().get().status()).isEqualTo(LogEntry.Status.CANCELLED);
    assertThat(evacuations.isInMaintenance(engine.a)).isTrue();
    assertThat(runningOn(engine.a)).hasSize(VMS);
  }

  @Test
  void whoHasNothingToRollBackIsTold() {
    assertThatThrownBy(() -> evacuations.rollBack(engine.a, "ann")).hasMessage("Host 'a' is not in maintenance.");
    evacuations.evacuate(new EvacuationPlan(engine.a, List.of(), List.of()), "tester");
    evacuations.rollBack(engine.a, "ann");
    settle();
    assertThat(evacuations.isInMaintenance(engine.a)).isFalse();
  }

  /** As after the end of the process that has begun it. */
  @Test
  void whatAnotherProcessHasBegunIsWaitedFor() throws Exception {
    evacuate(1);
    engine.until("some have gone, and one migrates", () -> runningOn(engine.b).size() == 2 && underWay() == 1);
    evacuations.stop(engine.a, "ann");
    Evacuations next = new Evacuations(engine.inventory, engine.registry, engine.migrations, engine.operations,
        engine.sampler, tags, engine.log, engine.time.clock());
    OperationHandle rollBack = next.rollBack(engine.a, "ann");
    settle();
    assertThat(rollBack.done().get().status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(runningOn(engine.a)).hasSize(VMS + 1);
  }

  /** Who resumes at the moment at which another pauses: what is shown is what is so. */
  @Test
  void whatIsResumedWhileItIsPausedIsNotHeld() {
    AtomicReference<Runnable> between = new AtomicReference<>(() -> {});
    MigrationService slow = (MigrationService) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {MigrationService.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("hold")) {
            between.getAndSet(() -> {}).run();
          }
          return method.invoke(engine.migrations, arguments);
        });
    Evacuations other = new Evacuations(engine.inventory, engine.registry, slow, engine.operations, engine.sampler,
        tags, engine.log, engine.time.clock());
    other.evacuate(other.plan(engine.a).withAtOnce(1), "tester");
    between.set(() -> other.resume(engine.a, "bob"));
    other.pause(engine.a, "ann");
    assertThat(other.progress(engine.a).orElseThrow().isPaused()).isFalse();
    settle();
    assertThat(runningOn(engine.a)).isEmpty();
  }

  @Test
  void theEndOfTheMaintenanceEndsThePause() {
    evacuate(1);
    engine.until("one migrates", () -> underWay() == 1);
    evacuations.pause(engine.a, "ann");
    evacuations.leave(new EvacuationPlan(engine.a, List.of(), List.of()), "ann");
    assertThat(evacuations.progress(engine.a)).contains(new Progress(0, 1, false));
    evacuate(1);
    settle();
    assertThat(runningOn(engine.a)).isEmpty();
  }

  /** Of a machine that is listed twice, the entry by which it was begun is removed. */
  @Test
  void whatWasBegunByAnotherEntryOfTheMachineGoesOnByThisOne() {
    HostId twin = engine.add("a2", "test/a");
    engine.until("it is known as one", () -> engine.inventory.standIn(twin).equals(engine.a));
    evacuate(1);
    engine.until("one migrates", () -> underWay() == 1);
    engine.registry.remove(engine.a);
    engine.until("the other shows the machine", () -> engine.inventory.standIn(engine.a).equals(twin));
    assertThat(evacuations.progress(twin)).isPresent();
    evacuations.pause(twin, "ann");
    assertThat(evacuations.progress(engine.a).orElseThrow().isPaused()).isTrue();
    evacuations.stop(twin, "ann");
    assertThat(evacuations.progress(engine.a).map(Progress::waiting).orElse(0)).isZero();
    settle();
    assertThat(evacuations.progress(twin)).isEmpty();
  }

  @Test
  void whatIsRolledBackIsNotEvacuatedMeanwhile() {
    evacuate(1);
    engine.until("one migrates", () -> underWay() == 1);
    EvacuationPlan rest = evacuations.plan(engine.a);
    evacuations.rollBack(engine.a, "ann");
    assertThat(evacuations.obstacle(engine.a)).contains(ROLLED_BACK);
    assertThatThrownBy(() -> evacuations.evacuate(rest, "bob")).isInstanceOf(IllegalArgumentException.class)
        .hasMessage(ROLLED_BACK);
    assertThatThrownBy(() -> evacuations.rollBack(engine.a, "bob")).isInstanceOf(IllegalArgumentException.class)
        .hasMessage(ROLLED_BACK);
    settle();
    assertThat(runningOn(engine.a)).hasSize(VMS + 1);
    assertThat(evacuations.obstacle(engine.a)).isEmpty();
  }

  @Test
  void whatStaysAwayIsCountedByTheRollBack() throws Exception {
    evacuateAll();
    tags.put(engine.web, PlacementTags.DO_NOT_MIGRATE);
    OperationHandle rollBack = evacuations.rollBack(engine.a, "ann");
    settle();
    assertThat(rollBack.done().get().error().orElseThrow()).hasMessage("'a' is not in maintenance any more, and 5"
        + " virtual machines come back; 1 does not. web: It has the tag do-not-migrate.");
    assertThat(rollBack.done().get().status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(evacuations.isInMaintenance(engine.a)).isFalse();
    assertThat(runningOn(engine.a)).hasSize(VMS);
  }

  private void lose(String name, HostId host) {
    engine.fleet.setReachable(name, false);
    engine.until("it is lost", () -> !engine.inventory.host(host).orElseThrow().isConnected());
  }

  private void evacuateAll() {
    evacuate(VMS);
    settle();
    engine.until("all are seen there", () -> runningOn(engine.b).size() == VMS + 1);
  }

  @Test
  void aHostThatIsLostStaysInMaintenance() throws Exception {
    evacuateAll();
    lose("a", engine.a);
    OperationHandle rollBack = evacuations.rollBack(engine.a, "ann");
    settle();
    assertThat(rollBack.done().get().status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(rollBack.done().get().error().orElseThrow().getMessage())
        .startsWith("None of the virtual machines can come back, and 'a' stays in maintenance. vm-0: ");
    assertThat(evacuations.isInMaintenance(engine.a)).isTrue();
  }

  @Test
  void whatIsOnAHostThatIsLostIsTold() throws Exception {
    evacuateAll();
    lose("b", engine.b);
    assertThat(evacuations.planReturn(engine.a).stays()).hasSize(VMS + 1).extracting(Stay::reason)
        .containsOnly("'b', where it is, is not connected.");
    OperationHandle rollBack = evacuations.rollBack(engine.a, "ann");
    settle();
    assertThat(rollBack.done().get().status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(evacuations.isInMaintenance(engine.a)).isTrue();
    engine.registry.disconnect(engine.b);
    engine.until("its VMs are forgotten", () -> engine.inventory.virtualMachine(engine.web).isEmpty());
    assertThat(evacuations.planReturn(engine.a).stays()).hasSize(VMS + 1);
  }

  /** Whatever is asked for in whichever order: none is lost or waits for ever, and what left comes home. */
  @Test
  void anyOrder() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 8; run++) {
      String where = "seed " + seed + ", run " + run;
      for (int step = 0; step < 6; step++) {
        anything(random);
        engine.until(where, () -> random.nextInt(4) == 0 || engine.operations.running().isEmpty());
      }
      evacuations.progress(engine.a).ifPresent(progress -> evacuations.resume(engine.a, "tester"));
      settle();
      if (evacuations.isInMaintenance(engine.a)) {
        assertThat(evacuations.planReturn(engine.a).stays()).as(where).isEmpty();
        int back = evacuations.planReturn(engine.a).moves().size();
        int there = runningOn(engine.a).size();
        evacuations.rollBack(engine.a, "tester");
        settle();
        assertThat(runningOn(engine.a)).as(where).hasSize(there + back);
      }
      assertThat(Stream.concat(runningOn(engine.a).stream(), runningOn(engine.b).stream())).as(where)
          .hasSize(VMS + 1).doesNotHaveDuplicates();
      assertThat(evacuations.progress(engine.a)).as(where).isEmpty();
      assertThat(engine.entries(LogEntry.MIGRATION)).as(where).noneMatch(LogEntry::isRunning);
    }
  }

  private void anything(Random random) {
    try {
      switch (random.nextInt(6)) {
        case 0, 1 -> evacuate(1 + random.nextInt(3));
        case 2 -> evacuations.pause(engine.a, "tester");
        case 3 -> evacuations.resume(engine.a, "tester");
        case 4 -> evacuations.stop(engine.a, "tester");
        default -> evacuations.rollBack(engine.a, "tester");
      }
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank(); // nothing to do for it now
    }
  }

  @Test
  void aBatchThatIsHeldHoldsNoOther() {
    UUID other = UUID.randomUUID();
    engine.migrations.hold(other, "Queued: paused by bob");
    evacuate(6);
    settle();
    assertThat(runningOn(engine.a)).isEmpty();
  }
}
