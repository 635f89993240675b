/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Attaches and detaches devices of domains: at once where a domain is active, and for its next start where it has a
 * definition; a domain that would not outlive its end is changed until then. A facet of a session
 * ({@link HypervisorSession#facet}) for any thread.
 *
 * <p>Each call fails with {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list the domain, and
 * with {@link HypervisorException.Kind#INVALID_STATE} if it is off with a saved state, from which it would go on
 * unchanged.
 *
 * @since 0.1
 */
@ConsumerType
public interface DeviceControl {

  /**
   * Attaches a disk.
   *
   * @throws HypervisorException with {@link HypervisorException.Kind#CONFIGURATION} if the plan is refused
   *     ({@link DiskPlan#refusal}), with {@link HypervisorException.Kind#INVALID_STATE} if the domain has a device of
   *     that name, and in all cases with nothing attached
   */
  void attach(UUID domain, DiskPlan disk) throws HypervisorException;

  /** The same for a network interface; one without an address gets one that is made up. */
  void attach(UUID domain, InterfacePlan nic) throws HypervisorException;

  /**
   * Detaches a device. What is on a disk stays.
   *
   * @param device the guest's name of a disk, such as {@code vdb}, or the address of a network interface
   * @throws HypervisorException with {@link HypervisorException.Kind#INVALID_STATE} if the domain has no such device,
   *     or if its guest has not let go of it when the host waits no longer: it may still do so, and its
   *     next start is without it
   */
  void detach(UUID domain, String device) throws HypervisorException;

  /**
   * Puts a medium into a drive in place of the one that is in it.
   *
   * @param drive the guest's name of the drive, such as {@code hda}
   * @param source the absolute path of a file or device of the host; empty to eject what is in it
   * @throws HypervisorException with {@link HypervisorException.Kind#INVALID_STATE} if the domain has no such drive
   */
  void changeMedium(UUID domain, String drive, String source) throws HypervisorException;
}
