/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.xenworkbench.core.model.Bounds;

/**
 * A storage pool at one moment: where a host keeps volumes. Sizes are in bytes, and 0 while it is not active.
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

  /** Whether it has been started. */
  public boolean isActive() {
    return state != State.INACTIVE;
  }

  /** The share that is in use, 0..1; NaN if the capacity is not known. */
  public double use() {
    return capacity == 0 ? Double.NaN : Math.min(1, (double) allocation / capacity);
  }
}
