/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fleet is at its beginning. Made with {@link #named}.
 *
 * @param name its name, the first part of its hosts' addresses: {@code demo/pm1}
 * @param hosts its hosts
 * @param vms its virtual machines
 * @param xenLike whether it behaves as Xen does through libvirt: of a migration only the elapsed time is known, it can
 *     be neither aborted nor limited, no downtime is reported, the host reports no CPU time of its own, and what runs
 *     is not defined to have more than its maximum
 * @param migrationBandwidth bytes per second of a migration without a limit
 * @param downtime how long a guest stands still when it migrates
 * @param keepAlive how long a frozen host keeps its sessions before they are lost
 * @param shutdownTime how long a guest takes to shut down or to reboot
 * @param faults what goes wrong by itself
 * @param changes how many times a second one of its VMs is paused or goes on by itself; zero for never
 * @since 0.1
 */
public record FleetDefinition(String name, List<SimulatedHost> hosts, List<SimulatedVm> vms, boolean xenLike,
    double migrationBandwidth, Duration downtime, Duration keepAlive, Duration shutdownTime,
    List<SimulatedFault> faults, int changes) {

  /** Keeps unmodifiable copies of the lists. */
  public FleetDefinition {
    hosts = List.copyOf(hosts);
    vms = List.copyOf(vms);
    faults = List.copyOf(faults);
  }

  /** Begins a definition. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Puts a definition together. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private final List<SimulatedVm> vms = new ArrayList<>();
    private final List<SimulatedFault> faults = new ArrayList<>();
    private boolean xenLike;
    private double migrationBandwidth = 512L << 20;
    private Duration downtime = Duration.ofMillis(300);
    private Duration keepAlive = Duration.ofSeconds(30);
    private Duration shutdownTime = Duration.ofSeconds(2);
    private int changes;

    Builder(String name) {
      this.name = name;
    }

    /** Adds a host with an idle Domain-0 of 1 GiB. */
    public Builder host(String hostName, int cpus, long memory) {
      return host(new SimulatedHost(hostName, cpus, memory, 1L << 30,
          new VmLoad(Load.busy(0.08, hostName.hashCode() & 0xff), Load.NONE, Load.NONE, Load.NONE, Load.NONE)));
    }

    /** Adds a host. */
    public Builder host(SimulatedHost host) {
      hosts.add(host);
      return this;
    }

    /** Adds a virtual machine. */
    public Builder vm(SimulatedVm vm) {
      vms.add(vm);
      return this;
    }

    /** Adds something that goes wrong by itself. */
    public Builder fault(SimulatedFault fault) {
      faults.add(fault);
      return this;
    }

    /** Makes it behave as Xen does through libvirt. */
    public Builder xenLike() {
      xenLike = true;
      return this;
    }

    /** Sets the bytes per second of a migration; 512 MiB/s unless set. */
    public Builder migrationBandwidth(double bytesPerSecond) {
      migrationBandwidth = bytesPerSecond;
      return this;
    }

    /** Sets how long a guest stands still when it migrates; 300 ms unless set. */
    public Builder downtime(Duration length) {
      downtime = length;
      return this;
    }

    /** Sets how long a frozen host keeps its sessions; 30 s unless set. */
    public Builder keepAlive(Duration length) {
      keepAlive = length;
      return this;
    }

    /** Sets how long a guest takes to shut down or reboot; 2 s unless set. */
    public Builder shutdownTime(Duration length) {
      shutdownTime = length;
      return this;
    }

    /** Sets how many times a second one of its VMs is paused or goes on by itself; never unless set. */
    public Builder changes(int perSecond) {
      changes = perSecond;
      return this;
    }

    /** The definition. */
    public FleetDefinition build() {
      return new FleetDefinition(name, hosts, vms, xenLike, migrationBandwidth, downtime, keepAlive, shutdownTime,
          faults, changes);
    }
  }
}
