/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeOperations;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.action.Subject;

/** One question says what is cut off, and on which hosts: two were asked, of which the first named none. */
class RunningOperationsTest {

  private static final String RUNNING = "    Migrating VM2 from pm1 to pm2";

  private static Choice<Host> of(List<String> leftOut, String... names) {
    return new Choice<>(Subject.HOST, List.of(names).stream().map(name -> Host.of(HostId.random(), name,
        Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build()).toList(), leftOut);
  }

  /** It began with rows that were removed meanwhile, and goes on with those that stand for them. */
  @Test
  void namesWhatIsCalledOtherwiseSinceItBegan() {
    FakeInventory inventory = new FakeInventory();
    FakeOperations operations = new FakeOperations();
    Choice<Host> hosts = of(List.of(), "back", "pm1");
    hosts.fit().forEach(inventory::put);
    Host back = hosts.fit().get(0);
    Host pm1 = hosts.fit().get(1);
    HostId pm2 = HostId.random();
    operations.tell(new OperationState(UUID.randomUUID(),
        Operation.Description.of(LogEntry.MIGRATION, pm1.id(), "pm1", "Migrating VM2 from pm1 to pm2", "Done")
            .withAttributes(Map.of(LogAttribute.TARGET.name(), pm2.key(), LogAttribute.TARGET_NAME.name(), "pm2")),
        LogEntry.Status.RUNNING, OptionalDouble.empty(), "", "me", Instant.EPOCH, Optional.empty(), Optional.empty()));
    assertThat(RunningOperations.list(operations, inventory, List.of(back))).as("not known to be it").isEmpty();
    assertThat(RunningOperations.list(operations, inventory, List.of(pm1))).isEqualTo(RUNNING);
    inventory.goesOn(pm2, back.id());
    assertThat(RunningOperations.list(operations, inventory, List.of(back)))
        .isEqualTo(RUNNING + " ('pm2' is 'back' now)");
  }

  @Test
  void removingNamesTheHostAndWhatRuns() {
    String question = RemoveHostHandler.question(of(List.of(), "pm1"), RUNNING);
    assertThat(question).startsWith("Remove host 'pm1' from the workbench? This is still running there:\n\n" + RUNNING)
        .containsOnlyOnce("pm1'").endsWith("Nothing else is changed, and its virtual machines go on.");
  }

  @Test
  void removingSeveralNamesEach() {
    assertThat(RemoveHostHandler.question(of(List.of("pm3 is built in."), "pm1", "p\nm2"), RUNNING))
        .contains("these hosts", "\n    pm1\n    p", RUNNING).doesNotContain("p\nm2").contains("pm3 is built in.");
  }

  @Test
  void disconnectingNamesThemToo() {
    assertThat(DisconnectHostHandler.question(of(List.of(), "pm1"), RUNNING))
        .startsWith("Disconnect host 'pm1'? This is still running there:\n\n" + RUNNING);
    assertThat(DisconnectHostHandler.question(of(List.of(), "pm1", "pm2"), RUNNING))
        .startsWith("Disconnect these hosts?\n\n    pm1\n    pm2\n\nThis is still running there:\n\n" + RUNNING);
  }
}
