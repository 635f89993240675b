/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.Logged;

/** Operations that are asked for at once are one, with parts that end each by itself. */
class OperationsTogetherTest {

  private static final String KIND = "cleaning";

  private final Engine engine = new Engine();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Set<UUID> seen = new HashSet<>();
  private final List<String> begun = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    gate.countDown();
    engine.close();
  }

  /** Cleans a room, or says why not. */
  private final class Cleaning implements Operation {

    private final String room;
    private final HostId host;
    private final boolean waits;
    private final BooleanSupplier fails;

    Cleaning(String room, HostId host, boolean waits, BooleanSupplier fails) {
      this.room = room;
      this.host = host;
      this.waits = waits;
      this.fails = fails;
    }

    @Override
    public Description describe() {
      return Description.of(KIND, host, "h", "Cleaning " + room, "Cleaned " + room)
          .withAttributes(Map.of(LogAttribute.ACTION.name(), "CLEAN", "brush", room))
          .withTogether(new Together(count -> "Cleaning " + count + " rooms", done -> "Cleaned " + done + " rooms"));
    }

    @Override
    public void execute(OperationMonitor monitor) throws HypervisorException {
      begun.add(room);
      if (waits) {
        pass();
      }
      if (fails.getAsBoolean()) {
        throw new HypervisorException(HypervisorException.Kind.FAILED, room + " is locked.");
      }
    }
  }

  private void pass() throws HypervisorException {
    try {
      if (!gate.await(Engine.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new HypervisorException(HypervisorException.Kind.FAILED, "nobody opened the gate");
      }
    } catch (InterruptedException e) {
      throw new HypervisorException(HypervisorException.Kind.FAILED, "interrupted", e);
    }
  }

  private Cleaning well(String room) {
    return new Cleaning(room, engine.a, false, () -> false);
  }

  private Cleaning badly(String room) {
    return new Cleaning(room, engine.b, false, () -> true);
  }

  private List<OperationHandle> start(List<? extends Operation> operations) {
    List<OperationHandle> handles = new ArrayList<>();
    try (OperationGroup group = engine.operations.together(operations.size())) {
      assertThat(group).isNotNull();
      operations.forEach(operation -> handles.add(engine.operations.start(operation, "me")));
    }
    return handles;
  }

  private LogEntry end() {
    engine.until("all have ended", () -> whole().stream().noneMatch(LogEntry::isRunning));
    return whole().stream().filter(entry -> seen.add(entry.correlation())).findFirst().orElseThrow();
  }

  private List<LogEntry> whole() {
    return Logged.query(engine.log, query().withoutParts());
  }

  private static EventQuery query() {
    return EventQuery.newest(100).withKinds(Set.of(KIND));
  }

  private Map<String, Status> parts(LogEntry whole) {
    return Logged.query(engine.log, query().partsOf(whole.correlation())).stream().collect(
        Collectors.toMap(entry -> entry.attributes().getOrDefault("brush", "?"), LogEntry::status));
  }

  @Test
  void severalAreOneEntryWithPartsOfTheirOwn() {
    start(List.of(well("hall"), well("attic"), new Cleaning("cellar", engine.b, false, () -> false)));
    LogEntry whole = end();
    assertThat(whole()).as("one entry").hasSize(1);
    assertThat(whole.message()).isEqualTo("Cleaned 3 rooms");
    assertThat(whole.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(whole.host()).isEmpty();
    assertThat(whole.user()).isEqualTo("me");
    assertThat(whole.attributes()).containsOnlyKeys(LogAttribute.ACTION.name(), LogAttribute.PARTS.name(),
        LogAttribute.ABOUT.name()).containsEntry(LogAttribute.ACTION.name(), "CLEAN")
        .containsEntry(LogAttribute.PARTS.name(), "3");
    for (HostId host : List.of(engine.a, engine.b)) {
      assertThat(Logged.query(engine.log, EventQuery.newest(10).about(Set.of(host)).withoutParts()
          .withKinds(Set.of(whole.kind())))).as("found by each of its hosts").contains(whole);
    }
    assertThat(parts(whole)).isEqualTo(
        Map.of("hall", Status.SUCCEEDED, "attic", Status.SUCCEEDED, "cellar", Status.SUCCEEDED));
    assertThat(engine.operations.running()).isEmpty();
  }

  @Test
  void severalOfOneHostAreThatHosts() {
    start(List.of(well("hall"), well("attic")));
    LogEntry whole = end();
    assertThat(whole.host()).contains(engine.a);
    assertThat(whole.hostName()).isEqualTo("h");
    assertThat(LogAttribute.ABOUT.isIn(whole)).isFalse();
  }

  @Test
  void severalOfOneHostAreFoundByTheirVmsAndTargetsToo() {
    List<VmId> vms = List.of(VmId.of(UUID.randomUUID()), VmId.of(UUID.randomUUID()));
    start(vms.stream().map(vm -> new Moving(engine.a, engine.b, vm)).toList());
    LogEntry whole = end();
    assertThat(whole.host()).contains(engine.a);
    for (ObjectId object : List.of(engine.a, engine.b, vms.get(0), vms.get(1))) {
      assertThat(Logged.query(engine.log, query().about(Set.of(object)).withoutParts())).as(object.key())
          .containsExactly(whole);
    }
    assertThat(Logged.query(engine.log, query().about(Set.of(VmId.of(UUID.randomUUID()))))).isEmpty();
  }

  /** Moves a VM from one host to another. */
  private record Moving(HostId host, HostId target, VmId vm) implements Operation {

    @Override
    public Description describe() {
      return Description.of(KIND, Optional.of(host), "h", "Moving", "Moved").withVm(vm, "vm")
          .withAttributes(Map.of(LogAttribute.TARGET.name(), target.key()));
    }

    @Override
    public void execute(OperationMonitor monitor) {
      monitor.progress(OptionalDouble.of(1), "moved");
    }
  }

  @Test
  void oneThatFailsIsAWarningThatSaysWhichAndWhy() {
    start(List.of(well("hall"), badly("attic"), well("cellar")));
    LogEntry whole = end();
    assertThat(whole.message()).isEqualTo("Cleaned 2 of 3 rooms; 1 failed");
    assertThat(whole.status()).isEqualTo(Status.WARNING);
    assertThat(whole.details()).isEqualTo("Cleaning attic: attic is locked.");
    assertThat(parts(whole)).containsEntry("attic", Status.FAILED).containsEntry("hall", Status.SUCCEEDED);
  }

  @Test
  void whereAllFailItHasFailed() throws Exception {
    List<OperationState> told = new CopyOnWriteArrayList<>();
    engine.operations.addListener(told::add);
    start(List.of(badly("1"), badly("2"), badly("3"), badly("4"), badly("5")));
    LogEntry whole = end();
    engine.settle();
    assertThat(whole.message()).isEqualTo("Cleaned 0 of 5 rooms; 5 failed");
    assertThat(whole.status()).isEqualTo(Status.FAILED);
    assertThat(whole.details().lines()).hasSize(5);
    assertThat(told).filteredOn(state -> !state.isPart() && !state.isRunning()).singleElement()
        .satisfies(state -> assertThat(state.error().map(Throwable::getMessage).orElse("").lines())
            .as("so many as a dialog has room for").hasSize(4).last().asString().startsWith("2 more failed"));
  }

  @Test
  void whatIsRefusedAtOnceCountsAsFailed() {
    try (OperationGroup group = engine.operations.together(2)) {
      engine.operations.start(well("hall"), "me");
      group.refused("attic", "There is none.");
    }
    LogEntry whole = end();
    assertThat(whole.message()).isEqualTo("Cleaned 1 of 2 rooms; 1 failed");
    assertThat(whole.details()).isEqualTo("attic: There is none.");
  }

  @Test
  void whereNothingIsBegunNothingIsTold() {
    try (OperationGroup group = engine.operations.together(2)) {
      group.refused("attic", "There is none.");
    }
    engine.operations.start(well("hall"), "me");
    assertThat(end().attributes()).as("what comes later is no part").doesNotContainKey(LogAttribute.PART_OF.name());
  }

  @Test
  void cancellingStopsWhatHasNotBegun() throws Exception {
    List<Cleaning> rooms = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rooms.add(new Cleaning("room " + i, engine.a, true, () -> false));
    }
    List<OperationHandle> handles = start(rooms);
    engine.until("some have begun", () -> !begun.isEmpty());
    OperationState whole = engine.operations.running().get(0);
    assertThat(whole.isPart()).isFalse();
    assertThat(whole.description().runningText()).isEqualTo("Cleaning 12 rooms");
    OperationHandle first = handles.get(Integer.parseInt(begun.get(0).substring("room ".length())));
    assertThat(engine.operations.cancel(first.id())).as("what has begun cannot be cancelled").isFalse();
    assertThat(engine.operations.cancel(handles.get(11).id())).as("what has not begun can").isTrue();
    assertThat(engine.get(handles.get(11).done()).status()).as("at once").isEqualTo(Status.CANCELLED);
    assertThat(engine.operations.cancel(whole.id())).isTrue();
    assertThat(engine.get(handles.get(10).done()).status()).as("at once").isEqualTo(Status.CANCELLED);
    OperationState now = engine.operations.running().get(0);
    assertThat(now.progressText()).isEqualTo("0 of 12 done, " + (12 - begun.size()) + " cancelled");
    assertThat(now.fraction()).as("nothing of it is done").hasValue(0);
    gate.countDown();
    LogEntry end = end();
    assertThat(end.status()).isEqualTo(Status.CANCELLED);
    assertThat(end.message())
        .isEqualTo("Cleaned " + begun.size() + " of 12 rooms; " + (12 - begun.size()) + " cancelled");
    assertThat(begun.size()).isBetween(1, 11);
    assertThat(parts(end).values()).filteredOn(Status.CANCELLED::equals).hasSize(12 - begun.size());
  }

  @Test
  void theEndOfTheWorkbenchIsItsEnd() {
    start(List.of(new Cleaning("hall", engine.a, true, () -> false), well("attic")));
    engine.until("both have begun", () -> begun.size() == 2);
    engine.until("one is done", () -> Logged.query(engine.log, query()).stream()
        .anyMatch(entry -> entry.status() == Status.SUCCEEDED));
    engine.operations.stop();
    LogEntry whole = end();
    assertThat(whole.status()).isEqualTo(Status.CANCELLED);
    assertThat(whole.message()).isEqualTo("Cleaned 1 of 2 rooms; 1 cancelled");
  }

  /** As a migration does: its own entry stays as it is, and so does the one that tells of all. */
  @Test
  void whatGoesOnAloneKeepsTheWholeOpen() throws Exception {
    List<Operation> operations = List.of(well("hall"), new Alone(new Cleaning("attic", engine.b, true, () -> false)));
    try (OperationGroup group = engine.operations.together(operations.size())) {
      assertThat(group).isNotNull();
      operations.forEach(operation -> engine.operations.start(operation, "me"));
    }
    engine.until("both have begun", () -> begun.size() == 2);
    engine.operations.stop();
    gate.countDown();
    engine.until("none runs here", () -> engine.operations.running().stream().noneMatch(OperationState::isPart));
    engine.settle();
    assertThat(whole()).singleElement().satisfies(entry -> {
      assertThat(entry.isRunning()).isTrue();
      assertThat(parts(entry)).containsEntry("attic", Status.RUNNING);
    });
  }

  /** Goes on without the workbench. */
  private record Alone(Operation operation) implements Operation {

    @Override
    public Description describe() {
      return operation.describe();
    }

    @Override
    public void execute(OperationMonitor monitor) throws HypervisorException {
      operation.execute(monitor);
    }

    @Override
    public boolean goesOnAlone() {
      return true;
    }
  }

  /** Whatever becomes of the parts and in which order: the whole tells the same. The seed is printed. */
  @Test
  void theWholeTellsWhatItsPartsTell() {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int run = 0; run < 20; run++) {
      int count = 1 + random.nextInt(9);
      int failing = random.nextInt(count + 1);
      List<Cleaning> rooms = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        boolean fails = i < failing;
        rooms.add(new Cleaning(run + "-" + i, random.nextBoolean() ? engine.a : engine.b, false, () -> fails));
      }
      Collections.shuffle(rooms, random);
      start(rooms);
      LogEntry whole = end();
      assertThat(whole.status()).as("seed %s, run %s", seed, run)
          .isEqualTo(failing == 0 ? Status.SUCCEEDED : failing == count ? Status.FAILED : Status.WARNING);
      assertThat(parts(whole)).as("seed %s, run %s", seed, run).hasSize(count);
      assertThat(parts(whole).values()).filteredOn(Status.FAILED::equals).hasSize(failing);
      assertThat(whole.message()).as("seed %s, run %s", seed, run).isEqualTo(failing == 0
          ? "Cleaned " + count + " rooms" : "Cleaned " + (count - failing) + " of " + count + " rooms; " + failing
              + " failed");
    }
    System.out.println("Random outcomes: seed " + seed + ", 20 runs");
  }

  @Test
  void whoeverSaysTooFewIsToldNoMoreThanAll() throws Exception {
    List<OperationState> told = new CopyOnWriteArrayList<>();
    engine.operations.addListener(told::add);
    for (int count : List.of(0, 1)) {
      try (OperationGroup group = engine.operations.together(count)) {
        assertThat(group).isNotNull();
        for (String room : List.of("hall", "attic", "cellar")) {
          engine.get(engine.operations.start(well(room), "me").done());
        }
      }
      assertThat(end().message()).isEqualTo("Cleaned 3 rooms");
    }
    engine.settle();
    assertThat(told).filteredOn(state -> state.fraction().isPresent()).isNotEmpty()
        .allMatch(state -> state.fraction().getAsDouble() >= 0 && state.fraction().getAsDouble() <= 1);
  }

  /** As while the engine stops: it must not be open for ever. */
  @Test
  void whatNoThreadTakesEnds() throws Exception {
    OperationServiceImpl refusing = new OperationServiceImpl(new Dispatcher(Runnable::run), engine.log,
        engine.time, () -> (host, name) -> task -> {
          throw new RejectedExecutionException();
        });
    OperationHandle handle;
    try (OperationGroup group = refusing.together(1)) {
      assertThat(group).isNotNull();
      handle = refusing.start(well("hall"), "me");
    }
    assertThat(engine.get(handle.done()).status()).isEqualTo(Status.CANCELLED);
    assertThat(refusing.running()).isEmpty();
    assertThat(end().status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void threadsDoNotMix() throws Exception {
    try (OperationGroup group = engine.operations.together(2)) {
      assertThat(group).isNotNull();
      CompletableFuture.runAsync(() -> engine.operations.start(well("elsewhere"), "other")).get(30, TimeUnit.SECONDS);
      engine.operations.start(well("hall"), "me");
      engine.operations.start(well("attic"), "me");
    }
    engine.until("all have ended", () -> whole().stream().noneMatch(LogEntry::isRunning));
    assertThat(whole()).extracting(LogEntry::message).containsExactlyInAnyOrder("Cleaned 2 rooms",
        "Cleaned elsewhere");
  }
}
