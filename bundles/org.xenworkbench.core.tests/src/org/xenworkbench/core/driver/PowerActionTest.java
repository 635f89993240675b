/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.core.model.DomainState;

/** What is offered in which state, as libvirt accepts it. */
class PowerActionTest {

  @ParameterizedTest
  @CsvSource({"NO_STATE, true, SHUT_DOWN FORCE_OFF REBOOT PAUSE", "NO_STATE, false, START",
      "RUNNING, true, SHUT_DOWN FORCE_OFF REBOOT PAUSE", "BLOCKED, true, SHUT_DOWN FORCE_OFF REBOOT PAUSE",
      "PAUSED, true, FORCE_OFF RESUME", "SHUTTING_DOWN, true, FORCE_OFF", "SHUT_OFF, false, START",
      "CRASHED, true, FORCE_OFF", "CRASHED, false, START", "PM_SUSPENDED, true, FORCE_OFF RESUME"})
  void fitsWhatLibvirtAccepts(DomainState state, boolean active, String actions) {
    assertThat(Arrays.stream(PowerAction.values()).filter(action -> action.fits(state, active)).map(PowerAction::name)
        .collect(Collectors.joining(" "))).isEqualTo(actions);
  }
}
