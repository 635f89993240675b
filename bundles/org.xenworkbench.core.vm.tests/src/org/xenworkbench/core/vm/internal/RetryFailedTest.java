/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.vm.internal.entry.RetryFailed;

/** What failed of several that were done at once is done again from their entry, with the VMs that it still fits. */
class RetryFailedTest {

  private static final VmLoad IDLE = new VmLoad(Load.NONE, Load.NONE, Load.NONE, Load.NONE, Load.NONE);

  private final Engine engine = new Engine(SimulatedVm.of("a2", "a", 1, 256L << 20, IDLE),
      SimulatedVm.of("a3", "a", 1, 256L << 20, IDLE), SimulatedVm.of("b1", "b", 1, 256L << 20, IDLE));
  private final RetryFailed retry =
      new RetryFailed(engine.inventory, engine.vms, engine.operations, engine.log, engine.time);
  private final VmId a2 = VmId.of(engine.fleet.vm("a2"));
  private final VmId a3 = VmId.of(engine.fleet.vm("a3"));
  private final VmId b1 = VmId.of(engine.fleet.vm("b1"));

  @AfterEach
  void close() {
    engine.close();
  }

  private interface Deed {
    OperationHandle with(VmId vm);
  }

  /** Does it with all; the entry of all when it has ended. */
  private LogEntry together(Deed deed, VmId... all) throws Exception {
    List<OperationHandle> parts = new ArrayList<>();
    try (OperationGroup group = engine.operations.together(all.length)) {
      for (VmId vm : all) {
        parts.add(deed.with(vm));
      }
    }
    for (OperationHandle part : parts) {
      engine.get(part.done());
    }
    return newest(1).get(0);
  }

  /** Wholes and single ones, once nothing runs. */
  private List<LogEntry> newest(int count) {
    engine.until("all have ended", () -> engine.operations.running().isEmpty());
    return Logged.query(engine.log, EventQuery.newest(100).withoutParts()).stream()
        .filter(entry -> entry.user().startsWith("t")).limit(count).toList();
  }

  private LogEntry suspendedWithAFullDisk() throws Exception {
    engine.fleet.failKeeping("a", Optional.of("No space left on device"));
    LogEntry whole = together(vm -> engine.vms.power(vm, engine.owner(vm), PowerAction.SAVE, "t"), a2, a3, b1);
    assertThat(whole.status()).isEqualTo(Status.WARNING);
    engine.fleet.failKeeping("a", Optional.empty());
    engine.until("the one that did not fail is off", () -> engine.vm(b1).state() == DomainState.SHUT_OFF);
    return whole;
  }

  @Test
  void whatFailedIsDoneAgainAndNothingElse() throws Exception {
    LogEntry whole = suspendedWithAFullDisk();
    engine.get(engine.vms.power(b1, engine.b, PowerAction.START, "x").done());
    engine.until("what succeeded could be done again", () -> engine.vm(b1).state().isRunning());
    assertThat(retry.obstacle(whole)).isEmpty();
    retry.perform(whole, "tester");
    LogEntry again = newest(1).get(0);
    assertThat(again.message()).isEqualTo("Suspended 2 virtual machines to disk");
    assertThat(again.user()).isEqualTo("tester");
    assertThat(Logged.query(engine.log, EventQuery.newest(100).partsOf(again.correlation())))
        .extracting(LogEntry::vmName).containsExactlyInAnyOrder("a2", "a3");
    assertThat(retry.obstacle(again)).get().asString().contains("failed");
    assertThatThrownBy(() -> retry.perform(again, "tester")).as("who asks for nothing is told so")
        .isInstanceOf(IOException.class).hasMessageContaining("failed");
    engine.until("they are off", () -> engine.vm(a2).saved() && engine.vm(a3).saved());
    LogEntry now = engine.log.get(whole.correlation()).orElseThrow();
    assertThat(retry.obstacle(now)).get().asString().contains("done again already");
    engine.get(engine.vms.power(a2, engine.a, PowerAction.START, "x").done());
    engine.until("it would fit again", () -> engine.vm(a2).state().isRunning());
    assertThatThrownBy(() -> retry.perform(whole, "tester")).as("asked from a stale row")
        .isInstanceOf(IOException.class).hasMessageContaining("done again already");
  }

