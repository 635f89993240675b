/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Native;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.libvirt.internal.jna.VirtLibrary;

/** The libvirt client library of this machine: whether it is there, and which. */
final class NativeLibvirt {

  /** The first version without CVE-2024-4418. */
  private static final long SAFE_VERSION = 10_004_000;
  private static final int POINTER_SIZE = 8;

  private final Loader loader;
  private final AtomicBoolean warned = new AtomicBoolean();

  /** Loads the library, again and again while it fails. */
  interface Loader {

    /**
     * The version of the library, as libvirt counts it.
     *
     * @throws LinkageError if it cannot be loaded
     */
    long version() throws LibvirtException;
  }

  /** Checks later, at the first connection. */
  NativeLibvirt(Loader loader) {
    this.loader = loader;
  }

  /** Loads the library of this machine. */
  static long loadInstalled() throws LibvirtException {
    VirtLibrary.load();
    Virt.silence();
    return Library.getVersion();
  }

  /**
   * Loads the library unless it is loaded.
   *
   * @return its version, once, if it is one that should be updated
   * @throws HypervisorException of kind {@link Kind#DRIVER_UNAVAILABLE} that says how to install it
   */
  Optional<String> load() throws HypervisorException {
    try {
      if (Native.POINTER_SIZE != POINTER_SIZE) {
        throw new HypervisorException(Kind.DRIVER_UNAVAILABLE,
            NLS.bind(Messages.Library_bits, Native.POINTER_SIZE * 8));
      }
      long version = loader.version();
      boolean outdated = version < SAFE_VERSION && warned.compareAndSet(false, true);
      return outdated ? Optional.of(text(version)) : Optional.empty();
    } catch (LinkageError | LibvirtException e) {
      throw new HypervisorException(Kind.DRIVER_UNAVAILABLE, NLS.bind(Messages.Library_missing, reason(e)));
    }
  }

  /** A version number of libvirt as text. */
  static String text(long version) {
    return version / 1_000_000 + "." + version / 1_000 % 1_000 + "." + version % 1_000;
  }

  private static String reason(Throwable failure) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return text.lines().findFirst().orElse("").replaceFirst(":$", "");
  }
}
