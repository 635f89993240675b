/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;
import org.xenworkbench.core.model.Bounds;

/** Reads the time that each vCPU of an active domain has run, where the driver does not tell it with all else. */
final class VcpuReader {

  private static final double NANOSECOND = 1e-9;

  private VcpuReader() {
  }

  /**
   * To be called within a {@link Connection#call}; never waits for the domain's job. Nothing if the domain has ended.
   */
  static List<Reading> read(PolledDomain domain) {
    DomainInfo info = domain.info;
    if (info == null || domain.cpuTime() < 0) {
      return List.of();
    }
    if (info.vcpus() == 1) {
      return List.of(reading(0, domain.cpuTime())); // the only one's time is known without a call
    }
    DomainCalls calls = DomainCalls.ofThread();
    int count = Math.min(calls.vcpus(domain.handle, info.vcpus()), info.vcpus());
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = calls.vcpuNumber(i);
      if (number >= 0 && number < Bounds.VCPUS) {
        readings.add(reading(number, calls.vcpuTime(i)));
      }
    }
    return readings;
  }

  private static Reading reading(int number, long nanos) {
    return Reading.counter("cpu" + number, nanos, NANOSECOND);
  }
}
