/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

/**
 * A host of a fleet.
 *
 * @param name its name, the second part of its address
 * @param cpus physical CPUs
 * @param memory physical memory in bytes
 * @param controlMemory memory of its Domain-0 in bytes
 * @param controlLoad what its Domain-0 does, besides migrating
 * @since 0.1
 */
public record SimulatedHost(String name, int cpus, long memory, long controlMemory, VmLoad controlLoad) {
}