  @Test
  void aVmThatItDoesNotFitAnyMoreIsLeftOut() throws Exception {
    LogEntry whole = suspendedWithAFullDisk();
    engine.get(engine.vms.power(a2, engine.a, PowerAction.FORCE_OFF, "x").done());
    engine.until("it is off", () -> engine.vm(a2).state() == DomainState.SHUT_OFF);
    retry.perform(whole, "tester");
    assertThat(newest(1)).extracting(LogEntry::message).containsExactly("Suspended VM 'a3' on 'a' to disk");
  }

  @Test
  void oneThatFailedAloneIsDoneAgainFromItsOwnEntry() throws Exception {
    LogEntry whole = suspendedWithAFullDisk();
    LogEntry part = Logged.query(engine.log, EventQuery.newest(100).partsOf(whole.correlation())).stream()
        .filter(entry -> entry.vmName().equals("a3")).findFirst().orElseThrow();
    assertThat(retry.obstacle(part)).isEmpty();
    retry.perform(part, "tester");
    assertThat(newest(1)).extracting(LogEntry::message).containsExactly("Suspended VM 'a3' on 'a' to disk");
    engine.until("it is off", () -> engine.vm(a3).saved());
    assertThat(retry.obstacle(part)).get().asString().contains("'a3'");
  }

  @Test
  void numbersAndTextsAreTheSameAgain() throws Exception {
    engine.fleet.failKeeping("a", Optional.of("No space left on device"));
    LogEntry snapshots = together(
        vm -> engine.vms.change(vm, engine.owner(vm), VmChange.TAKE_SNAPSHOT, "before", "t"), a2, a3, b1);
    LogEntry memory = together(
        vm -> engine.vms.set(vm, engine.owner(vm), VmSetting.SET_NEXT_MEMORY, 128L << 20, "t"), a2, a3, b1);
    engine.fleet.failKeeping("a", Optional.empty());
    retry.perform(snapshots, "tester");
    assertThat(newest(1).get(0).message()).contains("2 ").contains("before");
    retry.perform(memory, "tester");
    assertThat(newest(1).get(0).message()).contains("2 ").contains("128 MiB");
  }

  @Test
  void whatSucceededRunsOrIsAnothersIsNotDoneAgain() throws Exception {
    LogEntry whole = suspendedWithAFullDisk();
    assertThat(retry.obstacle(whole.toBuilder().status(Status.RUNNING).build())).isPresent();
    assertThat(retry.obstacle(whole.toBuilder().status(Status.SUCCEEDED).build())).isPresent();
    assertThat(retry.obstacle(whole.toBuilder().kind(LogEntry.MIGRATION).build())).isPresent();
    assertThat(retry.obstacle(whole.toBuilder().kind(LogEntry.CONFIGURATION)
        .attribute(LogAttribute.ACTION, VmChange.DELETE.name()).build())).as("deleting is asked for").isPresent();
    for (VmChange asked : List.of(VmChange.DISCARD_SAVED, VmChange.REVERT_TO_SNAPSHOT, VmChange.DELETE_SNAPSHOT)) {
      assertThat(retry.obstacle(whole.toBuilder().kind(LogEntry.CONFIGURATION)
          .attribute(LogAttribute.ACTION, asked.name()).build())).as(asked.name()).isPresent();
    }
    for (PowerAction asked : List.of(PowerAction.FORCE_OFF, PowerAction.FORCE_REBOOT, PowerAction.REBOOT,
        PowerAction.SHUT_DOWN)) {
      assertThat(retry.obstacle(whole.toBuilder().attribute(LogAttribute.ACTION, asked.name()).build()))
          .as(asked.name()).isPresent();
    }
    assertThat(retry.obstacle(whole.toBuilder().kind(LogEntry.CONFIGURATION)
        .attribute(LogAttribute.ACTION, VmChange.SET_DESCRIPTION.name())
        .attribute(LogAttribute.VALUE, "x".repeat(Bounds.TEXT)).build())).as("it may have been cut").isPresent();
    assertThat(retry.obstacle(whole.toBuilder().attributes(Map.of()).build())).as("a warning of one").isPresent();
  }

