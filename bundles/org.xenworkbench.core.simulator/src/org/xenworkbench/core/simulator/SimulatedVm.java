/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A virtual machine of a fleet.
 *
 * @param uuid its UUID
 * @param name its name
 * @param host the host it is on at the beginning
 * @param vcpus virtual CPUs
 * @param memory memory in bytes
 * @param running whether it runs at the beginning; else it is shut off
 * @param load what it does while it runs
 * @since 0.1
 */
public record SimulatedVm(UUID uuid, String name, String host, int vcpus, long memory, boolean running, VmLoad load) {

  /** A running one whose UUID is made from its name. */
  public static SimulatedVm of(String name, String host, int vcpus, long memory, VmLoad load) {
    UUID uuid = UUID.nameUUIDFromBytes(("simulated VM " + name).getBytes(StandardCharsets.UTF_8));
    return new SimulatedVm(uuid, name, host, vcpus, memory, true, load);
  }

  /** The same, shut off at the beginning. */
  public SimulatedVm shutOff() {
    return new SimulatedVm(uuid, name, host, vcpus, memory, false, load);
  }
}
