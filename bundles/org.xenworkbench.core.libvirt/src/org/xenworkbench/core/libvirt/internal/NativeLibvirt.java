/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Native;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** The libvirt client library of this machine: whether it is there, and which. */
final class NativeLibvirt {

  /** The first version without CVE-2024-4418. */
  private static final long SAFE_VERSION = 10_004_000;
  private static final int POINTER_SIZE = 8;

  private final Consumer<String> warnings;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Checks later, at the first connection.
   *
   * @param warnings takes what the user should know, once
   */
  NativeLibvirt(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Loads the library.
   *
   * @throws HypervisorException of kind {@link Kind#DRIVER_UNAVAILABLE} that says how to install it
   */
  void load() throws HypervisorException {
    try {
      if (Native.POINTER_SIZE != POINTER_SIZE) {
        throw new HypervisorException(Kind.DRIVER_UNAVAILABLE,
            NLS.bind(Messages.Library_bits, Native.POINTER_SIZE * 8));
      }
      Virt.silence();
      long version = Library.getVersion();
      if (version < SAFE_VERSION && warned.compareAndSet(false, true)) {
        warnings.accept(NLS.bind(Messages.Library_old, text(version)));
      }
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
    return text.lines().findFirst().orElse("");
  }
}
