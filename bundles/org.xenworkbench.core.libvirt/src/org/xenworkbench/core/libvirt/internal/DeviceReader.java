/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;

/** Reads the counters of a domain's network interfaces and block devices, one call each. */
final class DeviceReader {

  private static final int USUAL = 6;
  /** What has failed may have been a moment's trouble; a driver that lacks the counters may get them by a restart. */
  private static final Duration FAILED_PAUSE = Duration.ofMinutes(1);
  private static final Duration UNSUPPORTED_PAUSE = Duration.ofHours(1);

  private final Connection connection;
  private final DomainFacts facts;

  DeviceReader(Connection connection, DomainFacts facts) {
    this.connection = connection;
    this.facts = facts;
  }

  /** Adds what can be read to the domain; a device that fails costs its own values only. */
  void read(PolledDomain domain) {
    DomainInfo info = domain.info;
    if (info == null) {
      return;
    }
    try {
      domain.readings(connection.call(Messages.Action_poll, connect -> read(domain, info.number())));
    } catch (HypervisorException e) {
      // The domain has vanished or its job is locked: this round has no counters of its devices.
      domain.readings(List.of());
    }
  }

  private List<Reading> read(PolledDomain domain, int number) throws HypervisorException {
    DomainCalls calls = DomainCalls.ofThread();
    List<Reading> readings = new ArrayList<>(USUAL);
    long now = System.nanoTime();
    for (CountedDevice device : facts.devices(domain.uuid(), number, domain.handle, connection)) {
      if (device.isDue(now) && !device.read(domain.handle, calls, readings)) {
        failed(device, now);
      }
    }
    return readings;
  }

  /** A device that fails rests, so that it does not cost a call each round; what concerns the domain ends its round. */
  private void failed(CountedDevice device, long now) throws HypervisorException {
    HypervisorException failure = connection.lastError(Messages.Action_poll);
    switch (failure.kind()) {
      case UNSUPPORTED -> device.rest(now, UNSUPPORTED_PAUSE);
      case FAILED -> device.rest(now, FAILED_PAUSE);
      default -> throw failure;
    }
  }
}
