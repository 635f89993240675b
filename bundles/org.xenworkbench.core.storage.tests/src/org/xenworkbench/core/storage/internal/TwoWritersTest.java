/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DiskPlan.Bus;
import org.xenworkbench.core.driver.DiskPlan.Use;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.HookedHosts;
import org.xenworkbench.core.testkit.SimulatedEngine;
import org.xenworkbench.core.vm.embedded.EmbeddedVms;

/** Two who attach one disk at the same moment. */
class TwoWritersTest {

  private static final DiskPlan DISK = new DiskPlan("/dev/sdz", "vdb", Bus.VIRTIO, "raw", Use.DISK);

  @Test
  void onlyOneOfThemGetsIt() throws Exception {
    SimulatedVm second = SimulatedVm.of("second", "a", 1, 1L << 28,
        new VmLoad(Load.busy(0.1, 1), Load.NONE, Load.NONE, Load.NONE, Load.NONE));
    try (SimulatedEngine engine = new SimulatedEngine(second);
        EmbeddedVms vms = new EmbeddedVms(engine.core, engine.time)) {
      HostResourcesImpl resources =
          new HostResourcesImpl(engine.inventory, engine.registry, engine.hosts, engine.operations);
      VmDevicesImpl devices = new VmDevicesImpl(engine.inventory, vms.vms(), resources,
          HookedHosts.twoAtOnce(engine.hosts, DeviceControl.class), engine.operations, vms.turns());
      OperationHandle one = devices.attach(engine.web, engine.a, DISK, "me");
      OperationHandle two = devices.attach(VmId.of(engine.fleet.vm("second")), engine.a, DISK, "you");
      assertThat(List.of(engine.get(one.done()).status(), engine.get(two.done()).status()))
          .containsExactlyInAnyOrder(LogEntry.Status.SUCCEEDED, LogEntry.Status.FAILED);
      resources.close();
    }
  }
}
