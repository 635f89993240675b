/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.operation.OperationState;

/** What is asked for besides where reaches the driver, and what it is at is told. */
class MigrationOptionsTest {

  private final Engine engine = new Engine();
  private final List<Migration.Step> steps = new CopyOnWriteArrayList<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    engine.close();
  }

  private MigrationRequest toB() {
    return MigrationRequest.peerToPeer(engine.web, engine.b);
  }

  private OperationState migrate(MigrationRequest request) throws Exception {
    engine.migrations.addListener(migration -> steps.add(migration.step()));
    engine.operations.addListener(state -> texts.add(state.progressText()));
    OperationState end = engine.get(engine.migrations.migrate(request, "tester").done());
    engine.settle();
    return end;
  }

  @Test
  void itIsToldWhatItIsAt() throws Exception {
    assertThat(migrate(toB()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(steps.stream().distinct()).containsExactly(Migration.Step.MIGRATING, Migration.Step.SWITCHING_OVER,
        Migration.Step.FINISHING);
    assertThat(texts).contains("Checking");
    assertThat(Stream.of("Switching over: ", "Finishing: "))
        .allSatisfy(start -> assertThat(texts).anyMatch(text -> text.startsWith(start)));
  }

  /** It would take ten minutes if it were not switched over after its first pass. */
  @Test
  void postCopyIsSwitchedOverOnceAllWasSentOnce() throws Exception {
    OperationState end = migrate(toB().with(options -> options.postCopy(true).bandwidth(OptionalLong.of(16L << 20))));
    assertThat(end.status()).as(end.error().toString()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(Duration.between(end.started(), end.finished().orElseThrow()))
        .isBetween(Duration.ofSeconds(15), Duration.ofMillis(18_500));
    assertThat(engine.owner(engine.web)).isEqualTo(engine.b);
  }

  @Test
  void whatStandsStillIsNotSwitchingOverFromTheBeginning() throws Exception {
    OperationState end = migrate(toB().with(options -> options.live(false).bandwidth(OptionalLong.of(64L << 20))));
    assertThat(end.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(steps).doesNotContain(Migration.Step.SWITCHING_OVER).contains(Migration.Step.FINISHING);
  }

  @Test
  void theSourceKeepsItsDefinitionIfItShall() throws Exception {
    migrate(toB().with(options -> options.sourceKept(true)));
    engine.until("both list it", () -> engine.inventory.placements(engine.web).size() == 2);
    assertThat(engine.owner(engine.web)).isEqualTo(engine.b);
    assertThat(engine.vm(engine.web).isMigrating()).isFalse();
  }

  @Test
  void aTunnelOfTheWorkbenchIsRefusedBeforeAnythingIsBegun() throws Exception {
    MigrationRequest tunnel = toB().withMode(MigrationRequest.Mode.CLIENT_MANAGED)
        .with(options -> options.tunnelled(true));
    assertThat(engine.migrations.check(tunnel)).anySatisfy(verdict -> {
      assertThat(verdict.severity()).isEqualTo(Verdict.Severity.ERROR);
      assertThat(verdict.fix()).contains("Choose peer to peer");
    });
    assertThat(migrate(tunnel).status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(engine.migrations.check(toB().with(options -> options.tunnelled(true))))
        .noneMatch(verdict -> verdict.severity() == Verdict.Severity.ERROR);
  }

  @Test
  void nothingReachesAUriThatMeansSomethingThere() {
    for (String hostile : List.of("x/y", "a b", "10.0.0.1?command=sh", "tcp://x", "@", "")) {
      assertThatIllegalArgumentException().as(hostile).isThrownBy(() -> toB().withAddress(Optional.of(hostile)));
    }
    assertThat(toB().withAddress(Optional.of("10.0.0.1")).address()).contains("10.0.0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toB().withBatch(Optional.of(new MigrationRequest.Batch(UUID.randomUUID(), 0))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> toB().with(options -> options.bandwidth(OptionalLong.of(0))));
  }
}
