/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;

/** A storage pool of a host, with its volumes and what is wrong with it. Guarded by its world. */
final class PoolState {

  /** What of an upload is kept; of more only the size. */
  private static final int KEPT = 16 << 20;

  private final String name;
  private final String path;
  private final long capacity;
  private final Map<String, StorageVolume> volumes;
  private final Map<String, byte[]> contents;
  private boolean active = true;
  private boolean autostart;
  private boolean full;
  private String type = "dir";
  private Optional<String> refusal = Optional.empty();

  /** One with a disk of its own. */
  PoolState(String name, String path, long capacity, boolean autostart) {
    this(name, path, capacity, autostart, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** One whose disk is shared: what is done with a volume is seen by all that have it. */
  PoolState(String name, String path, long capacity, boolean autostart, Map<String, StorageVolume> volumes,
      Map<String, byte[]> contents) {
    this.volumes = volumes;
    this.contents = contents;
    this.name = name;
    this.path = path;
    this.capacity = capacity;
    this.autostart = autostart;
  }

  String name() {
    return name;
  }

  void setFull(boolean value) {
    full = value;
  }

  void share() {
    type = "netfs";
  }

  void setRefusal(Optional<String> value) {
    refusal = value;
  }

  void setAutostart(boolean on) {
    autostart = on;
  }

  private long allocation() {
    return full ? capacity : Math.min(capacity, volumes.values().stream().mapToLong(StorageVolume::allocation).sum());
  }

  StoragePool snapshot() {
    long used = active ? allocation() : 0;
    return StoragePool.of(name, type, path)
        .state(active ? StoragePool.State.RUNNING : StoragePool.State.INACTIVE)
        .sizes(active ? capacity : 0, used, active ? capacity - used : 0).kept(true, autostart).build();
  }

  /** Fails with the reason for which its host refuses everything with it, if there is one. */
  void requireThatItWorks() throws HypervisorException {
    if (refusal.isPresent()) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Storage_refused, name, refusal.get()));
    }
  }

  /** Fails unless it is active, or not. */
  void require(boolean wanted) throws HypervisorException {
    requireThatItWorks();
    if (active != wanted) {
      throw new HypervisorException(Kind.INVALID_STATE,
          NLS.bind(active ? Messages.Storage_active : Messages.Storage_inactive, name));
    }
  }

  void setActive(boolean value) throws HypervisorException {
    require(!value);
    active = value;
  }

  boolean isActive() {
    return active;
  }

  Optional<StorageVolume> volumeAt(String file) {
    return file.startsWith(path + '/') ? Optional.ofNullable(volumes.get(file.substring(path.length() + 1)))
        : Optional.empty();
  }

  List<StorageVolume> volumes() {
    return new ArrayList<>(volumes.values());
  }

  StorageVolume require(String volume) throws HypervisorException {
    require(true);
    StorageVolume found = volumes.get(volume);
    if (found == null) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Storage_noVolume, name, volume));
    }
    return found;
  }

  /** A volume that is new, or takes more than before; fails if there is no room for it. */
  void put(String volume, String format, long size, long allocated) throws HypervisorException {
    StorageVolume before = volumes.get(volume);
    long more = allocated - (before == null ? 0 : before.allocation());
    if (more > 0 && more > capacity - allocation()) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Storage_full, name, volume));
    }
    volumes.put(volume, new StorageVolume(name, volume, path + '/' + volume, format, size, allocated));
  }

  void remove(String volume) {
    volumes.remove(volume);
    contents.remove(volume);
  }

  /** Keeps what is uploaded, unless it is too far behind. */
  void write(String volume, long at, byte[] bytes, int count) {
    if (at < KEPT) {
      int end = (int) Math.min(KEPT, at + count);
      byte[] before = content(volume);
      byte[] now = Arrays.copyOf(before, Math.max(before.length, end));
      System.arraycopy(bytes, 0, now, (int) at, end - (int) at);
      contents.put(volume, now);
    }
  }

  byte[] content(String volume) {
    return contents.getOrDefault(volume, new byte[0]);
  }
}
