/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.ArrayList;
import java.util.List;
import org.libvirt.Domain;
import org.libvirt.DomainBlockStats;
import org.libvirt.DomainInterfaceStats;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.libvirt.internal.DomainFacts.Devices;

/** Reads the counters of a domain's network interfaces and block devices, one call each. */
final class DeviceReader {

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
      List<Reading> readings = new ArrayList<>();
      connection.call(Messages.Action_poll, connect -> {
        Devices devices = facts.devices(domain.uuid(), info.number(), domain.handle);
        networks(domain.handle, info.number(), devices, readings);
        disks(domain.handle, devices, readings);
        return readings;
      });
      domain.readings(readings);
    } catch (HypervisorException e) {
      // The domain has vanished or its job is locked: this round has no counters of its devices.
      domain.readings(List.of());
    }
  }

  private void networks(Domain domain, int number, Devices devices, List<Reading> readings) throws LibvirtException {
    List<String> names = devices.xml().interfaces();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      String name = names.get(i).isEmpty() ? "vif" + number + '.' + i : names.get(i);
      tolerant(devices, name, () -> {
        DomainInterfaceStats stats = domain.interfaceStats(name);
        DeviceReadings.network(readings, index, stats.rx_bytes, stats.tx_bytes);
      });
    }
  }

  private void disks(Domain domain, Devices devices, List<Reading> readings) throws LibvirtException {
    for (String disk : devices.xml().disks()) {
      tolerant(devices, disk, () -> {
        DomainBlockStats stats = domain.blockStats(disk);
        DeviceReadings.disk(readings, disk, stats.rd_bytes, stats.wr_bytes, stats.rd_req, stats.wr_req);
      });
    }
  }

  private interface DeviceCall {
    void run() throws LibvirtException;
  }

  /** One that is refused for good is not asked again; one that fails otherwise ends the round for this domain. */
  private static void tolerant(Devices devices, String name, DeviceCall call) throws LibvirtException {
    if (devices.refused().contains(name)) {
      return;
    }
    try {
      call.run();
    } catch (LibvirtException e) {
      Kind kind = LibvirtErrors.kind(e.getError().getCode());
      if (kind == Kind.UNSUPPORTED || kind == Kind.FAILED) {
        devices.refused().add(name);
      } else {
        throw e;
      }
    }
  }
}
