/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.migration.internal.Aftermath.Word.GONE;
import static org.xenworkbench.core.migration.internal.Aftermath.Word.OFF;
import static org.xenworkbench.core.migration.internal.Aftermath.Word.RUNS;
import static org.xenworkbench.core.migration.internal.Aftermath.Word.STANDS_STILL;
import static org.xenworkbench.core.migration.internal.Aftermath.Word.UNKNOWN;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;

/** Who failed is told where the VM is, whether it runs, and what to do. */
class AftermathTest {

  private final Engine engine = new Engine();
  private final Migration migration = Migration.of(UUID.randomUUID(), LogEntry.Status.RUNNING, Instant.EPOCH)
      .vm(VmId.of(UUID.randomUUID()), "vm").source(HostId.random(), "pm2").target(HostId.random(), "pm1").build();

  @AfterEach
  void close() {
    engine.close();
  }

  private String text(Aftermath.Word source, Aftermath.Word target) {
    return new Aftermath(migration, source, target, Optional.empty()).text();
  }

  @Test
  void whatHostsSayOfIt() {
    assertThat(Aftermath.Word.of(Optional.of(DomainState.BLOCKED))).isEqualTo(RUNS);
    assertThat(Aftermath.Word.of(Optional.of(DomainState.PAUSED))).isEqualTo(STANDS_STILL);
    assertThat(Aftermath.Word.of(Optional.of(DomainState.CRASHED))).isEqualTo(OFF);
    assertThat(Aftermath.Word.of(Optional.empty())).isEqualTo(GONE);
  }

  @Test
  void everyCaseHasWordsOfItsOwnAndNoneDaresTwoCopies() {
    Map<String, String> said = new HashMap<>();
    for (Aftermath.Word source : Aftermath.Word.values()) {
      for (Aftermath.Word target : Aftermath.Word.values()) {
        String text = text(source, target);
        said.put(source + " " + target, text);
        assertThat(text).as(source + " " + target).isNotBlank().endsWith(".").doesNotContain("{");
        boolean mayRun = source == RUNS || source == UNKNOWN || target == RUNS || target == UNKNOWN;
        boolean advises = text.contains("can be started") || text.contains("there: resume it")
            || text.contains("resume one of");
        assertThat(mayRun && advises).as("%s %s: %s", source, target, text).isFalse();
      }
    }
    assertThat(said.get("RUNS GONE")).isEqualTo("The VM goes on running on 'pm2' and can be migrated again.");
    assertThat(said.get("STANDS_STILL STANDS_STILL")).contains("resume one of the two");
    assertThat(said.get("RUNS RUNS")).contains("force one of them off at once");
    assertThat(said.get("UNKNOWN GONE")).contains("'pm2' does not answer");
    assertThat(said.get("OFF GONE")).isEqualTo("The VM is off, on 'pm2': it can be started there.");
  }

  /** Simulated world 7120: it was told to have succeeded when its source still ran it and its target was silent. */
  @Test
  void whatStillRunsAtItsSourceMayRunTwiceUnlessTheTargetSaysThatItDoesNot() {
    for (Aftermath.Word source : Aftermath.Word.values()) {
      for (Aftermath.Word target : Aftermath.Word.values()) {
        assertThat(new Aftermath(migration, source, target, Optional.empty()).mayRunTwice())
            .as("%s %s", source, target).isEqualTo(source == RUNS && (target == RUNS || target == UNKNOWN));
      }
    }
  }

  /** What the source has is older than what the guest has written at the target since. */
  @Test
  void whatWasSwitchedOverIsResumedNowhere() {
    for (Aftermath.Word source : Aftermath.Word.values()) {
      for (Aftermath.Word target : Aftermath.Word.values()) {
        String text = new Aftermath(migration, source, target, Optional.empty()).textAfterSwitchingOver();
        boolean runs = source == RUNS || target == RUNS;
        assertThat(text.contains("resume it on neither")).as("%s %s", source, target)
            .isEqualTo(!runs && target != UNKNOWN);
        assertThat(text.contains("force it off on both")).as("%s %s", source, target).isEqualTo(!runs);
      }
    }
    assertThat(new Aftermath(migration, RUNS, GONE, Optional.empty()).textAfterSwitchingOver())
        .isEqualTo(text(RUNS, GONE));
    assertThat(new Aftermath(migration, STANDS_STILL, UNKNOWN, Optional.empty()).textAfterSwitchingOver())
        .contains("do not resume it on 'pm2'", "if the VM does not run there");
  }

