/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.NodeStats;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/**
 * What a connection can do: what its driver lacks by all that is known of it, less what this host or this connection
 * lacks besides. Only calls that change nothing are tried.
 */
final class CapabilityProbe {

  private CapabilityProbe() {
  }

  /** Asks the host, once. */
  static Capabilities of(Connection connection, DriverTraits traits, boolean readOnly) throws HypervisorException {
    Map<Feature, String> missing = new EnumMap<>(Feature.class);
    if (readOnly) {
      Arrays.stream(Feature.values()).filter(Feature::changes)
          .forEach(feature -> missing.put(feature, Messages.Missing_readOnly));
    }
    if (traits.capabilities().has(Feature.HOST_CPU_STATS)) {
      connection.call(Messages.Action_hostInfo, connect -> {
        if (NodeStats.cpu(Connection.pointer(connect)).isEmpty()) {
          missing.put(Feature.HOST_CPU_STATS, NLS.bind(Messages.Missing_refused, Virt.lastErrorText()));
        }
        return connect;
      });
    }
    return traits.capabilities().without(missing);
  }
}
