/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.action.Subject;

/** One question says what is cut off, and on which hosts: two were asked, of which the first named none. */
class RunningOperationsTest {

  private static final String RUNNING = "    Migrating VM2 from pm1 to pm2";

  private static Choice<Host> of(List<String> leftOut, String... names) {
    return new Choice<>(Subject.HOST, List.of(names).stream().map(name -> Host.of(HostId.random(), name,
        Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build()).toList(), leftOut);
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
