/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.NetworkCalls;
import org.xenworkbench.core.libvirt.internal.jna.NodeStats;
import org.xenworkbench.core.libvirt.internal.jna.StorageCalls;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/**
 * What a connection lacks: what its driver does by all that is known of it, and what this host or this connection does
 * besides. Only calls that change nothing are tried.
 */
final class CapabilityProbe {

  private static final Set<Feature> STORAGE =
      Set.of(Feature.STORAGE, Feature.STORAGE_POOLS, Feature.VOLUMES, Feature.VOLUME_TRANSFER);
  private static final Set<Feature> NETWORKS = Set.of(Feature.NETWORKS, Feature.NETWORK_CONTROL);

  private CapabilityProbe() {
  }

  /**
   * Asks the host, once; also for storage and networks, which are drivers of libvirt that it may not have installed.
   */
  static Map<Feature, String> of(Connection connection, DriverTraits traits, boolean readOnly)
      throws HypervisorException {
    Map<Feature, String> missing = new HashMap<>();
    if (readOnly) {
      Feature.values().stream().filter(Feature::changes)
          .forEach(feature -> missing.put(feature, Messages.Missing_readOnly));
    }
    if (!traits.lacks().containsKey(Feature.HOST_CPU_STATS)) {
      connection.call(Messages.Action_hostInfo, connect -> {
        if (NodeStats.cpu(Connection.pointer(connect)).isEmpty()) {
          missing.put(Feature.HOST_CPU_STATS, NLS.bind(Messages.Missing_refused, Virt.lastErrorText()));
        }
        return connect;
      });
    }
    missing.putAll(parts(connection));
    missing.putAll(traits.lacks());
    return Map.copyOf(missing);
  }

  private static Map<Feature, String> parts(Connection connection) throws HypervisorException {
    Map<Feature, String> missing = new HashMap<>();
    connection.call(Messages.Action_hostInfo, connect -> {
      if (StorageCalls.count(Connection.pointer(connect)) < 0) {
        String reason = NLS.bind(Messages.Missing_refused, Virt.lastErrorText());
        STORAGE.forEach(feature -> missing.put(feature, reason));
      }
      if (NetworkCalls.count(Connection.pointer(connect)) < 0) {
        String reason = NLS.bind(Messages.Missing_refused, Virt.lastErrorText());
        NETWORKS.forEach(feature -> missing.put(feature, reason));
      }
      return connect;
    });
    return missing;
  }
}
