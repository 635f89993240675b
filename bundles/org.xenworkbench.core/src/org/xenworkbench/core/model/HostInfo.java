/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

/**
 * What a connected host tells about itself; changes rarely.
 *
 * @param hostName the host's own name
 * @param hypervisor product name of the hypervisor, such as "Xen" or "QEMU"
 * @param hypervisorVersion its version as text, may be empty
 * @param cpuModel CPU model, may be empty
 * @param cpus number of logical (physical, for the guests) CPUs
 * @param memory physical memory in bytes
 */
public record HostInfo(String hostName, String hypervisor, String hypervisorVersion, String cpuModel, int cpus,
    long memory) {
}
