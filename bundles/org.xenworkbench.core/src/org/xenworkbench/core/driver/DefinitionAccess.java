/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What domains are made of. A facet of a session ({@link HypervisorSession#facet}) for any thread; each call asks the
 * host.
 *
 * @since 0.1
 */
@ConsumerType
public interface DefinitionAccess {

  /**
   * The definition of a domain in the hypervisor's form, which is XML: of one that is active as it is now, else as it
   * will start. Passwords are not in it. It comes from the host: whoever reads it trusts nothing in it.
   *
   * @param domain the UUID that the host lists the domain under
   * @throws HypervisorException with {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list it
   */
  String definition(UUID domain) throws HypervisorException;
}
