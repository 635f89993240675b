/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that tell of the storage pools of their host. Its methods block and may be called from several
 * threads at once, as those of the {@link HypervisorSession} it is part of. They fail with
 * {@link HypervisorException.Kind#LOST} once that is lost or closed, and with
 * {@link HypervisorException.Kind#UNSUPPORTED} where this host has none.
 *
 * @since 0.1
 */
@ConsumerType
public interface StorageAccess {

  /** As many pools are told of at most. */
  int MOST_POOLS = 1_000;
  /** As many volumes of a pool. */
  int MOST_VOLUMES = 10_000;

  /** All pools, active or not. One that goes meanwhile is left out. */
  List<StoragePool> pools() throws HypervisorException;

  /**
   * The volumes of a pool, which must be active: else it fails with
   * {@link HypervisorException.Kind#INVALID_STATE}, as it does if there is no such pool.
   */
  List<StorageVolume> volumes(String pool) throws HypervisorException;

  /**
   * The volume at that path of the host, in any active pool; empty if none of them has it, which a file that is in no
   * pool may be, too. By default all pools are read.
   */
  default Optional<StorageVolume> volumeAt(String path) throws HypervisorException {
    for (StoragePool pool : pools()) {
      if (pool.isActive()) {
        Optional<StorageVolume> found =
            volumes(pool.name()).stream().filter(volume -> volume.path().equals(path)).findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