  /** It moved while it waited for its turn, and would run twice if it were started where it was. */
  @Test
  void whatRunsOnAThirdHostIsStartedNowhere() {
    for (Aftermath.Word source : Aftermath.Word.values()) {
      for (Aftermath.Word target : Aftermath.Word.values()) {
        Aftermath after = new Aftermath(migration, source, target, Optional.of("pm3"));
        String expected = source == RUNS || target == RUNS ? text(source, target)
            : "The VM runs on 'pm3': start it neither on 'pm2' nor on 'pm1'.";
        assertThat(after.text()).isEqualTo(expected);
        assertThat(after.textAfterSwitchingOver()).isEqualTo(expected);
      }
    }
  }

  /** Its administrator, or a guest that shuts itself down, was faster than we. */
  @Test
  void aSuccessIsOneOnlyIfTheVmRunsThere() throws Exception {
    java.util.concurrent.atomic.AtomicBoolean off = new java.util.concurrent.atomic.AtomicBoolean();
    OperationHandle handle = engine.migrations.migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester");
    engine.until("it has ended", () -> {
      if (engine.fleet.hostOf(engine.web.uuid()).equals(Optional.of("b")) && off.compareAndSet(false, true)) {
        engine.fleet.become(engine.web.uuid(), DomainState.SHUT_OFF, StateReason.CRASHED);
      }
      return handle.done().isDone();
    });
    assertThat(off).isTrue();
    assertThat(handle.done().get().status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(handle.done().get().error().orElseThrow())
        .hasMessageContaining("reported that it was migrated to 'b', but it does not run there. The VM is off");
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().extracting(LogEntry::status)
        .isEqualTo(LogEntry.Status.FAILED);
  }

  /** What was asked for and refused has not happened. */
  @Test
  void whatTheHostRefusesIsNotSwitchedOver() {
    HypervisorException refused = new HypervisorException(HypervisorException.Kind.INVALID_STATE, "no");
    assertThat(MigrationFollower.mayHaveBeenDone(refused)).isFalse();
    assertThat(MigrationFollower.mayHaveBeenDone(new CompletionException(refused))).isFalse();
    assertThat(MigrationFollower.mayHaveBeenDone(new IllegalStateException("no"))).isFalse();
    assertThat(MigrationFollower.mayHaveBeenDone(new CompletionException(
        new HypervisorException(HypervisorException.Kind.LOST, "gone")))).as("its answer was lost").isTrue();
  }

  private OperationState end(OperationHandle handle) throws Exception {
    return engine.get(handle.done());
  }

  @Test
  void aRefusalSaysThatTheVmGoesOn() throws Exception {
    engine.fleet.refuseMigrations("b", Optional.of("its storage is read-only"));
    OperationState end = end(engine.migrations.migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester"));
    assertThat(end.error().orElseThrow()).hasMessageContaining("its storage is read-only")
        .hasMessageEndingWith("The VM goes on running on 'a' and can be migrated again.");
    assertThat(engine.entries(LogEntry.MIGRATION).get(0).details()).contains("goes on running on 'a'");
  }

  @Test
  void aCancelledOneSaysSoToo() throws Exception {
    OperationHandle handle = engine.migrations.migrate(MigrationRequest.peerToPeer(engine.web, engine.b)
        .with(options -> options.bandwidth(OptionalLong.of(1L << 20))), "tester");
    engine.until("it is under way", () -> engine.vm(engine.web).isMigrating());
    engine.until("it is cancelled", () -> engine.migrations.cancel(handle.id()));
    assertThat(end(handle).error().orElseThrow()).hasMessageContaining("The VM goes on running on 'a'");
  }

  @Test
  void aTargetThatIsLostIsNotGuessedOf() throws Exception {
    OperationHandle handle = engine.migrations.migrate(MigrationRequest.peerToPeer(engine.web, engine.b)
        .with(options -> options.bandwidth(OptionalLong.of(1L << 20))), "tester");
    engine.until("progress is known", () -> engine.operations.running().stream()
        .anyMatch(state -> state.fraction().isPresent()));
    engine.fleet.setReachable("b", false);
    assertThat(end(handle).error().orElseThrow()).hasMessageContaining("The VM runs on 'a'; 'b' does not answer.");
  }
}
