/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that change the power state of domains. Its methods block and may be called from several
 * threads at once, as those of the {@link HypervisorSession} it is part of; they fail with
 * {@link HypervisorException.Kind#LOST} once that is lost or closed.
 *
 * @since 0.1
 */
@ConsumerType
public interface PowerControl {

  /**
   * Changes a domain's power state. Returns when the host has taken it up: a guest that is asked to shut down or to
   * reboot does so afterwards, or not at all.
   *
   * @param domain the UUID that the host lists the domain under
   * @throws HypervisorException with {@link HypervisorException.Kind#INVALID_STATE} if it is not in a state for it, as
   *     {@link PowerAction#fits} tells, {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list it,
   *     {@link HypervisorException.Kind#BUSY} if a job holds it, and {@link HypervisorException.Kind#UNSUPPORTED} where
   *     this action or this domain (a control domain) is beyond the driver
   */
  void power(UUID domain, PowerAction action) throws HypervisorException;
}
