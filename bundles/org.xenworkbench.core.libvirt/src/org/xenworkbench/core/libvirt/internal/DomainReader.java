/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.ptr.IntByReference;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
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
   * @param cpuTime CPU time in nanoseconds, -1 if not active or not known
   * @param nanos when
   */
  record Snapshot(DomainInfo info, long cpuTime, long nanos) {
  }

  /** The domain as it is now. */
  static Snapshot read(UUID uuid, Domain domain, DomainFacts facts) throws LibvirtException {
    try {
      return snapshot(uuid, domain, facts, domain.getInfo());
    } catch (LibvirtException e) {
      if (LibvirtErrors.kind(e.getError().getCode()) != Kind.FAILED) {
        throw e;
      }
      return ending(uuid, domain, facts, e);
    }
  }

  private static Snapshot snapshot(UUID uuid, Domain domain, DomainFacts facts, org.libvirt.DomainInfo read)
      throws LibvirtException {
    long nanos = System.nanoTime();
    DomainState state = DomainStates.state(read.state);
    int number = state.isActive() ? domain.getID() : -1;
    // Xen counts some pages of its own to a domain, which then has a little more than its maximum.
    long maximum = Math.max(read.maxMem, read.memory);
    DomainInfo info = new DomainInfo(uuid, domain.getName(), number, state, read.nrVirtCpu, read.memory * KIB,
        maximum * KIB, facts.isPersistent(uuid, domain));
    return new Snapshot(info, state.isActive() ? read.cpuTime : -1, nanos);
  }

  /**
   * Xen has forgotten a domain that ends or leaves a moment before libvirt has: then only libvirt's own record of it is
   * left, which has neither CPU time nor the memory that it has: no samples are made up of them.
   */
  private static Snapshot ending(UUID uuid, Domain domain, DomainFacts facts, LibvirtException failure)
      throws LibvirtException {
    long maximum = domain.getMaxMemory() * KIB;
    IntByReference number = new IntByReference();
    if (Virt.virDomainGetState(Handles.of(domain), number, null, 0) < 0) {
      throw failure;
    }
    DomainState state = DomainStates.state(number.getValue());
    DomainInfo info = new DomainInfo(uuid, domain.getName(), state.isActive() ? domain.getID() : -1, state, 0, 0,
        maximum, facts.isPersistent(uuid, domain));
    return new Snapshot(info, -1, System.nanoTime());
  }
}
