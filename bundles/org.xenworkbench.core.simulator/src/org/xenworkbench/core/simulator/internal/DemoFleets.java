/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.List;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Load;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

/** The fleets that are there without being added. */
final class DemoFleets {

  static final List<FleetDefinition> ALL = List.of(demo(), tiny());

  private DemoFleets() {
  }

  private static FleetDefinition demo() {
    long gib = 1L << 30;
    return FleetDefinition.named("demo")
        .host("pm1", 16, 64 * gib).host("pm2", 16, 64 * gib)
        .vm(SimulatedVm.of("VM1", "pm1", 2, 4 * gib, VmLoad.server(0.15, 40_000, 20_000, 1)))
        .vm(SimulatedVm.of("VM2", "pm2", 2, 4 * gib, VmLoad.server(0.35, 150_000, 60_000, 2)))
        .vm(SimulatedVm.of("web-01", "pm1", 4, 4 * gib, VmLoad.server(1.4, 3.2e6, 250_000, 3)))
        .vm(SimulatedVm.of("web-02", "pm2", 4, 4 * gib, VmLoad.server(1.2, 2.8e6, 220_000, 4)))
        .vm(SimulatedVm.of("db-01", "pm1", 8, 16 * gib, VmLoad.server(2.6, 1.8e6, 9e6, 5)))
        .vm(SimulatedVm.of("mail", "pm2", 2, 4 * gib, VmLoad.server(0.3, 400_000, 700_000, 6)))
        .vm(SimulatedVm.of("build-01", "pm2", 8, 8 * gib, builder()))
        .vm(SimulatedVm.of("backup", "pm1", 2, 4 * gib, VmLoad.server(0.4, 20e6, 20e6, 8)).shutOff())
        .build();
  }

  private static FleetDefinition tiny() {
    long gib = 1L << 30;
    return FleetDefinition.named("tiny").xenLike().downtime(Duration.ofSeconds(2))
        .host("pm1", 2, 4 * gib).host("pm2", 2, 4 * gib)
        .vm(SimulatedVm.of("VM1", "pm1", 1, gib, VmLoad.server(0.1, 5_000, 10_000, 1)))
        .vm(SimulatedVm.of("VM2", "pm2", 1, gib, VmLoad.server(0.2, 5_000, 10_000, 2)))
        .build();
  }

  /** A build server: a build of 70 s every three minutes. */
  private static VmLoad builder() {
    Duration period = Duration.ofMinutes(3);
    Duration length = Duration.ofSeconds(70);
    Duration offset = Duration.ofSeconds(10);
    return new VmLoad(Load.bursts(0.05, 5.5, period, length, offset).plus(Load.busy(0.4, 7)),
        Load.bursts(2_000, 1.5e6, period, Duration.ofSeconds(15), offset).plus(Load.busy(1_000, 8)),
        Load.busy(60_000, 9),
        Load.bursts(0, 4e6, period, length, offset).plus(Load.busy(200_000, 10)),
        Load.bursts(0, 12e6, period, length, offset).plus(Load.busy(150_000, 11)));
  }
}
