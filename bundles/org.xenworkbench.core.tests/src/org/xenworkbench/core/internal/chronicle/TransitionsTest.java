/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

class TransitionsTest {

  private static final VmId VM = VmId.of(UUID.randomUUID());
  private static final HostId HOST = HostId.random();

  private static VirtualMachine vm(DomainState state, StateReason reason, int number) {
    return VirtualMachine.of(VM, "x", HOST).state(state, number).vcpus(1).memory(1, 1).reason(reason).build();
  }

  @ParameterizedTest
  @CsvSource({
      "RUNNING, PAUSED, WATCHDOG, WARNING, VM 'x' on 'h' was paused: watchdog, hypervisor",
      "RUNNING, PAUSED, USER, INFO, VM 'x' on 'h' was paused, somebody else",
      "RUNNING, PAUSED, CRASHED, WARNING, VM 'x' on 'h' was paused: guest crashed, guest",
      "RUNNING, PAUSED, DUMPING, INFO, VM 'x' on 'h' was paused: memory being dumped, somebody else",
      "RUNNING, SHUT_OFF, FAILED, WARNING, VM 'x' on 'h' has ended: hypervisor failed, hypervisor",
      "RUNNING, SHUT_OFF, CRASHED, WARNING, VM 'x' on 'h' has ended: guest crashed, guest",
      "RUNNING, SHUT_OFF, SAVED, INFO, VM 'x' on 'h' was saved to disk and ended, somebody else",
      "RUNNING, SHUT_OFF, MIGRATED, INFO, VM 'x' has left 'h' for a host that is not in the list, somebody else",
      "SHUT_OFF, RUNNING, RESTORED, INFO, VM 'x' was restored on 'h', somebody else",
      "SHUT_OFF, RUNNING, BOOTED, INFO, VM 'x' was started on 'h', somebody else",
      "RUNNING, CRASHED, UNKNOWN, WARNING, VM 'x' on 'h' crashed, guest",
      "PM_SUSPENDED, RUNNING, WOKEN, INFO, VM 'x' on 'h' was woken, somebody else"})
  void tellsWhatHappenedAndByWhom(DomainState was, DomainState now, StateReason reason, LogEntry.Status status,
      String text, String user) {
    Happening happening = Transitions.between(vm(was, StateReason.UNKNOWN, 1), vm(now, reason, 1)).orElseThrow();
    assertThat(happening.text("x", "h")).isEqualTo(text);
    assertThat(happening.status()).isEqualTo(status);
    assertThat(happening.user()).isEqualTo(user);
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, BLOCKED, UNKNOWN", "RUNNING, SHUTTING_DOWN, UNKNOWN", "RUNNING, NO_STATE, UNKNOWN",
      "RUNNING, PAUSED, MIGRATING", "PAUSED, RUNNING, MIGRATED", "CRASHED, SHUT_OFF, CRASHED", "PAUSED, PAUSED, USER"})
  void saysNothingOfWhatIsNoNews(DomainState was, DomainState now, StateReason reason) {
    assertThat(Transitions.between(vm(was, StateReason.UNKNOWN, 1), vm(now, reason, 1))).isEmpty();
  }

  @Test
  void anotherNumberIsAnotherRun() {
    assertThat(Transitions.between(vm(DomainState.RUNNING, StateReason.BOOTED, 1),
        vm(DomainState.RUNNING, StateReason.BOOTED, 2)).orElseThrow().text("x", "h"))
        .isEqualTo("VM 'x' on 'h' was ended and started again");
  }

  @Test
  void aPauseWhoseReasonTurnsOutToBeTroubleIsTold() {
    assertThat(Transitions.between(vm(DomainState.PAUSED, StateReason.USER, 1),
        vm(DomainState.PAUSED, StateReason.IO_ERROR, 1)).orElseThrow().isWarning()).isTrue();
  }
}
