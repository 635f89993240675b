/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * libvirt's client library, whose strings are UTF-8 on every platform. JNA would take the system's encoding: under
 * {@code LC_ALL=C}, as for many services, a name would lose its letters for good when its VM migrates.
 */
public final class VirtLibrary {

  static final String ENCODING = StandardCharsets.UTF_8.name();
  /** What JNA goes by where no library says otherwise; it looks at it anew for each library, structure and string. */
  private static final String JNA_ENCODING = "jna.encoding";

  private VirtLibrary() {
  }

  /** A text that libvirt allocated, which is freed. */
  public static String take(Pointer text) {
    String taken = text.getString(0, ENCODING);
    Libc.free(text);
    return taken;
  }

  /**
   * Loads it, once it can be. To be called before any class with libvirt's functions is touched: one whose initializer
   * fails stays unusable, also when the library is there later; and libvirt-java loads the library without saying its
   * encoding, so that the default must be right by then, whoever has used JNA before.
   *
   * @throws UnsatisfiedLinkError if it cannot be loaded
   */
  public static NativeLibrary load() {
    System.setProperty(JNA_ENCODING, ENCODING);
    return NativeLibrary.getInstance(Platform.isWindows() ? "virt-0" : "virt",
        Map.of(Library.OPTION_STRING_ENCODING, ENCODING));
  }
}
