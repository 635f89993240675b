/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;

/** Reads one domain by calls that never wait for its job. */
final class DomainReader {

  private static final long KIB = 1024;

  private DomainReader() {
  }

  /**
   * What was read.
   *
   * @param info the domain
   * @param cpuTime CPU time in nanoseconds, -1 if not active
   * @param nanos when
   */
  record Snapshot(DomainInfo info, long cpuTime, long nanos) {
  }

  /** The domain as it is now. */
  static Snapshot read(UUID uuid, Domain domain, DomainFacts facts) throws LibvirtException {
    org.libvirt.DomainInfo read = domain.getInfo();
    long nanos = System.nanoTime();
    DomainState state = DomainStates.state(read.state);
    int number = state.isActive() ? domain.getID() : -1;
    // Xen counts some pages of its own to a domain, which then has a little more than its maximum.
    long maximum = Math.max(read.maxMem, read.memory);
    DomainInfo info = new DomainInfo(uuid, domain.getName(), number, state, read.nrVirtCpu, read.memory * KIB,
        maximum * KIB, facts.isPersistent(uuid, domain));
    return new Snapshot(info, state.isActive() ? read.cpuTime : -1, nanos);
  }
}
