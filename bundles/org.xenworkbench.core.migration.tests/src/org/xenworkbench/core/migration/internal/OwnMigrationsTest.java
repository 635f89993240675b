/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

/**
 * Migrations of ours, by the operation of the product, leave an entry each and none by somebody else. More rounds:
 * {@code -Dmigrations.rounds=20}.
 */
class OwnMigrationsTest {

  private static final int ROUNDS = Integer.getInteger("migrations.rounds", 5);
  private static final int VMS = 4;

  private final Engine engine = new Engine(IntStream.range(0, VMS).mapToObj(OwnMigrationsTest::small)
      .toArray(SimulatedVm[]::new));
  private int migrations;

  private static SimulatedVm small(int number) {
    return SimulatedVm.of("small-" + number, "a", 1, 8L << 20,
        new VmLoad(Load.busy(0.1, number), Load.NONE, Load.NONE, Load.NONE, Load.NONE));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private VmId vm(int number) {
    return VmId.of(engine.fleet.vm("small-" + number));
  }

  private OperationHandle start(VmId vm) {
    HostId target = engine.owner(vm).equals(engine.a) ? engine.b : engine.a;
    migrations++;
    return engine.migrations.migrate(MigrationRequest.peerToPeer(vm, target), "tester");
  }

  private void end(OperationHandle handle) throws Exception {
    assertThat(engine.get(handle.done()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
  }

  private long rounds(HostId host) {
    return engine.polling.statistics(host).orElseThrow().rounds();
  }

  /** What the hosts have to say of it was heard. */
  private void settle() {
    long roundsOfA = rounds(engine.a);
    long roundsOfB = rounds(engine.b);
    engine.until("both were polled",
        () -> rounds(engine.a) > roundsOfA + 4 && rounds(engine.b) > roundsOfB + 4);
  }

  private void assertThatOnlyTheirEntriesAreThere() {
    settle();
    List<LogEntry> entries = engine.entries(LogEntry.MIGRATION);
    assertThat(entries).hasSize(migrations).allMatch(entry -> entry.user().equals("tester"));
    assertThat(Stream.of(LogEntry.POWER, LogEntry.CONFIGURATION).flatMap(kind -> engine.entries(kind).stream())
        .filter(entry -> entry.vm().isPresent())).extracting(LogEntry::message).isEmpty();
  }

  @Test
  void oneAfterTheOther() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      end(start(vm(0)));
    }
    assertThatOnlyTheirEntriesAreThere();
  }

  @Test
  void atTheSameTime() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      List<OperationHandle> started = new ArrayList<>();
      for (int number = 0; number < VMS; number++) {
        started.add(start(vm(number)));
      }
      for (OperationHandle handle : started) {
        end(handle);
      }
    }
    assertThatOnlyTheirEntriesAreThere();
  }
}
