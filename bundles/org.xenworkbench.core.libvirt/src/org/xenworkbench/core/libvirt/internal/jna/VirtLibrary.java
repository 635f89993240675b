/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** libvirt's client library. */
public final class VirtLibrary {

  private VirtLibrary() {
  }

  /**
   * Loads it, once it can be. To be called before any class with libvirt's functions is touched: one whose initializer
   * fails stays unusable, also when the library is there later.
   *
   * @throws UnsatisfiedLinkError if it cannot be loaded
   */
  public static NativeLibrary load() {
    return NativeLibrary.getInstance(Platform.isWindows() ? "virt-0" : "virt");
  }
}
