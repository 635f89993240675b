/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.oshi.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.metric.Metrics;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/** Reads the counters of this machine through OSHI. Any thread, one at a time. */
final class MachineReadings {

  /** How often new and vanished devices are looked for; listing them costs more than reading their counters. */
  private static final Duration DEVICES_EVERY = Duration.ofMinutes(1);
  private static final double SECONDS_PER_TICK = 1e-3;
  private static final List<TickType> BUSY = List.of(TickType.USER, TickType.NICE, TickType.SYSTEM, TickType.IRQ,
      TickType.SOFTIRQ);

  private final HardwareAbstractionLayer hardware;
  private final Clock clock;
  private final CentralProcessor processor;
  private final GlobalMemory memory;
  private final TrafficSum received = new TrafficSum();
  private final TrafficSum sent = new TrafficSum();
  private List<NetworkIF> interfaces = List.of();
  private List<HWDiskStore> disks = List.of();
  private Instant devicesAsOf = Instant.MIN;

  MachineReadings(HardwareAbstractionLayer hardware, Clock clock) {
    this.hardware = hardware;
    this.clock = clock;
    processor = hardware.getProcessor();
    memory = hardware.getMemory();
  }

  String cpuModel() {
    return processor.getProcessorIdentifier().getName().strip();
  }

  int cpus() {
    return processor.getLogicalProcessorCount();
  }

  long memory() {
    return memory.getTotal();
  }

  /** One round of readings. */
  synchronized HostReadings read() {
    List<Reading> readings = new ArrayList<>();
    listDevices();
    long before = System.nanoTime();
    long[][] ticks = processor.getProcessorCpuLoadTicks();
    // the readings are of a time between: a thread that waited for a processor meanwhile knows no better
    long nanos = before + (System.nanoTime() - before) / 2;
    readCpus(readings, ticks);
    readMemory(readings);
    readNetwork(readings);
    readDisks(readings);
    return new HostReadings(nanos, cpus(), false, readings);
  }

  private void listDevices() {
    Instant now = clock.instant();
    if (devicesAsOf.equals(Instant.MIN)
        || !Duration.between(devicesAsOf, now).abs().minus(DEVICES_EVERY).isNegative()) {
      interfaces = PhysicalInterfaces.of(hardware.getNetworkIFs());
      disks = hardware.getDiskStores();
      devicesAsOf = now;
    }
  }

  private void readCpus(List<Reading> readings, long[][] ticks) {
    double all = 0;
    for (int cpu = 0; cpu < ticks.length; cpu++) {
      double busy = 0;
      for (TickType type : BUSY) {
        busy += ticks[cpu][type.getIndex()];
      }
      all += busy;
      readings.add(Reading.counter("cpu" + cpu, busy, SECONDS_PER_TICK));
    }
    readings.add(Reading.counter(Metrics.CPU_AVG, all, SECONDS_PER_TICK / Math.max(1, ticks.length)));
    double load = processor.getSystemLoadAverage(1)[0];
    if (load >= 0) {
      readings.add(Reading.gauge(Metrics.LOADAVG, load));
    }
  }

  private void readMemory(List<Reading> readings) {
    readings.add(Reading.gauge(Metrics.MEMORY_TOTAL, memory.getTotal()));
    // what could be had without swapping: "free" alone is always near zero where the rest is cache
    readings.add(Reading.gauge(Metrics.MEMORY_FREE, memory.getAvailable()));
  }

  private void readNetwork(List<Reading> readings) {
    for (NetworkIF device : interfaces) {
      if (device.updateAttributes()) {
        String prefix = "pif_" + deviceName(device.getName());
        readings.add(Reading.counter(prefix + "_rx", device.getBytesRecv()));
        readings.add(Reading.counter(prefix + "_tx", device.getBytesSent()));
        received.add(device.getName(), device.getBytesRecv());
        sent.add(device.getName(), device.getBytesSent());
      }
    }
    if (!interfaces.isEmpty()) {
      readings.add(Reading.counter(Metrics.PIF_AGGR_RX, received.total()));
      readings.add(Reading.counter(Metrics.PIF_AGGR_TX, sent.total()));
    }
  }

  private void readDisks(List<Reading> readings) {
    for (HWDiskStore disk : disks) {
      if (disk.updateAttributes()) {
        String prefix = "disk_" + deviceName(disk.getName());
        readings.add(Reading.counter(prefix + "_read", disk.getReadBytes()));
        readings.add(Reading.counter(prefix + "_write", disk.getWriteBytes()));
      }
    }
  }

  /** The device's short name as a part of a metric's id, in which an underscore separates. */
  static String deviceName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.replace('_', '-');
  }
}
