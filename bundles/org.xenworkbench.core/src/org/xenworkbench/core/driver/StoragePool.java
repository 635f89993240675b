/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Set;
import org.xenworkbench.core.model.Bounds;

/**
 * A storage pool at one moment, made by {@link #of}: where a host keeps volumes. Sizes are in bytes, and 0 while it is
 * not active.
 *
 * @param name its name, unlike that of any other of the host
 * @param type what it is made of, as libvirt calls it: {@code dir}, {@code logical}, {@code nfs} and more; may be empty
 * @param path where its volumes are on the host; may be empty
 * @param state its state
 * @param capacity what its volumes could have together
 * @param allocation what is in use
 * @param available what is free
 * @param persistent whether its definition survives its end
 * @param autostart whether it is started when its host starts
 * @since 0.1
 */
public record StoragePool(String name, String type, String path, State state, long capacity, long allocation,
    long available, boolean persistent, boolean autostart) implements HostResource {

  private static final Set<String> ON_SERVER =
      Set.of("netfs", "rbd", "iscsi", "iscsi-direct", "gluster", "sheepdog");

  /** What a pool is in ({@code virStoragePoolState}). */
  public enum State {
    /** It is not active. */
    INACTIVE,
    /** It is being made. */
    BUILDING,
    /** It can be used. */
    RUNNING,
    /** It can be used, but part of it is lost. */
    DEGRADED,
    /** It is active, but cannot be reached. */
    INACCESSIBLE
  }

  /** Cuts texts that are too long, except the name, and takes numbers that cannot be for 0. */
  public StoragePool {
    type = Bounds.text(type, Bounds.NAME);
    path = Bounds.text(path, Bounds.TEXT);
    capacity = Math.max(0, capacity);
    allocation = Math.max(0, allocation);
    available = Math.max(0, available);
  }

  /** One that is not active and has no definition that survives its end, of a type and at a path. */
  public static Builder of(String name, String type, String path) {
    return new Builder(name, type, path);
  }

  /** Whether it has been started. */
  public boolean isActive() {
    return state != State.INACTIVE;
  }

  /** Whether its volumes are on a server, as its type says, so that hosts may have them in common by one path. */
  public boolean isOnServer() {
    return ON_SERVER.contains(type);
  }

  /** The share that is in use, 0..1; NaN if the capacity is not known. */
  public double use() {
    return capacity == 0 ? Double.NaN : Math.min(1, (double) allocation / capacity);
  }

  /** Makes a pool. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final String type;
    private final String path;
    private State state = State.INACTIVE;
    private long capacity;
    private long allocation;
    private long available;
    private boolean persistent;
    private boolean autostart;

    private Builder(String name, String type, String path) {
      this.name = name;
      this.type = type;
      this.path = path;
    }

    /** Its state. */
    public Builder state(State value) {
      state = value;
      return this;
    }

    /** What its volumes could have together, what is in use, and what is free, in bytes. */
    public Builder sizes(long all, long used, long free) {
      capacity = all;
      allocation = used;
      available = free;
      return this;
    }

    /** Whether its definition survives its end, and whether it is started when its host starts. */
    public Builder kept(boolean isPersistent, boolean isAutostarted) {
      persistent = isPersistent;
      autostart = isAutostarted;
      return this;
    }

    /** The pool. */
    public StoragePool build() {
      return new StoragePool(name, type, path, state, capacity, allocation, available, persistent, autostart);
    }
  }
}
