/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import static org.xenworkbench.core.metric.MetricDescriptor.Scope.HOST;
import static org.xenworkbench.core.metric.MetricDescriptor.Scope.VM;

import java.util.List;

/**
 * The metrics of the core, named as XenServer names them.
 *
 * @since 0.1
 */
public final class Metrics {

  /** A host's CPU time in use. */
  public static final String CPU_AVG = "cpu_avg";
  /** A host's load average. */
  public static final String LOADAVG = "loadavg";
  /** A host's memory. */
  public static final String MEMORY_TOTAL = "memory_total";
  /** A host's memory that nobody has. */
  public static final String MEMORY_FREE = "memory_free";
  /** A host's memory that somebody has. */
  public static final String MEMORY_USED = "memory_used";
  /** What a host receives. */
  public static final String PIF_AGGR_RX = "pif_aggr_rx";
  /** What a host sends. */
  public static final String PIF_AGGR_TX = "pif_aggr_tx";
  /** How many domains run on a host. */
  public static final String RUNNING_DOMAINS = "running_domains";
  /** How many virtual CPUs run on a host. */
  public static final String RUNNING_VCPUS = "running_vcpus";
  /** A VM's CPU time in use. */
  public static final String CPU_USAGE = "cpu_usage";
  /** A VM's memory. */
  public static final String MEMORY = "memory";
  /** What a VM's memory is to become. */
  public static final String MEMORY_TARGET = "memory_target";
  /** A VM's memory that its guest does not use. */
  public static final String MEMORY_INTERNAL_FREE = "memory_internal_free";

  /** Group of CPU metrics. */
  public static final String GROUP_CPU = "cpu";
  /** Group of memory metrics. */
  public static final String GROUP_MEMORY = "memory";
  /** Group of network metrics. */
  public static final String GROUP_NETWORK = "network";
  /** Group of disk metrics. */
  public static final String GROUP_DISK = "disk";
  /** Group of metrics that count domains. */
  public static final String GROUP_DOMAINS = "domains";

