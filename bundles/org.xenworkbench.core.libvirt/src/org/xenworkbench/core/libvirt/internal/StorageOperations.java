/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.libvirt.internal.jna.StorageCalls;

/** Storage pools and volumes of a host. */
final class StorageOperations implements StorageAccess, StorageControl {

  private final Connection connection;
  private final Guard guard;

  StorageOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  @Override
  public List<StoragePool> pools() throws HypervisorException {
    return connection.call(Messages.Action_pools, connect -> {
      List<StorageCalls.Pool> pools = StorageCalls.pools(Connection.pointer(connect), MOST_POOLS);
      if (pools == null) {
        throw connection.lastError(Messages.Action_pools);
      }
      return pools.stream().flatMap(pool -> ResourceXml.read(pool).stream()).toList();
    });
  }

  @Override
  public List<StorageVolume> volumes(String pool) throws HypervisorException {
    String doing = NLS.bind(Messages.Action_volumes, pool);
    return onPool(pool, doing, handle -> {
      List<StorageCalls.Volume> volumes = StorageCalls.volumes(handle, MOST_VOLUMES);
      if (volumes == null) {
        throw connection.lastError(doing);
      }
      return volumes.stream().flatMap(volume -> ResourceXml.read(pool, volume).stream()).toList();
    });
  }

  @Override
  public Optional<StorageVolume> volumeAt(String path) throws HypervisorException {
    String doing = NLS.bind(Messages.Action_volume, path);
    return connection.call(doing, connect -> {
      Optional<StorageCalls.Found> found = StorageCalls.volumeAt(Connection.pointer(connect), path);
      if (found.isEmpty() && !StorageCalls.isNoVolume()) {
        throw connection.lastError(doing);
      }
      return found.flatMap(one -> ResourceXml.read(one.pool(), one.volume()));
    });
  }

  private <T> T onPool(String pool, String doing, StorageCalls.Use<T, HypervisorException> use)
      throws HypervisorException {
    return connection.call(doing, connect -> StorageCalls.onPool(Connection.pointer(connect), pool, use,
        () -> connection.lastError(doing)));
  }

  private void change(String pool, ResourceAction<StoragePool> row, ToIntFunction<Pointer> change)
      throws HypervisorException {
    String doing = row.doing(pool);
    guard.checkWritable(doing);
    onPool(pool, doing, handle -> require(change.applyAsInt(handle), doing));
  }

  private int require(int answer, String doing) throws HypervisorException {
    if (answer < 0) {
      throw connection.lastError(doing);
    }
    return answer;
  }

  @Override
  public void startPool(String pool) throws HypervisorException {
    change(pool, ResourceAction.START_POOL, handle -> StorageCalls.virStoragePoolCreate(handle, 0));
  }

  @Override
  public void stopPool(String pool) throws HypervisorException {
    change(pool, ResourceAction.STOP_POOL, StorageCalls::virStoragePoolDestroy);
  }

  @Override
  public void refreshPool(String pool) throws HypervisorException {
    change(pool, ResourceAction.REFRESH_POOL, handle -> StorageCalls.virStoragePoolRefresh(handle, 0));
  }

  @Override
  public void setPoolAutostart(String pool, boolean on) throws HypervisorException {
    change(pool, on ? ResourceAction.ENABLE_AUTOSTART_POOL : ResourceAction.DISABLE_AUTOSTART_POOL,
        handle -> StorageCalls.virStoragePoolSetAutostart(handle, on ? 1 : 0));
  }

  @Override
  public void deletePool(String pool) throws HypervisorException {
    change(pool, ResourceAction.DELETE_POOL, StorageCalls::virStoragePoolUndefine);
  }

  /** libvirt would take the definition of a pool of that name for a change of it. */
  @Override
  public void createPool(PoolPlan plan) throws HypervisorException {
    String doing = NLS.bind(Messages.Action_createPool, plan.name());
    guard.checkWritable(doing);
    if (pools().stream().anyMatch(pool -> pool.name().equals(plan.name()))) {
      throw connection.errors().of(doing, HypervisorException.Kind.FAILED, Messages.Resource_nameTaken, null);
    }
    connection.call(doing, connect -> StorageCalls.define(Connection.pointer(connect), ResourceXml.of(plan), pool -> {
      if (StorageCalls.virStoragePoolCreate(pool, 0) < 0) {
        HypervisorException failure = connection.lastError(doing);
        StorageCalls.virStoragePoolUndefine(pool);
        throw failure;
      }
      return pool;
    }, () -> connection.lastError(doing)));
  }

  @Override
  public void createVolume(String pool, VolumePlan plan) throws HypervisorException {
    String doing = NLS.bind(Messages.Action_createVolume, plan.name());
    guard.checkWritable(doing);
    onPool(pool, doing, handle -> {
      if (!StorageCalls.create(handle, ResourceXml.of(plan))) {
        throw connection.lastError(doing);
      }
      return handle;
    });
  }

  @Override
  public void copyVolume(String pool, String volume, String name) throws HypervisorException {
    String doing = NLS.bind(Messages.Action_copyVolume, volume);
    guard.checkWritable(doing);
    StorageVolume original = volumes(pool).stream().filter(one -> one.name().equals(volume)).findFirst()
        .orElseThrow(() -> connection.errors().of(doing, HypervisorException.Kind.INVALID_STATE,
            Messages.Resource_gone, null));
    String xml = ResourceXml.copy(original, name);
    onPool(pool, doing, handle -> StorageCalls.onVolume(handle, volume, found -> {
      if (!StorageCalls.copy(handle, xml, found)) {
        throw connection.lastError(doing);
      }
      return found;
    }, () -> connection.lastError(doing)));
  }

  @Override
  public void deleteVolume(String pool, String volume) throws HypervisorException {
    String doing = ResourceAction.DELETE_VOLUME.doing(volume);
    guard.checkWritable(doing);
    onPool(pool, doing, handle -> StorageCalls.onVolume(handle, volume,
        found -> require(StorageCalls.virStorageVolDelete(found, 0), doing), () -> connection.lastError(doing)));
  }
}
