/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;

/** Which hosts and VMs an experiment means. */
class SubjectsTest {

  private static final Experiment EXPERIMENT = new Experiment("x", Duration.ofSeconds(1), List.of("cpu_avg"), List.of(),
      List.of(new Experiment.Series("web", List.of("a", "b"), 2, Duration.ofSeconds(1))));

  private final FakeInventory inventory = new FakeInventory();

  private Host put(String name, Connection.State state) {
    return inventory.put(Host.of(HostId.random(), name, Connection.of(state, Instant.EPOCH)).build());
  }

  private VirtualMachine put(String name, Host host) {
    return inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), name, host.id()).build());
  }

  /** Neither is taken for the other: one of them would be migrated to without being meant. */
  @Test
  void aNameThatSeveralHaveIsRefused() {
    Host one = put("a", Connection.State.CONNECTED);
    put("b", Connection.State.CONNECTED);
    put("web", one);
    assertThat(Subjects.of(inventory).find(EXPERIMENT)).isEmpty();
    VirtualMachine copy = put("web", one);
    assertThat(Subjects.of(inventory).find(EXPERIMENT).orElseThrow()).startsWith("Several virtual machines");
    inventory.remove(copy.id());
    put("a", Connection.State.DISCONNECTED);
    assertThat(Subjects.of(inventory).find(EXPERIMENT))
        .contains("Several hosts are called 'a'. Rename one of them.");
  }
}
