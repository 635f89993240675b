/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.Await;

/** The options of a migration by real libvirtd and QEMU; and that more than may be under way wait for their turn. */
@Tag(Lab.QEMU)
class QemuOptionsTest {

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);
  private final List<Migration.Step> steps = new CopyOnWriteArrayList<>();

  @BeforeEach
  void bringHome() {
    engine.bringHome();
  }

  @AfterEach
  void leaveHome() {
    lab.bringHome();
  }

  private MigrationRequest toPm1(UnaryOperator<MigrationOptions.Builder> options) {
    return MigrationRequest.peerToPeer(engine.vmId("VM2"), engine.id("PM1")).with(options);
  }

  private void arrives(MigrationRequest request) throws Exception {
    try (Registration listening = engine.migrations.addListener(migration -> steps.add(migration.step()))) {
      OperationState end = engine.await(engine.migrations.migrate(request, "lab test"));
      assertThat(end.status()).as(end.toString()).isEqualTo(LogEntry.Status.SUCCEEDED);
      engine.awaitOwner("VM2", "PM1");
    }
    System.out.println(request.options() + ": " + steps.stream().distinct().toList());
  }

  @Test
  void throughATunnel() throws Exception {
    arrives(toPm1(options -> options.tunnelled(true)));
  }

  @Test
  void whileItStandsStill() throws Exception {
    arrives(toPm1(options -> options.live(false)));
  }

  @Test
  void compressedAndWithALimitOfItsDowntime() throws Exception {
    arrives(toPm1(options -> options.compressed(true).downtime(Optional.of(Duration.ofMillis(500)))));
  }

  /** So slow that it would take minutes, and is switched over after its first pass. */
  @Test
  void byPostCopy() throws Exception {
    arrives(toPm1(options -> options.postCopy(true).bandwidth(OptionalLong.of(8L << 20))));
    assertThat(steps).contains(Migration.Step.FINISHING);
  }

  @Test
  void bothHostsKeepTheDefinition() throws Exception {
    arrives(toPm1(options -> options.sourceKept(true)));
    assertThat(lab.virsh("PM2", "list", "--all", "--name")).contains("VM2");
    assertThat(lab.virsh("PM1", "dominfo", "VM2")).containsPattern("Persistent: *yes");
  }

  @Test
  void theAddressIsTheOneThatWasChosen() throws Exception {
    String peer = engine.registry.configuration(engine.id("PM1")).orElseThrow().peerEndpoint().address();
    arrives(toPm1(options -> options).withAddress(Optional.of(peer)));
  }

  @Test
  void anAddressThatIsNoneOfTheTargetIsRefused() throws Exception {
    OperationState end = engine.await(engine.migrations
        .migrate(toPm1(options -> options).withAddress(Optional.of("10.77.255.254")), "lab test"));
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow()).hasMessageContaining("is not known as an address of 'PM1'");
    assertThat(engine.vm("VM2").state().isRunning()).isTrue();
  }

  /** Of those asked for together one at a time. */
  @Test
  void theSecondOfABatchWaitsForItsTurn() throws Exception {
    Optional<MigrationRequest.Batch> batch = Optional.of(new MigrationRequest.Batch(UUID.randomUUID(), 1));
    OperationHandle first = engine.migrations.migrate(
        toPm1(options -> options.bandwidth(OptionalLong.of(8L << 20))).withBatch(batch), "lab test");
    OperationHandle second = engine.migrations.migrate(
        MigrationRequest.peerToPeer(engine.vmId("VM1"), engine.id("PM2")).withBatch(batch), "lab test");
    assertThat(engine.migrations.isQueued(second.id())).isTrue();
    assertThat(engine.await(first).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    Await.until("the second has its turn", lab.patience(), () -> !engine.migrations.isQueued(second.id()));
    assertThat(engine.await(second).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.awaitOwner("VM1", "PM2");
  }
}
