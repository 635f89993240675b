/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What an event loop needs of the system; not on Windows. A negative result is a failure. */
final class Posix {

  static {
    Native.register(Posix.class, NativeLibrary.getInstance("c"));
  }

  private Posix() {
  }

  static native int pipe(int[] ends);

  static native int poll(Pointer set, NativeLong count, int milliseconds);

  static native NativeLong read(int fd, byte[] data, NativeLong count);

  static native NativeLong write(int fd, byte[] data, NativeLong count);
}
