/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.DeviceReadings.Disk;
import org.xenworkbench.core.libvirt.internal.DeviceReadings.Network;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;

/** A device whose counters are read by one call; its names are made once rather than in every round. */
abstract class CountedDevice {

  /** As a C string. */
  final byte[] name;
  private volatile long restsUntil;
  private volatile boolean rests;

  private CountedDevice(String name) {
    this.name = (name + '\0').getBytes(StandardCharsets.UTF_8);
  }

  /** The devices of a domain that has that number. */
  static List<CountedDevice> of(DomainXml xml, int number) {
    List<CountedDevice> devices = new ArrayList<>();
    for (int i = 0; i < xml.interfaces().size(); i++) {
      String name = xml.interfaces().get(i);
      devices.add(network(name.isEmpty() ? "vif" + number + '.' + i : name, i));
    }
    xml.disks().forEach(disk -> devices.add(disk(disk)));
    return List.copyOf(devices);
  }

  private static CountedDevice network(String name, int index) {
    Network names = new Network(index);
    return new CountedDevice(name) {
      @Override
      boolean read(long domain, DomainCalls calls, List<Reading> readings) {
        if (!calls.network(domain, this.name)) {
          return false;
        }
        DeviceReadings.network(readings, names, calls.counter(0), calls.counter(4));
        return true;
      }
    };
  }

  private static CountedDevice disk(String name) {
    Disk names = new Disk(name);
    return new CountedDevice(name) {
      @Override
      boolean read(long domain, DomainCalls calls, List<Reading> readings) {
        if (!calls.disk(domain, this.name)) {
          return false;
        }
        DeviceReadings.disk(readings, names, calls.counter(1), calls.counter(3), calls.counter(0), calls.counter(2));
        return true;
      }
    };
  }

  /** Adds the counters; false if the call fails. */
  abstract boolean read(long domain, DomainCalls calls, List<Reading> readings);

  /** Whether its counters are to be asked for at that monotonic time. */
  boolean isDue(long nanos) {
    return !rests || restsUntil - nanos <= 0;
  }

  /** They could not be read: they are asked for again after a while only. */
  void rest(long nanos, Duration pause) {
    restsUntil = nanos + pause.toNanos();
    rests = true;
  }
}
