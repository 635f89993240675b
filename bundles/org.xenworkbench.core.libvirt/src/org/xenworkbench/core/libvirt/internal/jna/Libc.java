/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jdt.annotation.Nullable;

/** Memory that libvirt frees or leaves to us to free: it is the C library allocator's, not JNA's. */
final class Libc {

  static {
    Native.register(Libc.class, NativeLibrary.getInstance(Platform.isWindows() ? "msvcrt" : "c"));
  }

  private Libc() {
  }

  private static native @Nullable Pointer strdup(byte[] text);

  static native void free(@Nullable Pointer memory);

  /**
   * A copy of the text as a C string that its receiver frees.
   *
   * @param sink receives the pointer and the length in bytes
   */
  static void copy(char[] text, StringSink sink) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[encoded.remaining() + 1];
    encoded.get(bytes, 0, bytes.length - 1);
    Pointer copy = strdup(bytes);
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(encoded.array(), (byte) 0);
    if (copy == null) {
      throw new IllegalStateException("out of memory");
    }
    sink.accept(copy, bytes.length - 1);
  }

  /** Takes a C string. */
  interface StringSink {
    void accept(Pointer text, int length);
  }
}
