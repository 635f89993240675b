/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;

class MachineMarksTest {

  @Test
  void twoNamesOfOneAddressHaveAMarkInCommon() {
    assertThat(marks("test", Transport.TCP, "localhost", 1)).containsAnyElementsOf(
        marks("test", Transport.TCP, "127.0.0.1", 1));
  }

  @Test
  void otherPortsAndDriversAreOtherMachines() {
    Set<String> one = marks("test", Transport.TCP, "127.0.0.1", 1);
    assertThat(marks("test", Transport.TCP, "127.0.0.1", 2)).isNotEmpty().doesNotContainAnyElementsOf(one);
    assertThat(marks("xen", Transport.TCP, "127.0.0.1", 1)).isNotEmpty().doesNotContainAnyElementsOf(one);
    assertThat(marks("test", Transport.TCP, "127.0.0.2", 1)).isNotEmpty().doesNotContainAnyElementsOf(one);
  }

  @Test
  void localHostsAndNamesThatNobodyKnowsHaveNone() {
    assertThat(marks("test", Transport.LOCAL, "", 0)).isEmpty();
    assertThat(marks("test", Transport.SSH, "no-such-name.invalid", 0)).isEmpty();
  }

  private static Set<String> marks(String driver, Transport transport, String address, int port) {
    return MachineMarks.of(new Endpoint(driver, transport, address, port, Optional.empty()));
  }
}
