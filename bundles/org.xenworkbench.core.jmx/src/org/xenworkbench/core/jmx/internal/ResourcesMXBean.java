/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import javax.management.MXBean;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.jmx.Parameter;

/** Storage pools and networks of a host. */
@Described("Storage pools, volumes and networks of a host. What can be done with one is an operation with its name.")
@MXBean
public interface ResourcesMXBean extends Versioned {

  @Described("The name of the host.")
  String getHost();

  @Described("The names of its storage pools, as far as somebody has looked since it was connected.")
  String[] getPools();

  @Described("The names of its networks, as far as somebody has looked since it was connected.")
  String[] getNetworks();

  @Described(value = "Has the host asked for its storage pools and networks.", reads = true)
  void look();

  @Described("Makes a storage pool of a folder of the host, and starts it.")
  String createPool(
      @Parameter(name = "name", value = "The name of the pool, which no other of the host has.") String name,
      @Parameter(name = "path", value = "The absolute path of the folder, which must be there.") String path);

  @Described("Makes a volume in a pool.")
  String createVolume(@Parameter(name = "pool", value = "The name of the pool.") String pool,
      @Parameter(name = "name", value = "The name of the volume, which no other of the pool has.") String name,
      @Parameter(name = "capacity", value = "What can be written to it, in bytes.") long capacity,
      @Parameter(name = "allocation", value = "What it takes from the beginning, in bytes.") long allocation,
      @Parameter(name = "format", value = "How it is written: raw or qcow2.") String format);

  @Described("Makes a network, and starts it.")
  String createNetwork(
      @Parameter(name = "name", value = "The name of the network, which no other of the host has.") String name,
      @Parameter(name = "mode", value = "How it leads out: NAT, ISOLATED or BRIDGE.") String mode,
      @Parameter(name = "bridge", value = "The bridge of the host, of the mode BRIDGE; else empty.") String bridge,
      @Parameter(name = "subnet", value = "The third number of its addresses, of the other modes.") int subnet);
}
