/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.HashSet;
import java.util.Set;

/**
 * What a connected host tells about itself; changes rarely.
 *
 * @param hostName the host's own name
 * @param hypervisor product name of the hypervisor, such as "Xen" or "QEMU"
 * @param hypervisorVersion its version as text, may be empty
 * @param architecture instruction set of its CPUs as libvirt names it, such as "x86_64" or "aarch64"; may be empty
 * @param cpuModel model of its CPUs, such as "Skylake-Client-IBRS"; empty where the driver knows none
 * @param cpus number of logical (physical, for the guests) CPUs
 * @param memory physical memory in bytes
 * @param marks what tells this machine from others, such as its UUID; two connections with a mark in common may lead to
 *     one machine. Empty where the driver knows none
 * @since 0.1
 */
public record HostInfo(String hostName, String hypervisor, String hypervisorVersion, String architecture,
    String cpuModel, int cpus, long memory, Set<String> marks) {

  /** Takes what cannot be, by {@link Bounds}, for unknown, and copies the marks. */
  public HostInfo {
    hostName = Bounds.text(hostName, Bounds.NAME);
    hypervisor = Bounds.text(hypervisor, Bounds.NAME);
    hypervisorVersion = Bounds.text(hypervisorVersion, Bounds.NAME);
    architecture = Bounds.text(architecture, Bounds.NAME);
    cpuModel = Bounds.text(cpuModel, Bounds.NAME);
    cpus = Bounds.known(cpus, Bounds.CPUS);
    memory = Bounds.memory(memory);
    marks = Set.copyOf(marks);
  }

  /** A host of unknown architecture that cannot be told from others by itself. */
  public HostInfo(String hostName, String hypervisor, String hypervisorVersion, String cpuModel, int cpus,
      long memory) {
    this(hostName, hypervisor, hypervisorVersion, "", cpuModel, cpus, memory, Set.of());
  }

  /** A copy with that architecture. */
  public HostInfo withArchitecture(String known) {
    return new HostInfo(hostName, hypervisor, hypervisorVersion, known, cpuModel, cpus, memory, marks);
  }

  /** A copy with further marks. */
  public HostInfo withMarks(Set<String> further) {
    Set<String> all = new HashSet<>(marks);
    all.addAll(further);
    return new HostInfo(hostName, hypervisor, hypervisorVersion, architecture, cpuModel, cpus, memory, all);
  }
}
