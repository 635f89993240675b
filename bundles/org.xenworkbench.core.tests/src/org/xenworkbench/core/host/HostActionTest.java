/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;

/** What is offered for a host in which state. */
class HostActionTest {

  private static Host host(Host.Kind kind, Connection.State state) {
    return Host.of(HostId.random(), "pm1", Connection.of(state, Instant.EPOCH)).address("pm1").kind(kind).build();
  }

  @ParameterizedTest
  @CsvSource({"DISCONNECTED, CONNECT REMOVE", "FAILED, CONNECT DISCONNECT REMOVE", "CONNECTING, DISCONNECT REMOVE",
      "CONNECTED, DISCONNECT REMOVE"})
  void fitsTheConnection(Connection.State state, String actions) {
    Host host = host(Host.Kind.HYPERVISOR, state);
    assertThat(Arrays.stream(HostAction.values()).filter(action -> action.obstacle(host).isEmpty())
        .map(HostAction::name).collect(Collectors.joining(" "))).isEqualTo(actions);
  }

  @Test
  void saysWhyNot() {
    assertThat(HostAction.CONNECT.obstacle(host(Host.Kind.HYPERVISOR, Connection.State.CONNECTED)))
        .contains("Host 'pm1' is connected already, or is being connected.");
    assertThat(HostAction.DISCONNECT.obstacle(host(Host.Kind.HYPERVISOR, Connection.State.DISCONNECTED)))
        .contains("Host 'pm1' is not connected.");
    for (HostAction action : HostAction.values()) {
      assertThat(action.obstacle(host(Host.Kind.MACHINE, Connection.State.CONNECTED)))
          .contains("Host 'pm1' is built in.");
    }
  }
}