  /** All metrics of the core; {@code docs/metrics.md} is this table. */
  public static final List<MetricDescriptor> ALL = List.of(
      new MetricDescriptor(CPU_AVG, "CPU", HOST, Unit.RATIO, GROUP_CPU,
          "CPU time used over the CPU time of all physical CPUs.",
          "Xen: sum of the rates of all domains' CPU time (virDomainGetInfo), Domain-0 included, over the number of "
              + "CPUs; else non-idle time (virNodeGetCPUStats)."),
      new MetricDescriptor("cpu<N>", "CPU <N>", HOST, Unit.RATIO, GROUP_CPU,
          "Share of time in which physical CPU N was not idle.",
          "OSHI for this machine; left out for others, as libvirt has one call per CPU for it and none on Xen."),
      new MetricDescriptor(LOADAVG, "Load", HOST, Unit.COUNT, "load",
          "Load average over one minute.",
          "OSHI for this machine; libvirt does not tell it."),
      new MetricDescriptor(MEMORY_TOTAL, "Memory total", HOST, Unit.BYTES, GROUP_MEMORY,
          "Physical memory (XenServer: memory_total_kib).",
          "virNodeGetMemoryStats, on Xen virNodeGetInfo."),
      new MetricDescriptor(MEMORY_FREE, "Memory free", HOST, Unit.BYTES, GROUP_MEMORY,
          "Physical memory that no domain and not the hypervisor has; where Linux is the hypervisor, what it would "
              + "give up of its caches counts as free (XenServer: memory_free_kib).",
          "virNodeGetMemoryStats (free, buffers, cached), on Xen virNodeGetFreeMemory."),
      new MetricDescriptor(MEMORY_USED, "Memory used", HOST, Unit.BYTES, GROUP_MEMORY,
          "Memory total minus memory free.",
          "Both."),
      new MetricDescriptor(PIF_AGGR_RX, "Received", HOST, Unit.BYTES_PER_SECOND, GROUP_NETWORK,
          "Bytes received per second over all physical interfaces.",
          "OSHI for this machine; libvirt does not tell it."),
      new MetricDescriptor(PIF_AGGR_TX, "Sent", HOST, Unit.BYTES_PER_SECOND, GROUP_NETWORK,
          "Bytes sent per second over all physical interfaces.",
          "OSHI for this machine; libvirt does not tell it."),
      new MetricDescriptor("pif_<dev>_rx", "<dev> received", HOST, Unit.BYTES_PER_SECOND, GROUP_NETWORK,
          "Bytes received per second by a physical interface.",
          "OSHI for this machine."),
      new MetricDescriptor("pif_<dev>_tx", "<dev> sent", HOST, Unit.BYTES_PER_SECOND, GROUP_NETWORK,
          "Bytes sent per second by a physical interface.",
          "OSHI for this machine."),
      new MetricDescriptor("disk_<dev>_read", "<dev> read", HOST, Unit.BYTES_PER_SECOND, GROUP_DISK,
          "Bytes read per second from a disk of the machine.",
          "OSHI for this machine."),
      new MetricDescriptor("disk_<dev>_write", "<dev> written", HOST, Unit.BYTES_PER_SECOND, GROUP_DISK,
          "Bytes written per second to a disk of the machine.",
          "OSHI for this machine."),
      new MetricDescriptor(RUNNING_DOMAINS, "Active domains", HOST, Unit.COUNT, GROUP_DOMAINS,
          "Number of domains that are active on the host, the control domain included.",
          "The list of domains."),
      new MetricDescriptor(RUNNING_VCPUS, "Active vCPUs", HOST, Unit.COUNT, GROUP_DOMAINS,
          "Number of online virtual CPUs of the active domains.",
          "virDomainGetInfo."),
      new MetricDescriptor(CPU_USAGE, "CPU", VM, Unit.RATIO, GROUP_CPU,
          "CPU time used over the CPU time of its online virtual CPUs.",
          "virDomainGetInfo."),
      new MetricDescriptor("cpu<N>", "vCPU <N>", VM, Unit.RATIO, GROUP_CPU,
          "Share of time in which virtual CPU N ran.",
          "Bulk statistics (vcpu.N.time); on Xen virDomainGetVcpus, a call more for a VM with several."),
      new MetricDescriptor(MEMORY, "Memory", VM, Unit.BYTES, GROUP_MEMORY,
          "Memory that the domain has now.",
          "virDomainGetInfo, bulk statistics (balloon.current)."),
      new MetricDescriptor(MEMORY_TARGET, "Memory target", VM, Unit.BYTES, GROUP_MEMORY,
          "Memory that the balloon driver aims at.",
          "Drivers that tell it; libvirt's tell only the memory."),
      new MetricDescriptor(MEMORY_INTERNAL_FREE, "Free in guest", VM, Unit.BYTES, GROUP_MEMORY,
          "Memory that the guest says is unused.",
          "Bulk statistics (balloon.unused), which Xen lacks."),
      new MetricDescriptor("vif_<n>_rx", "Network <n> received", VM, Unit.BYTES_PER_SECOND, GROUP_NETWORK,
          "Bytes per second that virtual interface n received, seen from the guest.",
          "virDomainInterfaceStats, bulk statistics (net.n.rx.bytes)."),
      new MetricDescriptor("vif_<n>_tx", "Network <n> sent", VM, Unit.BYTES_PER_SECOND, GROUP_NETWORK,
          "Bytes per second that virtual interface n sent, seen from the guest.",
          "virDomainInterfaceStats, bulk statistics (net.n.tx.bytes)."),
      new MetricDescriptor("vbd_<dev>_read", "Disk <dev> read", VM, Unit.BYTES_PER_SECOND, GROUP_DISK,
          "Bytes per second read from a virtual block device.",
          "virDomainBlockStats, bulk statistics (block.n.rd.bytes)."),
      new MetricDescriptor("vbd_<dev>_write", "Disk <dev> written", VM, Unit.BYTES_PER_SECOND, GROUP_DISK,
          "Bytes per second written to a virtual block device.",
          "virDomainBlockStats, bulk statistics (block.n.wr.bytes)."),
      new MetricDescriptor("vbd_<dev>_iops_read", "Disk <dev> reads", VM, Unit.PER_SECOND, "iops",
          "Read requests per second to a virtual block device.",
          "virDomainBlockStats, bulk statistics (block.n.rd.reqs)."),
      new MetricDescriptor("vbd_<dev>_iops_write", "Disk <dev> writes", VM, Unit.PER_SECOND, "iops",
          "Write requests per second to a virtual block device.",
          "virDomainBlockStats, bulk statistics (block.n.wr.reqs)."));

  private Metrics() {
  }
}
