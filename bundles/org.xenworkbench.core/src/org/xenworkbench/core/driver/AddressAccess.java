/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How guests are reached. A facet of a session ({@link HypervisorSession#facet}) for any thread; each call asks the
 * host.
 *
 * @since 0.1
 */
@ConsumerType
public interface AddressAccess {

  /**
   * The network addresses of an active domain as far as its host knows them, without asking the guest: in text, such as
   * {@code 192.168.122.17}, in the order of its interfaces.
   *
   * @param domain the UUID that the host lists the domain under
   * @return empty if the host knows none
   * @throws HypervisorException with {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list it, and
   *     {@link HypervisorException.Kind#INVALID_STATE} if it is not active
   */
  List<String> addresses(UUID domain) throws HypervisorException;
}