  /** Whatever a damaged or forged entry says, it is refused in words or does what its own parts say. */
  @Test
  void hostileEntriesHarmNobody() throws Exception {
    LogEntry whole = suspendedWithAFullDisk();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> words =
        List.of("", "START", "start", "SET_MEMORY", "SET_NEXT_MEMORY", "TAKE_SNAPSHOT", "\0", "9", "-1",
            "99999999999999999999", "DELETE", "ENABLE_AUTOSTART", "\ud800");
    List<String> kinds = List.of(LogEntry.POWER, LogEntry.SETTING, LogEntry.CONFIGURATION, LogEntry.SYSTEM, "other");
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      Map<String, String> facts = List.of(LogAttribute.ACTION, LogAttribute.VALUE, LogAttribute.PARTS).stream()
          .filter(attribute -> random.nextInt(4) > 0).collect(Collectors.toMap(LogAttribute::name,
              attribute -> words.get(random.nextInt(words.size()))));
      LogEntry forged = whole.toBuilder().kind(kinds.get(random.nextInt(kinds.size())))
          .status(Status.values()[random.nextInt(Status.values().length)]).attributes(facts).build();
      Optional<String> obstacle = retry.obstacle(forged);
      refused += obstacle.isPresent() ? 1 : 0;
      obstacle.ifPresent(text -> assertThat(text).as("seed %d", seed).matches("[A-Z].*\\."));
      try {
        retry.perform(forged, "tester");
      } catch (IOException e) {
        assertThat(e.getMessage()).as("seed %d", seed).matches("(?s)[A-Z].*\\.");
      }
    }
    engine.until("all have ended", () -> engine.operations.running().isEmpty());
    System.out.println("RetryFailedTest: " + refused + " of 2000 forged entries were refused, seed " + seed);
    assertThat(refused).as("seed %d", seed).isBetween(1_000, 1_999);
  }

  @Test
  void itHasItsWordsAndNoneTooMany() {
    LogEntry entry =
        LogEntry.of(LogEntry.POWER, Status.FAILED, "Starting 'web'", engine.time.clock().instant()).build();
    assertThat(retry.id()).isEqualTo("retryFailed");
    assertThat(retry.description()).matches("[A-Z].*\\.");
    assertThat(retry.doing(entry)).contains("Starting 'web'").doesNotContain("{");
    assertThat(retry.doingAny()).matches("[A-Z][^&{]*[^.]");
    assertThat(retry.failed(entry)).contains("Starting 'web'").doesNotEndWith(".");
    TreeSet<String> keys = new TreeSet<>(
        ResourceBundle.getBundle("org.xenworkbench.core.vm.internal.entry.words").keySet());
    assertThat(keys).allMatch(key -> key.startsWith("RETRY_FAILED."));
  }

  /** The whole and a part of it are selected together. */
  @Test
  void aPartIsDoneAgainOnce() throws Exception {
    LogEntry whole = suspendedWithAFullDisk();
    LogEntry part = Logged.query(engine.log, EventQuery.newest(100).partsOf(whole.correlation())).stream()
        .filter(entry -> entry.vmName().equals("a3")).findFirst().orElseThrow();
    engine.fleet.setLatency("a", Duration.ofSeconds(1)); // so that they are not off by then
    retry.perform(whole, "tester");
    assertThatThrownBy(() -> retry.perform(part, "tester")).isInstanceOf(IOException.class)
        .hasMessageContaining("done again already");
    engine.fleet.setLatency("a", Duration.ZERO);
    newest(1);
    assertThat(engine.entries(LogEntry.POWER)).filteredOn(entry -> entry.user().equals("tester"))
        .extracting(LogEntry::vmName).containsExactlyInAnyOrder("a2", "a3", "");
  }
}
