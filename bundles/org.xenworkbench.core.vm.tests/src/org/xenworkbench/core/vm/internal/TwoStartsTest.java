/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.HookedHosts;
import org.xenworkbench.core.vm.DiskTurns;
import org.xenworkbench.core.vm.VmBoot;
import org.xenworkbench.core.vm.VmDisk;
import org.xenworkbench.core.vm.VmPlan;

/** Two who make a VM with one disk at the same moment, and start it. */
class TwoStartsTest {

  @Test
  void onlyOneOfThemRuns() throws Exception {
    try (Engine engine = new Engine()) {
      VmCreationImpl creation = new VmCreationImpl(engine.inventory, engine.registry,
          HookedHosts.twoAtOnce(engine.hosts, PowerControl.class), engine.operations, new DiskTurns());
      GuestType type = engine.get(creation.guestTypes(engine.a)).get(0);
      List<OperationHandle> both = List.of(make(creation, engine, type, "one"), make(creation, engine, type, "two"));
      List<OperationState> ends = List.of(engine.get(both.get(0).done()), engine.get(both.get(1).done()));
      assertThat(ends).extracting(OperationState::status).containsExactlyInAnyOrder(Status.SUCCEEDED, Status.FAILED);
      assertThat(ends).filteredOn(end -> end.status() == Status.FAILED)
          .allSatisfy(end -> assertThat(end.error().orElseThrow().getMessage()).contains("/dev/sdz", "not shut off"));
    }
  }

  private static OperationHandle make(VmCreationImpl creation, Engine engine, GuestType type, String name) {
    VmPlan plan = VmPlan.of(name, UUID.randomUUID(), type, 256L << 20, 1)
        .withBoot(new VmBoot.Kernel("/boot/vmlinuz", "", "")).withDisks(List.of(VmDisk.existing("/dev/sdz", "raw")))
        .withNic(Optional.empty());
    return creation.create(engine.a, plan, true, "t");
  }
}
