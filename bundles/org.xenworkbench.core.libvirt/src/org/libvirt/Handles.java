/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.libvirt;

import com.sun.jna.Pointer;
import org.libvirt.jna.ConnectionPointer;

/** Native pointers of libvirt-java's objects, for the calls that it lacks. */
public final class Handles {

  private Handles() {
  }

  /** A connection object that owns a native connection opened elsewhere. */
  public static Connect adopt(Pointer connection) {
    ConnectionPointer pointer = new ConnectionPointer();
    pointer.setPointer(connection);
    return new Connect(pointer);
  }

  /** The native connection; valid until the object is closed. */
  public static Pointer of(Connect connection) {
    return connection.vcp.getPointer();
  }

  /** The native domain; valid until the object is freed. */
  public static Pointer of(Domain domain) {
    return domain.vdp.getPointer();
  }

  /** The native domain as an address; valid until the object is freed. */
  public static long address(Domain domain) {
    return Pointer.nativeValue(of(domain));
  }
}
