/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.storage.DiskUse;

/**
 * The volumes of a host's active pools at one moment.
 *
 * @param all in no order
 */
record HostVolumes(List<StorageVolume> all) {

  /** Asks for them; those of a pool that does not tell are in none that works. */
  static HostVolumes of(HypervisorSession session) throws HypervisorException {
    return of(session, pool -> true);
  }

  /** The same of some pools only. */
  static HostVolumes of(HypervisorSession session, Predicate<StoragePool> wanted) throws HypervisorException {
    Optional<StorageAccess> storage = session.facet(StorageAccess.class);
    List<StorageVolume> all = new ArrayList<>();
    for (StoragePool pool : storage.isEmpty() ? List.<StoragePool>of() : pools(storage.get())) {
      if (pool.isActive() && wanted.test(pool)) {
        all.addAll(of(storage.get(), pool.name()));
      }
    }
    return new HostVolumes(all);
  }

  /** A host without storage has none. */
  private static List<StoragePool> pools(StorageAccess storage) throws HypervisorException {
    try {
      return storage.pools();
    } catch (HypervisorException e) {
      if (e.kind() == Kind.UNSUPPORTED) {
        return List.of();
      }
      throw e;
    }
  }

  private static List<StorageVolume> of(StorageAccess storage, String pool) throws HypervisorException {
    try {
      return storage.volumes(pool);
    } catch (HypervisorException e) {
      if (e.kind() == Kind.LOST) {
        throw e;
      }
      return List.of();
    }
  }

  /** The first of these. */
  Optional<StorageVolume> find(Predicate<StorageVolume> wanted) {
    return all.stream().filter(wanted).findFirst();
  }

  /** One that is based on that path: what is written to it or deleted breaks that one. */
  Optional<StorageVolume> standingOn(String path) {
    return find(volume -> !path.isEmpty() && DiskUse.plain(volume.backing()).equals(DiskUse.plain(path)));
  }

  /** One that is based on what a path leads to, or may: what a base has lost, all that is based on it has. */
  Optional<StorageVolume> basedOn(String path) {
    return find(volume -> DiskUse.isNamesake(volume.backing(), path));
  }
}
