/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.HashSet;
import java.util.Set;

/**
 * What a connected host tells about itself; changes rarely. Made by {@link #of} or {@link #toBuilder}: the constructor
 * changes with what is known of a host.
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

  /** A host of which nothing else is known, also not what tells it from others; its builder may know more. */
  public static Builder of(String hostName, String hypervisor) {
    return new Builder(new HostInfo(hostName, hypervisor, "", "", "", 0, 0, Set.of()));
  }

  /** The same host, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Makes what a host tells of itself. Not thread-safe. */
  public static final class Builder {

    private final String hostName;
    private final String hypervisor;
    private String hypervisorVersion;
    private String architecture;
    private String cpuModel;
    private int cpus;
    private long memory;
    private Set<String> marks;

    private Builder(HostInfo from) {
      hostName = from.hostName;
      hypervisor = from.hypervisor;
      hypervisorVersion = from.hypervisorVersion;
      architecture = from.architecture;
      cpuModel = from.cpuModel;
      cpus = from.cpus;
      memory = from.memory;
      marks = from.marks;
    }

    /** The hypervisor's version as text. */
    public Builder hypervisorVersion(String value) {
      hypervisorVersion = value;
      return this;
    }

    /** Instruction set of its CPUs as libvirt names it, such as "x86_64" or "aarch64". */
    public Builder architecture(String value) {
      architecture = value;
      return this;
    }

    /** Model of its CPUs, such as "Skylake-Client-IBRS". */
    public Builder cpuModel(String value) {
      cpuModel = value;
      return this;
    }

    /** Number of logical (physical, for the guests) CPUs. */
    public Builder cpus(int value) {
      cpus = value;
      return this;
    }

    /** Physical memory in bytes. */
    public Builder memory(long value) {
      memory = value;
      return this;
    }

    /** Further marks, which tell this machine from others. */
    public Builder addMarks(Set<String> further) {
      Set<String> all = new HashSet<>(marks);
      all.addAll(further);
      marks = all;
      return this;
    }

    /** What the host tells. */
    public HostInfo build() {
      return new HostInfo(hostName, hypervisor, hypervisorVersion, architecture, cpuModel, cpus, memory, marks);
    }
  }
}
