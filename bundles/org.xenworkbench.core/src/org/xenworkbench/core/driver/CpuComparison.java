/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions whose hypervisor compares CPUs itself, which nobody else can do as well: what a guest may use
 * is not what the machine has. Its methods block and may be called from several threads at once, as those of the
 * {@link HypervisorSession} it is part of. They fail with {@link HypervisorException.Kind#LOST} once that is lost or
 * closed, and with {@link HypervisorException.Kind#FAILED} or {@link HypervisorException.Kind#UNSUPPORTED} where the
 * host cannot compare what it is given.
 *
 * @since 0.1
 */
@ConsumerType
public interface CpuComparison {

  /**
   * What a host has beside what is asked for.
   *
   * @param enough whether everything that is asked for is there
   * @param missing the names of what is not there, as the hypervisor calls them; empty if it does not name them
   * @since 0.1
   */
  record Match(boolean enough, String missing) {
  }

  /** The CPUs of this host in the hypervisor's form, for another host to compare with. */
  String hostCpu() throws HypervisorException;

  /**
   * Whether this host's CPUs have all that those of another one have.
   *
   * @param cpu what {@link #hostCpu} of the other one told; nothing in it is trusted
   */
  Match compareHost(String cpu) throws HypervisorException;

  /**
   * Whether this host can give a guest the CPU that it has.
   *
   * @param definition the definition of a running domain of another host, see {@link DefinitionAccess}
   * @return empty if the guest has what its host has, so that the hosts are to be compared
   */
  Optional<Match> compareGuest(String definition) throws HypervisorException;
}
