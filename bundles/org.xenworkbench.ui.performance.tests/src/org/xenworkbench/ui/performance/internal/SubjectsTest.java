/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;

class SubjectsTest {

  private final FakeInventory inventory = new FakeInventory();
  private final Subjects subjects = new Subjects(inventory, new FakeSampler(),
      new LoggedEvents(new FakeEventLog(), List::of));

  private HostId add(String name) {
    return inventory.put(Host.of(HostId.random(), name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH))
        .build()).id();
  }

  private int color(String host) {
    return subjects.span(new HostStay(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), List.of(host))).color()
        .orElseThrow();
  }

  @Test
  void aHostKeepsItsColourWhenOthersComeAndGo() {
    add("pm2");
    HostId first = add("pm1");
    assertThat(color("pm1")).isEqualTo(0);
    assertThat(color("pm2")).isEqualTo(1);
    add("b\u00fc & h1");
    assertThat(color("pm1")).isEqualTo(0);
    assertThat(color("pm2")).isEqualTo(1);
    assertThat(color("b\u00fc & h1")).isEqualTo(2);
    inventory.remove(first);
    assertThat(color("pm2")).isEqualTo(1);
    add("pm9");
    assertThat(color("pm9")).as("that which is free").isEqualTo(0);
  }
}
