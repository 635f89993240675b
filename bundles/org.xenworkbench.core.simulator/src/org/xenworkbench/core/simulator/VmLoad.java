/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

import java.time.Duration;

/**
 * What a virtual machine does while it runs.
 *
 * @param cpu CPU time used, in seconds of one CPU
 * @param received bytes received from the network
 * @param sent bytes sent to the network
 * @param read bytes read from its disk
 * @param written bytes written to its disk
 * @since 0.1
 */
public record VmLoad(Load cpu, Load received, Load sent, Load read, Load written) {

  /** Next to nothing, as an idle Debian does. */
  public static final VmLoad IDLE = new VmLoad(Load.constant(0.01), Load.constant(200), Load.constant(120),
      Load.NONE, Load.bursts(0, 8192, Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ZERO));

  /**
   * A server's: all five vary around their means.
   *
   * @param cpu CPUs' worth of time
   * @param network bytes sent per second; a third as much is received
   * @param disk bytes read per second; half as much is written
   * @param seed servers with different seeds differ
   */
  public static VmLoad server(double cpu, double network, double disk, long seed) {
    return new VmLoad(Load.busy(cpu, seed), Load.busy(network / 3, seed + 1), Load.busy(network, seed + 2),
        Load.busy(disk, seed + 3), Load.busy(disk / 2, seed + 4));
  }
}
