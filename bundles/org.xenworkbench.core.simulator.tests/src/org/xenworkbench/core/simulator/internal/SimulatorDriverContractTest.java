/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;
import org.xenworkbench.core.testkit.ContractHost;
import org.xenworkbench.core.testkit.HypervisorDriverContract;

/** The simulator is a driver like any other, in real time. */
@Timeout(60)
class SimulatorDriverContractTest extends HypervisorDriverContract {

  private static final long GIB = 1L << 30;

  private final SimulatorDriver simulator = new SimulatorDriver(Timing.system());

  SimulatorDriverContractTest() {
    SimulatedFleet fleet = simulator.add(fleet().build());
    fleet.setReachable("down", false);
  }

  /** A fleet whose migrations take about half a second. */
  FleetDefinition.Builder fleet() {
    return FleetDefinition.named("test").host("pm1", 4, 8 * GIB).host("pm2", 4, 8 * GIB).host("down", 4, 8 * GIB)
        .vm(SimulatedVm.of("VM1", "pm1", 1, GIB, VmLoad.server(0.5, 1000, 1000, 1)))
        .vm(SimulatedVm.of("off", "pm1", 1, GIB, VmLoad.IDLE).shutOff())
        .migrationBandwidth(4.0 * GIB).downtime(Duration.ofMillis(50)).shutdownTime(Duration.ofMillis(50));
  }

  @Override
  protected void stopDriver() {
    simulator.deactivate();
  }

  private static Endpoint endpoint(String host) {
    return new Endpoint("simulator", Endpoint.Transport.LOCAL, "test/" + host, 0, Optional.empty());
  }

  @Override
  protected HypervisorDriver driver() {
    return simulator;
  }

  @Override
  protected ContractHost host() {
    return ContractHost.at(endpoint("pm1"));
  }

  @Override
  protected Optional<ContractHost> target() {
    return Optional.of(ContractHost.at(endpoint("pm2")));
  }

  @Override
  protected String vm() {
    return "VM1";
  }

  @Override
  protected Optional<Endpoint> unreachable() {
    return Optional.of(endpoint("down"));
  }

  @Override
  protected String consoleCommand() {
    return "cat /etc/debian_version\r";
  }

  @Override
  protected String consoleAnswer() {
    return "12 (simulated)";
  }
}
