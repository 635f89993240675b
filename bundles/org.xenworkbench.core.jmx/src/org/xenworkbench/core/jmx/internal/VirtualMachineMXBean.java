/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MXBean;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.jmx.Parameter;

/** A virtual machine. What changes its power state are further operations, the rows of the core's table. */
@Described("A virtual machine and its latest metrics, whichever host it runs on.")
@MXBean
public interface VirtualMachineMXBean extends Versioned {

  @Described("Its UUID.")
  String getUuid();

  @Described("Its name.")
  String getName();

  @Described("Name of the host that owns it.")
  String getHost();

  @Described("Identity of the host that owns it.")
  String getHostId();

  @Described("Its state, as libvirt names it.")
  String getState();

  @Described("Why it is in its state, such as IO_ERROR; UNKNOWN if the host does not tell.")
  String getStateReason();

  @Described("Whether the hypervisor has it, in whatever state: one that crashed may still be there.")
  boolean isActive();

  @Described("The hypervisor's number of the active domain, -1 if it is not active.")
  int getDomainNumber();

  @Described(value = "Online virtual CPUs.", units = "count")
  int getVcpus();

  @Described(value = "Memory it has now.", units = "bytes")
  long getMemory();

  @Described(value = "Memory it may have.", units = "bytes")
  long getMaxMemory();

  @Described("Whether its definition survives its end.")
  boolean isPersistent();

  @Described(value = "Virtual CPUs it may have online, 0 if not known.", units = "count")
  int getMaxVcpus();

  @Described("Whether its host keeps its state on disk, which its next start goes on from.")
  boolean isSaved();

  @Described("Tags that the user gave it, in order.")
  String[] getTags();

  @Described("Whether it is started when its host starts.")
  boolean isAutostart();

  @Described("Whether it is the control domain of its host (Domain-0).")
  boolean isControlDomain();

  @Described("Name of the host it is being migrated to, empty if it is not.")
  String getMigratingTo();

  @Described("Name of the host from which it is on its way while only its target is connected, empty if it is not.")
  String getMigratingFrom();

  @Described("Names of the hosts that have another VM with this UUID.")
  String[] getAlsoOn();

  @Described("Whether another host's VM has borne this UUID before; its metrics are its own.")
  boolean isClaim();

  @Described(value = "CPU time used over that of its virtual CPUs; NaN if unknown.", units = "ratio")
  double getCpuUsage();

  @Described(value = "Received by all its interfaces; NaN if unknown.", units = "bytes/s")
  double getNetworkReceived();

  @Described(value = "Sent by all its interfaces; NaN if unknown.", units = "bytes/s")
  double getNetworkSent();

  @Described(value = "Read from all its disks; NaN if unknown.", units = "bytes/s")
  double getDiskRead();

  @Described(value = "Written to all its disks; NaN if unknown.", units = "bytes/s")
  double getDiskWritten();

  @Described("The latest value of every metric of the VM, those of third parties included.")
  MetricData[] getMetrics();

  @Described("Attaches a disk, at once if it runs and for its next start.")
  String attachDisk(
      @Parameter(name = "source", value = "The absolute path of a file or device of the host; empty for a drive"
          + " without a CD.") String source,
      @Parameter(name = "target", value = "The guest's name of it, such as vdb.") String target,
      @Parameter(name = "bus", value = "What it is reached by: xen, virtio, scsi, sata, usb or ide.") String bus,
      @Parameter(name = "format", value = "How it is stored: raw or qcow2.") String format,
      @Parameter(name = "use", value = "What the guest may do with it: DISK, READ_ONLY or CD.") String use);

  @Described("Attaches a network interface, at once if it runs and for its next start.")
  String attachInterface(
      @Parameter(name = "kind", value = "What it is connected to: NETWORK or BRIDGE.") String kind,
      @Parameter(name = "source", value = "The name of that.") String source,
      @Parameter(name = "model", value = "What the guest sees; empty for what the host gives.") String model,
      @Parameter(name = "mac", value = "Its address; empty to have one made up.") String mac);

  @Described("Detaches a disk or interface, at once if it runs and for its next start; what is on a disk stays.")
  String detachDevice(@Parameter(name = "device", value = "The guest's name of a disk, or the address of an"
      + " interface.") String device);

  @Described("Puts a CD into a drive, or ejects the one that is in it.")
  String changeMedium(@Parameter(name = "drive", value = "The guest's name of the drive, such as sda.") String drive,
      @Parameter(name = "source",
          value = "The absolute path of a file or device of the host; empty to eject.") String source);

  @Described("Has it started with another definition next, whatever it has now; the entry in the event log keeps that.")
  String define(
      @Parameter(name = "xml", value = "The definition, with its name and UUID.", secret = true) String xml);

  /**
   * Takes a claim for the VM of its UUID. This bean is unregistered then, since the claim is that VM from now on, and
   * the one that was until now gets a bean of its own, as a claim.
   *
   * @return the identity of the operation, which is the correlation of its entry in the event log
   * @throws IllegalStateException if it is no claim, or if something of its UUID is migrating; it says which
   */
  @Described("Says that this virtual machine, another of whose UUID was there first (Claim), is that one: history and"
      + " settings go on with it, and the other becomes the claim. Nothing is changed on hosts. Returns the"
      + " correlation of its entry in the event log.")
  String adopt();

  /**
   * Makes a VM like this one on its host, with copies of the disks that it writes to. It is not started.
   *
   * @return the identity of the operation, which is the correlation of its entry in the event log
   * @throws IllegalStateException with the reason if it is not possible now
   * @throws IllegalArgumentException with the reason if the name cannot be
   */
  @Described("Makes a virtual machine like this one, which must be shut off, with copies of the disks that it writes"
      + " to, and does not start it. Returns the correlation of its entry in the event log.")
  String clone(
      @Parameter(name = "name", value = "The name of the new one, which no other of the host has.") String name);
}
