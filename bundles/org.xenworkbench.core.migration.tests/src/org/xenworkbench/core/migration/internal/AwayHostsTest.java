/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.FakeInventory;

/** Migrations that wait for their turn while one of their hosts is lost. */
class AwayHostsTest {

  private static final int VMS = 6;

  private final Engine engine = new Engine(IntStream.range(0, VMS)
      .mapToObj(number -> SimulatedVm.of("small-" + number, "a", 1, 64L << 20, VmLoad.IDLE))
      .toArray(SimulatedVm[]::new));

  @AfterEach
  void close() {
    engine.close();
  }

  private MigrationRequest request(int number) {
    return MigrationRequest.peerToPeer(VmId.of(engine.fleet.vm("small-" + number)), engine.b);
  }

  private OperationHandle startSlow() {
    return start(request(0).with(options -> options.bandwidth(OptionalLong.of(1L << 18))));
  }

  private OperationHandle start(MigrationRequest request) {
    return engine.migrations.migrate(request, "tester");
  }

  private List<OperationHandle> startFrom(int first) {
    return IntStream.range(first, VMS).mapToObj(number -> start(request(number))).toList();
  }

  private OperationState state(OperationHandle handle) {
    return engine.operations.running().stream().filter(state -> state.id().equals(handle.id())).findFirst()
        .orElseThrow();
  }

  private void allSucceed(List<OperationHandle> handles) {
    engine.until("all have ended", () -> handles.stream().allMatch(handle -> handle.done().isDone()));
    assertThat(handles).allSatisfy(handle -> assertThat(handle.done().get().status())
        .as(handle.done().get().error().toString()).isEqualTo(LogEntry.Status.SUCCEEDED));
  }

  /** A host that is away for seconds must not take all that wait for it along. */
  @Test
  void whatWaitsForAHostThatIsAwayGoesOnWhenItIsBack() throws Exception {
    engine.settings.set(MigrationSettings.TOTAL, "1");
    OperationHandle first = startSlow();
    List<OperationHandle> handles = startFrom(1);
    engine.until("it is under way", () -> state(first).fraction().isPresent());
    engine.registry.disconnect(engine.b);
    engine.until("those that wait say so", () -> handles.stream().allMatch(handle -> state(handle).progressText()
        .equals("Queued: 'b' is not connected. It is waited for, for no more than 5 minutes")));
    assertThat(engine.migrations.cancel(handles.get(0).id())).isTrue();
    assertThat(handles.get(0).done()).as("at once").isCompleted();
    engine.registry.connect(engine.b);
    engine.until("they wait for their turn", () -> state(handles.get(1)).progressText().contains("under way"));
    engine.migrations.cancel(first.id());
    allSucceed(handles.subList(1, handles.size()));
  }

  @Test
  void aSourceThatIsBackIsAskedWhatItHasBeforeItsVmsGo() {
    List<OperationHandle> handles = startFrom(0);
    engine.registry.disconnect(engine.a);
    engine.until("that is seen", () -> state(handles.get(VMS - 1)).progressText().contains("'a' is not connected"));
    engine.registry.connect(engine.a);
    allSucceed(handles.subList(2, VMS));
  }

  @Test
  void aHostThatDoesNotComeBackIsGivenUp() throws Exception {
    engine.settings.set(MigrationSettings.TOTAL, "1");
    startSlow();
    OperationHandle second = start(request(1));
    engine.registry.disconnect(engine.b);
    engine.until("that is seen", () -> state(second).progressText().contains("'b' is not connected"));
    engine.time.advance(MigrationQueue.PATIENCE);
    OperationState end = engine.get(second.done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow()).message().contains("is not connected")
        .endsWith("'b' was waited for, and did not come back within 5 minutes.");
  }

  /** Longer than any waits for a host. */
  private void startForLong() {
    OperationHandle first = start(request(0).with(options -> options.bandwidth(OptionalLong.of(1L << 14))));
    engine.until("it is under way", () -> state(first).fraction().isPresent());
  }

  private void waitsForB(OperationHandle handle) {
    engine.until("it waits for it", () -> state(handle).progressText()
        .equals("Queued: 'b' is not connected. It is waited for, for no more than 5 minutes"));
  }

  private void lose(OperationHandle waiting) {
    engine.registry.disconnect(engine.b);
    waitsForB(waiting);
  }

  private void returns() {
    engine.registry.connect(engine.b);
    engine.until("it is connected", () -> engine.inventory.host(engine.b).orElseThrow().isConnected());
  }

  /** The time for which one is held is not that for which it waits for a host. */
  @Test
  void whatIsHeldWaitsForNoHostMeanwhile() {
    UUID batch = UUID.randomUUID();
    engine.settings.set(MigrationSettings.PER_HOST, "1");
    startForLong();
    OperationHandle second = start(request(1).withBatch(Optional.of(new MigrationRequest.Batch(batch, 1))));
    lose(second);
    engine.migrations.hold(batch, "Queued: paused by ann");
    engine.until("that is said", () -> state(second).progressText().contains("paused"));
    engine.time.advance(MigrationQueue.PATIENCE);
    engine.migrations.release(batch);
    waitsForB(second);
  }

  @Test
  void aHostThatIsLostOnceMoreIsWaitedForOnceMore() {
    engine.settings.set(MigrationSettings.PER_HOST, "1");
    startForLong();
    OperationHandle second = start(request(1));
    lose(second);
    engine.time.advance(MigrationQueue.PATIENCE);
    engine.until("it has a limit to wait for", () -> state(second).progressText().contains("under way"));
    returns();
    engine.time.advance(Duration.ofSeconds(5));
    lose(second);
  }

  /** As a host of transient VMs that was restarted. */
  @Test
  void aHostThatHasNothingHasToldSo() {
    FakeInventory inventory = new FakeInventory();
    PlacementReader placements = new PlacementReader(inventory);
    Host host = Host.of(HostId.random(), "x", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build();
    assertThat(placements.hasTold(host.id())).isFalse();
    inventory.put(host);
    assertThat(placements.hasTold(host.id())).isTrue();
  }
}
