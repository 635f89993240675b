/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;

class OwnActionsTest {

  private static final VmId VM = VmId.of(new UUID(1, 2));

  private static final HostId HOST = HostId.random();

  private long now;
  private final OwnActions actions = new OwnActions(() -> now);

  private static OperationState running(String kind, String action) {
    Operation.Description description = Operation.Description.of(kind, HOST, "a", "does", "did")
        .withVm(VM, "web").withAttributes(Map.of(LogAttribute.ACTION.name(), action));
    return new OperationState(new UUID(3, 4), description, LogEntry.Status.RUNNING, OptionalDouble.empty(), "", "t",
        Instant.EPOCH, Optional.empty(), Optional.empty());
  }

  @Test
  void knowsTheOperationsThatChangeTheState() {
    assertThat(actions.changed(running(LogEntry.POWER, "PAUSE"))).contains(VM);
    assertThat(actions.isRunning(VM)).isTrue();
  }

  @Test
  void explainsWhatAChangeOfADefinitionIsHeardOfAs() {
    assertThat(actions.changed(running(LogEntry.CONFIGURATION, "RENAME"))).contains(VM);
    Happening renamed = Happening.ofDefinition("renamed");
    assertThat(actions.explain(VM, renamed)).isTrue();
    assertThat(actions.explain(VM, Happening.within(LogEntry.Status.INFO, "rebooted", "guest"))).isFalse();
  }

  /** Else whatever is started on a machine would be ours for as long as the entry that showed it stays away. */
  @Test
  void aMachineThatAnotherHostShowsTellsThere() {
    HostId other = HostId.random();
    actions.heard(HOST);
    OperationState start = running(LogEntry.POWER, "START");
    actions.changed(start);
    actions.changed(new OperationState(start.id(), start.description(), LogEntry.Status.SUCCEEDED,
        OptionalDouble.empty(), "", "t", Instant.EPOCH, Optional.of(Instant.EPOCH), Optional.empty()));
    Happening started = new Happening(LogEntry.POWER, LogEntry.Status.INFO, "started", "somebody else",
        Optional.of(DomainState.RUNNING), StateReason.UNKNOWN);
    actions.handOver(HOST, other);
    actions.lost(HOST);
    assertThat(actions.explain(VM, started)).isTrue();
    now += OwnActions.GRACE.toNanos() + 1;
    assertThat(actions.explain(VM, started)).isFalse();
  }

  /** What an operation of another kind calls its action is its own business. */
  @Test
  void leavesOthersAlone() {
    assertThat(actions.changed(running(LogEntry.SETTING, "SET_MEMORY"))).isEmpty();
    assertThat(actions.changed(running("org.example.backup", "BACK_UP"))).isEmpty();
    assertThat(actions.isRunning(VM)).isFalse();
  }
}
