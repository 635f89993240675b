/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MXBean;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.jmx.Parameter;

/** A host. */
@Described("A host and its latest metrics.")
@MXBean
public interface HostMXBean extends Versioned {

  @Described("Identity of the host, kept for as long as it is configured.")
  String getId();

  @Described("The user's name for the host.")
  String getName();

  @Described("Tags that the user gave it, in order.")
  String[] getTags();

  @Described("Where it is reached; for display.")
  String getAddress();

  @Described("HYPERVISOR, or MACHINE for one that is only measured.")
  String getKind();

  @Described("Whether the host is made up.")
  boolean isSimulated();

  @Described("DISCONNECTED, CONNECTING, CONNECTED or FAILED.")
  String getConnectionState();

  @Described("Name of another host that is the same machine and shows its VMs; empty if there is none.")
  String getSameMachineAs();

  @Described("Name and version of its hypervisor; empty before the first connection.")
  String getHypervisor();

  @Described("Instruction set of its CPUs, such as x86_64; empty before the first connection.")
  String getArchitecture();

  @Described("Model of its CPUs; empty before the first connection, and where its driver knows none.")
  String getCpuModel();

  @Described(value = "Number of logical CPUs; 0 before the first connection.", units = "count")
  int getCpus();

  @Described(value = "Physical memory; 0 before the first connection.", units = "bytes")
  long getMemory();

  @Described(value = "CPU time used over the CPU time of all physical CPUs; NaN if unknown.", units = "ratio")
  double getCpuUsage();

  @Described(value = "Memory total minus free; NaN if unknown.", units = "bytes")
  double getMemoryUsed();

  @Described(value = "Memory that no domain and not the hypervisor has; NaN if unknown.", units = "bytes")
  double getMemoryFree();

  @Described(value = "Received over all physical interfaces; NaN if unknown.", units = "bytes/s")
  double getNetworkReceived();

  @Described(value = "Sent over all physical interfaces; NaN if unknown.", units = "bytes/s")
  double getNetworkSent();

  @Described(value = "Domains that are active, the control domain included; NaN if unknown.", units = "count")
  double getRunningDomains();

  @Described("Names of the virtual machines that it owns.")
  String[] getVirtualMachines();

  @Described("The latest value of every metric of the host, those of third parties included.")
  MetricData[] getMetrics();

  /**
   * Makes a VM, shut off, of a definition in the form of the host.
   *
   * @return the identity of the operation, which is the correlation of its entry in the event log
   * @throws IllegalStateException with the reason if it is not possible now
   * @throws IllegalArgumentException with the reason if it is no definition, or its name is taken
   */
  @Described("Makes a virtual machine of a definition, and does not start it. Returns the correlation of its entry in"
      + " the event log.")
  String createVirtualMachine(@Parameter(name = "definition", value = "The definition in the form of the host, which is"
      + " XML, with a name that no other VM of the host has, and a UUID or none.", secret = true) String definition);

  @Described("Whether it is in maintenance, so that nothing is migrated to it.")
  boolean isInMaintenance();

  @Described(value = "Where each of its running virtual machines would go, and what would stay, with reasons. Does"
      + " nothing. May take seconds.", reads = true)
  PlacementData[] planEvacuation();

  @Described("Puts it in maintenance and begins to migrate what runs there, by a plan made now, which it returns."
      + " How it goes is in the event log.")
  PlacementData[] evacuate();

  @Described("Ends its maintenance; returns what is brought back, and what cannot be.")
  PlacementData[] endMaintenance(@Parameter(name = "bringBack",
      value = "Whether what was migrated away since the maintenance began is migrated back") boolean bringBack);

  @Described("How its evacuation goes: none, or how many wait and are under way, and whether it is paused.")
  String getEvacuation();

  @Described("Holds what waits to leave it; what is under way goes on.")
  void pauseEvacuation();

  @Described("Lets what waits to leave it have its turn again.")
  void resumeEvacuation();

  @Described("Cancels what waits to leave it; what is under way goes on, and it stays in maintenance.")
  void stopEvacuation();

  @Described("Cancels what waits to leave it, brings back what has left it since its maintenance began, the last first,"
      + " once nothing is under way, and ends its maintenance. Returns the correlation of its entry in the event log.")
  String rollBackEvacuation();
}
