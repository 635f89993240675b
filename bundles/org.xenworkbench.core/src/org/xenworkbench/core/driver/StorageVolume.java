/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.xenworkbench.core.model.Bounds;

/**
 * A volume at one moment: what a VM has as a disk. Sizes are in bytes.
 *
 * @param pool the name of the pool that it is in
 * @param name its name, unlike that of any other of the pool
 * @param path where it is on the host; may be empty
 * @param format how it is written, such as {@code raw} and {@code qcow2}; may be empty
 * @param capacity what can be written to it
 * @param allocation what it takes of its pool
 * @param backing the path of what it is based on; empty if it stands alone, or if that is not told
 * @since 0.1
 */
public record StorageVolume(String pool, String name, String path, String format, long capacity, long allocation,
    String backing) implements HostResource {

  /** Cuts texts that are too long, except the names, and takes numbers that cannot be for 0. */
  public StorageVolume {
    path = Bounds.text(path, Bounds.TEXT);
    format = Bounds.text(format, Bounds.NAME);
    capacity = Math.max(0, capacity);
    allocation = Math.max(0, allocation);
    backing = Bounds.text(backing, Bounds.TEXT);
  }

  /** One that stands alone. */
  public StorageVolume(String pool, String name, String path, String format, long capacity, long allocation) {
    this(pool, name, path, format, capacity, allocation, "");
  }

  /** The share of its capacity that it takes, 0..1, as what is written to it grows; NaN if that is not known. */
  public double use() {
    return capacity == 0 ? Double.NaN : Math.min(1, (double) allocation / capacity);
  }
}
