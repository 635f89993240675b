/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that change how many virtual CPUs domains have. Its methods block and may be called from
 * several threads at once, as those of the {@link HypervisorSession} it is part of; they fail with
 * {@link HypervisorException.Kind#LOST} once that is lost or closed.
 *
 * @since 0.1
 */
@ConsumerType
public interface VcpuControl {

  /**
   * Sets how many virtual CPUs an active domain has, until it ends; what it is defined with stays. Returns when the
   * host has taken it up: the guest switches them on and off afterwards, or not at all.
   *
   * @param domain the UUID that the host lists the domain under
   * @param count at least one, and at most {@link DomainInfo#maxVcpus}
   * @throws HypervisorException with {@link HypervisorException.Kind#INVALID_STATE} if it is not active,
   *     {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list it, and
   *     {@link HypervisorException.Kind#UNSUPPORTED} where this domain (a control domain) is beyond the driver
   */
  void setVcpus(UUID domain, int count) throws HypervisorException;
}
