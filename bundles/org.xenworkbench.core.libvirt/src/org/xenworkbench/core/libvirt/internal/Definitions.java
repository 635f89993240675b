/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.UUID;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.HypervisorException;

/** Reads what domains are made of. Without VIR_DOMAIN_XML_SECURE there are no passwords in it. */
final class Definitions implements DefinitionAccess {

  private final Connection connection;

  Definitions(Means means) {
    this.connection = means.connection();
  }

  @Override
  public String definition(UUID domain) throws HypervisorException {
    return connection.onDomain(domain, Messages.Action_definition, found -> found.getXMLDesc(0));
  }
}
