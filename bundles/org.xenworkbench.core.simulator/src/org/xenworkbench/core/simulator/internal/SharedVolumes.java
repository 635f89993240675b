/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xenworkbench.core.driver.StorageVolume;

/**
 * The disks of a fleet's VMs, which all of its hosts have: without that no VM could migrate. Each host has a pool of
 * its own for them, so that it can be stopped or fail there alone. Guarded by its world.
 *
 * @param capacity of each pool, in bytes
 */
record SharedVolumes(long capacity, Map<String, StorageVolume> volumes, Map<String, byte[]> contents) {

  private static final String NAME = "images";
  private static final String PATH = "/srv/images";
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;
  private static final long LEAST = 500 * GIB;

  /** Those at the beginning, the same in every run: each VM has one. */
  static SharedVolumes of(List<String> vms) {
    Map<String, StorageVolume> volumes = new LinkedHashMap<>();
    vms.forEach(vm -> volumes.put(vm + ".qcow2", image(vm)));
    long allocated = volumes.values().stream().mapToLong(StorageVolume::allocation).sum();
    return new SharedVolumes(Math.max(LEAST, 2 * allocated), volumes, new LinkedHashMap<>());
  }

  private static StorageVolume image(String vm) {
    long megabytes = 600 + Math.floorMod(vm.hashCode(), 7_000);
    String file = vm + ".qcow2";
    return new StorageVolume(NAME, file, PATH + '/' + file, "qcow2", 32 * GIB, megabytes * MIB);
  }

  /** A host's pool of them. */
  PoolState pool() {
    PoolState pool = new PoolState(NAME, PATH, capacity, true, volumes, contents);
    pool.share();
    return pool;
  }
}
