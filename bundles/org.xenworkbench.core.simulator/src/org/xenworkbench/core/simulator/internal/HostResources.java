/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;

/** Storage and networks of a host, made up when somebody first asks. Guarded by its world. */
final class HostResources {

  /** The bridge that all VMs are on. */
  static final String BRIDGE = "xenbr0";
  private static final long GIB = 1L << 30;
  private static final int MIB = 1 << 20;

  private final Map<String, PoolState> pools = new LinkedHashMap<>();
  private final Map<String, VirtualNetwork> networks = new LinkedHashMap<>();

  /**
   * Those of a host at its beginning.
   *
   * @param shared what it has together with the other hosts of its fleet
   */
  HostResources(SharedVolumes shared) {
    PoolState images = shared.pool();
    PoolState iso = new PoolState("iso", "/srv/iso", 40 * GIB, false);
    add(iso, "debian-12.iso", 660L * MIB);
    pools.put(images.name(), images);
    pools.put(iso.name(), iso);
    add(new VirtualNetwork("lan", BRIDGE, "bridge", true, true, true));
    add(new VirtualNetwork("default", "virbr0", "nat", true, true, true));
    add(new VirtualNetwork("lab", "virbr1", "", false, true, false));
  }

  private static void add(PoolState pool, String volume, long bytes) {
    try {
      pool.put(volume, "raw", bytes, bytes);
    } catch (HypervisorException e) {
      return; // what has no room is not there
    }
  }

  List<PoolState> pools() {
    return List.copyOf(pools.values());
  }

  PoolState pool(String name) throws HypervisorException {
    PoolState found = pools.get(name);
    if (found == null) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Storage_noPool, name));
    }
    return found;
  }

  boolean hasPool(String name) {
    return pools.containsKey(name);
  }

  void add(PoolState pool) {
    pools.put(pool.name(), pool);
  }

  void removePool(String name) {
    pools.remove(name);
  }

  /** The volume in an active pool at that path. */
  Optional<StorageVolume> volumeAt(String path) {
    return pools.values().stream().filter(PoolState::isActive).flatMap(pool -> pool.volumeAt(path).stream())
        .findFirst();
  }

  /** Whether there is one. */
  boolean hasFile(String path) {
    return volumeAt(path).isPresent();
  }

  boolean hasBridge(String bridge) {
    return networks.values().stream().anyMatch(network -> network.active() && network.bridge().equals(bridge));
  }

  List<VirtualNetwork> networks() {
    return List.copyOf(networks.values());
  }

  VirtualNetwork network(String name) throws HypervisorException {
    VirtualNetwork found = networks.get(name);
    if (found == null) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Networks_none, name));
    }
    return found;
  }

  boolean hasNetwork(String name) {
    return networks.containsKey(name);
  }

  void add(VirtualNetwork network) {
    networks.put(network.name(), network);
  }

  void removeNetwork(String name) {
    networks.remove(name);
  }
}
