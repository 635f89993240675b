/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

class DomainStatesTest {

  @ParameterizedTest
  @CsvSource({"0, 0, DEFINED, OTHER", "1, 0, UNDEFINED, OTHER", "2, 0, STARTED, OTHER", "2, 1, STARTED, MIGRATED",
      "2, 2, STARTED, RESTORED", "3, 0, SUSPENDED, OTHER", "3, 1, SUSPENDED, MIGRATED", "4, 0, RESUMED, OTHER",
      "4, 1, RESUMED, MIGRATED", "5, 0, STOPPED, OTHER", "5, 1, STOPPED, DESTROYED", "5, 2, STOPPED, CRASHED",
      "5, 3, STOPPED, MIGRATED", "5, 4, STOPPED, SAVED", "5, 5, STOPPED, FAILED", "6, 0, SHUTDOWN, OTHER",
      "3, 2, SUSPENDED, IO_ERROR", "3, 3, SUSPENDED, WATCHDOG", "2, 4, STARTED, WOKEN", "0, 1, DEFINED, UPDATED",
      "7, 0, PM_SUSPENDED, OTHER", "8, 0, CRASHED, PANICKED", "8, 1, CRASHED, CRASHED", "5, 99, STOPPED, OTHER"})
  void eventsKeepTypeAndCause(int event, int detail, DomainEvent.Type type, DomainEvent.Cause cause) {
    UUID uuid = UUID.randomUUID();
    assertThat(DomainStates.event(uuid, "VM1", event, detail)).isEqualTo(new DomainEvent(uuid, "VM1", type, cause));
  }

  @Test
  void anEventOfAKindThatIsNewerThanThisIsNone() {
    assertThat(DomainStates.event(UUID.randomUUID(), "VM1", 9, 0)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, 1, BOOTED", "RUNNING, 8, WOKEN", "PAUSED, 1, USER", "PAUSED, 2, MIGRATING", "PAUSED, 3, SAVING",
      "PAUSED, 4, DUMPING", "PAUSED, 5, IO_ERROR", "PAUSED, 6, WATCHDOG", "PAUSED, 7, FROM_SNAPSHOT",
      "PAUSED, 8, SHUTTING_DOWN", "PAUSED, 10, CRASHED", "SHUT_OFF, 1, SHUT_DOWN", "SHUT_OFF, 2, DESTROYED",
      "SHUT_OFF, 3, CRASHED", "SHUT_OFF, 6, FAILED", "CRASHED, 1, PANICKED", "PAUSED, 99, UNKNOWN",
      "BLOCKED, 1, UNKNOWN"})
  void reasonsHaveLibvirtsNumbersWithinTheirState(DomainState state, int number, StateReason reason) {
    assertThat(StateReasons.of(state, number)).isEqualTo(reason);
  }

  @Test
  void statesHaveLibvirtsNumbers() {
    assertThat(DomainStates.state(1)).isEqualTo(DomainState.RUNNING);
    assertThat(DomainStates.state(3)).isEqualTo(DomainState.PAUSED);
    assertThat(DomainStates.state(5)).isEqualTo(DomainState.SHUT_OFF);
    assertThat(DomainStates.state(7)).isEqualTo(DomainState.PM_SUSPENDED);
    assertThat(DomainStates.state(8)).isEqualTo(DomainState.NO_STATE);
    assertThat(DomainStates.state(null)).isEqualTo(DomainState.NO_STATE);
  }
}
