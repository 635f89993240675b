/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.VmId;

/** What the facets of one session ask before they change anything. */
final class Guard {

  private final Connection connection;
  private final DriverTraits traits;
  private final boolean readOnly;

  Guard(Connection connection, DriverTraits traits, boolean readOnly) {
    this.connection = connection;
    this.traits = traits;
    this.readOnly = readOnly;
  }

  /** Refuses what a read-only session or a control domain does not allow. */
  void checkChangeable(UUID uuid, String action, String name) throws HypervisorException {
    checkWritable(action);
    if (uuid.equals(VmId.CONTROL_DOMAIN_UUID)) {
      throw new HypervisorException(Kind.UNSUPPORTED, NLS.bind(Messages.Control_domain, name, connection.host()));
    }
  }

  /** Refuses on a read-only session. */
  void checkWritable(String action) throws HypervisorException {
    if (readOnly) {
      throw new HypervisorException(Kind.CONFIGURATION, NLS.bind(Messages.Read_only, action, connection.host()));
    }
  }

  /** Refuses what libvirt's driver for this type of host lacks. */
  void require(Feature feature, String action) throws HypervisorException {
    String missing = traits.lacks().get(feature);
    if (missing != null) {
      throw connection.errors().of(action, Kind.UNSUPPORTED, missing, null);
    }
  }
}
