/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;

/** Reads the counters of a domain's network interfaces and block devices, one call each. */
final class DeviceReader {

  private static final int USUAL = 6;

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
    for (CountedDevice device : facts.devices(domain.uuid(), number, domain.handle, connection)) {
      if (!device.isRefused() && !device.read(domain.handle, calls, readings)) {
        failed(device);
      }
    }
    return readings;
  }

  /** One that is refused for good is not asked again; one that fails otherwise ends the round for this domain. */
  private void failed(CountedDevice device) throws HypervisorException {
    HypervisorException failure = connection.lastError(Messages.Action_poll);
    if (failure.kind() != Kind.UNSUPPORTED && failure.kind() != Kind.FAILED) {
      throw failure;
    }
    device.refuse();
  }
}
