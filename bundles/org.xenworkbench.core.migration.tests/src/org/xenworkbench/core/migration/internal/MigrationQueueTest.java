/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

/** No more are under way at once than the limits say; the others wait, can be cancelled, and are lost by nobody. */
class MigrationQueueTest {

  private static final int VMS = 6;

  private final Engine engine = new Engine(IntStream.range(0, VMS).mapToObj(MigrationQueueTest::small)
      .toArray(SimulatedVm[]::new));

  private static SimulatedVm small(int number) {
    return SimulatedVm.of("small-" + number, "a", 1, 64L << 20, load(number));
  }

  private static VmLoad load(int number) {
    return new VmLoad(Load.busy(0.1, number), Load.NONE, Load.NONE, Load.NONE, Load.NONE);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private VmId vm(int number) {
    return VmId.of(engine.fleet.vm("small-" + number));
  }

  private MigrationRequest request(int number) {
    return MigrationRequest.peerToPeer(vm(number), engine.b);
  }

  private MigrationRequest slow(int number) {
    return slow(request(number));
  }

  private static MigrationRequest slow(MigrationRequest request) {
    return request.with(options -> options.bandwidth(OptionalLong.of(1L << 18)));
  }

  private OperationHandle start(MigrationRequest request) {
    return engine.migrations.migrate(request, "tester");
  }

  private List<OperationHandle> startAll() {
    return IntStream.range(0, VMS).mapToObj(number -> start(request(number))).toList();
  }

  private long underWay() {
    return engine.migrations.migrations().stream().filter(Migration::isRunning).count();
  }

  /** What is under way at most until all have ended. */
  private long most(List<OperationHandle> handles) {
    long[] most = {0};
    engine.until("all have ended", () -> {
      most[0] = Math.max(most[0], underWay());
      return handles.stream().allMatch(handle -> handle.done().isDone());
    });
    assertThat(handles).allSatisfy(handle -> assertThat(handle.done().get().status())
        .as(handle.done().get().error().toString()).isEqualTo(LogEntry.Status.SUCCEEDED));
    return most[0];
  }

  private OperationState state(OperationHandle handle) {
    return engine.operations.running().stream().filter(state -> state.id().equals(handle.id())).findFirst()
        .orElseThrow();
  }

  private LogEntry entry(OperationHandle handle) {
    return engine.entries(LogEntry.MIGRATION).stream().filter(entry -> entry.correlation().equals(handle.id()))
        .findFirst().orElseThrow();
  }

  @Test
  void noMoreOfAHostThanItsLimit() {
    assertThat(most(startAll())).isEqualTo(2);
  }

  @Test
  void noMoreInTotalThanThatLimit() {
    engine.settings.set(MigrationSettings.PER_HOST, "10");
    engine.settings.set(MigrationSettings.TOTAL, "3");
    assertThat(most(startAll())).isEqualTo(3);
  }

  @Test
  void noMoreOfThoseAskedForTogetherThanWasAskedFor() {
    Optional<MigrationRequest.Batch> batch = Optional.of(new MigrationRequest.Batch(UUID.randomUUID(), 1));
    List<OperationHandle> handles = IntStream.range(0, 3)
        .mapToObj(number -> start(request(number).withBatch(batch))).toList();
    assertThat(state(handles.get(1)).progressText()).isEqualTo(
        "Queued: 1 of those that were asked for together is under way, and no more than 1 is to be at once");
    assertThat(most(handles)).isEqualTo(1);
  }

  @Test
  void whatWaitsSaysForWhatAndIsNotAskedForTwice() throws Exception {
    List<OperationHandle> handles = startAll();
    OperationHandle last = handles.get(VMS - 1);
    assertThat(engine.migrations.isQueued(last.id())).isTrue();
    assertThat(engine.migrations.isQueued(handles.get(0).id())).isFalse();
    assertThat(state(last).progressText())
        .isEqualTo("Queued: 2 migrations from or to 'a' are under way, and no more than 2 may be at once");
    assertThat(entry(last).details()).startsWith("Queued");
    assertThat(LogAttribute.WAITS.isIn(entry(last))).isTrue();
    assertThat(engine.migrations.obstacle(vm(VMS - 1))).contains("It waits for its turn to be migrated to 'b'.");
    most(handles);
    assertThat(LogAttribute.WAITS.isIn(entry(last))).as("once it has begun").isFalse();
    assertThat(entry(last).started()).as("how long it waited is not how long it took")
        .isAfterOrEqualTo(entry(handles.get(0)).finished().orElseThrow());
  }

  @Test
  void whatHasItsTurnIsNotCancelledWithWhatWaits() throws Exception {
    engine.settings.set(MigrationSettings.PER_HOST, "1");
    List<OperationHandle> handles = startAll();
    List<Boolean> cancelled = handles.stream().map(handle -> engine.migrations.cancelIfQueued(handle.id())).toList();
    assertThat(cancelled).startsWith(false).filteredOn(waited -> waited).hasSize(VMS - 1);
    assertThat(engine.migrations.cancelIfQueued(UUID.randomUUID())).isFalse();
    assertThat(engine.get(handles.get(0).done()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(handles.get(1).done().get().status()).isEqualTo(LogEntry.Status.CANCELLED);
    assertThat(engine.migrations.obstacle(vm(VMS - 1))).isEmpty();
  }

  @Test
  void whatWaitsIsCancelledAtOnceAndNothingWasBegun() throws Exception {
    List<OperationHandle> handles = startAll();
    OperationHandle last = handles.get(VMS - 1);
    assertThat(engine.migrations.canCancel(last.id())).isTrue();
    assertThat(engine.migrations.cancel(last.id())).isTrue();
    assertThat(last.done()).as("at once").isCompleted();
    assertThat(last.done().get().status()).isEqualTo(LogEntry.Status.CANCELLED);
    assertThat(entry(last).isBegun()).isFalse();
    assertThat(entry(last).isMigration()).as("of one that was never under way").isFalse();
    assertThat(engine.migrations.obstacle(vm(VMS - 1))).as("it can be asked for again").isEmpty();
    most(handles.subList(0, VMS - 1));
    assertThat(engine.owner(vm(VMS - 1))).isEqualTo(engine.a);
  }

  @Test
  void thoseOfOthersCountAsWell() {
    engine.settings.set(MigrationSettings.TOTAL, "1");
    engine.fleet.migrate(vm(0).uuid(), "b");
    engine.until("it is seen", () -> underWay() == 1);
    OperationHandle ours = start(request(1));
    assertThat(engine.migrations.isQueued(ours.id())).isTrue();
    assertThat(most(List.of(ours))).isEqualTo(1);
  }

  /** It may be asked for in a while; it moves by somebody else's hand meanwhile, and is not looked for where it was. */
  @Test
  void whatHasMovedMeanwhileIsNotMigratedFromWhereItWas() throws Exception {
    engine.settings.set(MigrationSettings.TOTAL, "1");
    OperationHandle first = start(slow(0));
    OperationHandle second = start(request(1));
    engine.get(engine.fleet.migrate(vm(1).uuid(), "b"));
    engine.until("it is seen", () -> engine.owner(vm(1)).equals(engine.b) && !engine.vm(vm(1)).isMigrating());
    assertThat(engine.migrations.cancel(first.id())).isTrue();
    engine.get(second.done());
    assertThat(second.done().get().error().orElseThrow()).hasMessage(
        "VM 'small-1' has moved from 'a' to 'b' since it was asked for. Ask for it again, if it is still wanted.");
  }

  /** Hosts that lost power may never answer again, and others are to be evacuated just then. */
  @Test
  void whatNobodySeesTheEndOfHoldsNoOtherHostsUp() throws Exception {
    engine.settings.set(MigrationSettings.TOTAL, "1");
    SimulatedFleet others = engine.simulator.add(FleetDefinition.named("others").host("c", 4, 8L << 30)
        .host("d", 4, 8L << 30).vm(SimulatedVm.of("near", "c", 1, 64L << 20, load(1)))
        .vm(SimulatedVm.of("far", "c", 1, 64L << 20, load(2))).build());
    HostId c = engine.add("c", "others/c");
    HostId d = engine.add("d", "others/d");
    VmId near = VmId.of(others.vm("near"));
    VmId far = VmId.of(others.vm("far"));
    engine.until("they are there", () -> engine.inventory.virtualMachine(far).isPresent()
        && engine.inventory.host(d).filter(Host::isConnected).isPresent());
    OperationHandle lost = start(slow(0));
    engine.until("it is under way", () -> state(lost).fraction().isPresent());
    OperationHandle first = start(slow(MigrationRequest.peerToPeer(near, d)));
    OperationHandle second = start(MigrationRequest.peerToPeer(far, d));
    assertThat(engine.migrations.isQueued(first.id())).isTrue();
    engine.registry.disconnect(engine.a);
    engine.until("the next begins", () -> !engine.migrations.isQueued(first.id()));
    assertThat(lost.done()).isNotDone();
    engine.until("that is told", () -> state(second).progressText().equals("Queued: 1 migration is under way, "
        + "besides 1 with a host that is not connected, and no more than 1 may be at once"));
    assertThat(c).isEqualTo(engine.owner(far));
  }

  /** Nothing ends, so nothing but the limit itself tells of it. */
  @Test
  void aLimitThatIsRaisedHoldsAtOnce() {
    engine.settings.set(MigrationSettings.TOTAL, "1");
    OperationHandle first = start(slow(0));
    OperationHandle second = start(slow(1));
    assertThat(engine.migrations.isQueued(second.id())).isTrue();
    engine.settings.set(MigrationSettings.TOTAL, "2");
    engine.until("it begins", () -> !engine.migrations.isQueued(second.id()));
    assertThat(first.done()).isNotDone();
  }

  @Test
  void nothingBeginsWhileTheWorkbenchEnds() {
    engine.settings.set(MigrationSettings.TOTAL, "1");
    OperationHandle first = start(request(0));
    OperationHandle second = start(request(1));
    engine.parts.stopService();
    engine.until("it has ended", () -> first.done().isDone());
    assertThat(engine.migrations.isQueued(second.id())).isTrue();
    assertThat(second.done()).isNotDone();
  }

  /** Texts and begins come in order, from whatever threads: here one looks while another tells what all wait for. */
  @Test
  void whatHasBegunIsNotToldThatItWaits() {
    AtomicInteger perHost = new AtomicInteger(100);
    AtomicInteger total = new AtomicInteger(1);
    MigrationQueue queue = new MigrationQueue(new MigrationRegister(engine.core.delivery(), engine.core.whereabouts()),
        new PlacementReader(engine.inventory), perHost::get, total::get, engine.time.scheduler("queue"));
    Heard first = new Heard();
    Heard second = new Heard();
    Heard third = new Heard();
    Stream.of(first, second, third).forEach(
        heard -> queue.enter(engine.parts.subject(request(0)), heard, heard::begin));
    second.then = () -> {
      perHost.set(100);
      CompletableFuture.runAsync(queue::look).join();
    };
    total.set(100);
    perHost.set(1);
    queue.look();
    assertThat(List.of(first, second, third)).allSatisfy(heard -> {
      assertThat(heard.begun).isTrue();
      assertThat(heard.tooLate).isZero();
    });
  }

  /** One whose begin goes wrong keeps nobody's turn, nor the texts of others. */
  @Test
  void whatCannotBeginHoldsNobodyUp() {
    MigrationQueue queue = new MigrationQueue(new MigrationRegister(engine.core.delivery(), engine.core.whereabouts()),
        new PlacementReader(engine.inventory), () -> 100, () -> 1, engine.time.scheduler("queue"));
    Heard first = new Heard();
    Heard second = new Heard();
    assertThatIllegalStateException().isThrownBy(() -> queue.enter(engine.parts.subject(request(0)), first, () -> {
      throw new IllegalStateException("the engine ends");
    }));
    queue.leave(first.id());
    queue.enter(engine.parts.subject(request(1)), second, second::begin);
    assertThat(second.begun).isTrue();
  }

  /** Whoever looks at many VMs asks of each. */
  @Test
  void whereAVmIsToGoIsKnownAsLongAsItWaits() {
    MigrationQueue queue = new MigrationQueue(new MigrationRegister(engine.core.delivery(), engine.core.whereabouts()),
        new PlacementReader(engine.inventory), () -> 100, () -> 1, engine.time.scheduler("queue"));
    List<Heard> all = IntStream.range(0, 4).mapToObj(number -> new Heard()).toList();
    queue.enter(engine.parts.subject(request(0)), all.get(0), all.get(0)::begin);
    queue.enter(engine.parts.subject(request(1)), all.get(1), all.get(1)::begin);
    queue.enter(engine.parts.subject(request(1)), all.get(2), all.get(2)::begin);
    queue.enter(engine.parts.subject(request(2)), all.get(3), all.get(3)::begin);
    assertThat(queue.targetOf(vm(0))).as("it has begun").isEmpty();
    assertThat(queue.targetOf(vm(1))).contains("b");
    queue.leave(all.get(1).id());
    assertThat(queue.targetOf(vm(1))).as("it was asked for twice").contains("b");
    assertThat(queue.isWaiting(all.get(1).id())).isFalse();
    queue.leave(all.get(0).id());
    assertThat(queue.targetOf(vm(1))).isEmpty();
    assertThat(queue.targetOf(vm(2))).as("that of another VM").contains("b");
    queue.leave(all.get(3).id());
    assertThat(queue.targetOf(vm(2))).isEmpty();
    assertThat(all.get(3).begun).isFalse();
  }

  /** Hears what it waits for. */
  private static final class Heard implements OperationMonitor {
    private final UUID id = UUID.randomUUID();
    private volatile boolean begun;
    private volatile int tooLate;
    private volatile Runnable then = () -> {};

    private void begin() {
      begun = true;
    }

    @Override
    public UUID id() {
      return id;
    }

    @Override
    public void progress(OptionalDouble fraction, String text) {
      tooLate += begun ? 1 : 0;
      then.run();
    }

    @Override
    public void attribute(String name, String value) {
      // not here
    }

    @Override
    public void ifCut(String text) {
      // not here
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public void onCancel(Runnable action) {
      // not here
    }
  }

  @Test
  void whatFailsGivesItsTurnToTheNext() {
    engine.settings.set(MigrationSettings.TOTAL, "1");
    engine.fleet.refuseMigrations("b", Optional.of("it is full"));
    List<OperationHandle> handles = startAll();
    engine.until("all have ended", () -> handles.stream().allMatch(handle -> handle.done().isDone()));
    assertThat(handles).allSatisfy(
        handle -> assertThat(handle.done().get().status()).isEqualTo(LogEntry.Status.FAILED));
  }

  /** The order of the ends, cancels and failures of any is random: none waits for ever, and none is begun too soon. */
  @Test
  void whateverHappensNoneIsLeft() throws Exception {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    Random random = new Random(seed);
    int cancelled = 0;
    for (int round = 0; round < 8; round++) {
      List<OperationHandle> handles = new ArrayList<>();
      for (int number = 0; number < VMS; number++) {
        HostId target = engine.owner(vm(number)).equals(engine.a) ? engine.b : engine.a;
        handles.add(start(MigrationRequest.peerToPeer(vm(number), target)
            .with(options -> options.bandwidth(OptionalLong.of((1 + random.nextInt(100)) * (1L << 20))))));
      }
      int steps = random.nextInt(20);
      engine.until("some time has passed", new java.util.concurrent.Callable<>() {
        private int left = steps;

        @Override
        public Boolean call() {
          assertThat(underWay()).as("seed %s", seed).isLessThanOrEqualTo(2);
          return left-- <= 0;
        }
      });
      for (OperationHandle handle : handles) {
        cancelled += random.nextInt(3) == 0 && engine.migrations.cancel(handle.id()) ? 1 : 0;
      }
      engine.until("seed " + seed + ": all have ended",
          () -> handles.stream().allMatch(handle -> handle.done().isDone()));
      engine.until("the inventory says so", () -> IntStream.range(0, VMS).noneMatch(
          number -> engine.vm(vm(number)).isMigrating()));
    }
    System.out.println("Migrations cancelled at any time: " + cancelled + ", seed " + seed);
    assertThat(engine.migrations.migrations()).noneMatch(Migration::isRunning);
    assertThat(engine.entries(LogEntry.MIGRATION)).hasSize(8 * VMS).noneMatch(LogEntry::isRunning);
  }
}
