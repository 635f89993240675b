/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.VmId;

/**
 * An open console of a VM, wherever it runs.
 *
 * @since 0.1
 */
@ProviderType
public interface VmConsole extends AutoCloseable {

  /** How a console stands. */
  enum State {
    /** What is typed reaches the guest. */
    ATTACHED,
    /** The VM moves, restarts or its host is not connected; it is attached again by itself. */
    WAITING,
    /** Closed by the user. */
    CLOSED
  }

  /** The VM. */
  VmId vm();

  /** How it stands. */
  State state();

  /**
   * Sends bytes to the guest. Any thread; never blocks.
   *
   * @return false if they were dropped: it is not attached, or the host takes no more at the moment
   */
  boolean send(byte[] data);

  /** Closes the console; the VM goes on. Never throws and may be called twice. */
  @Override
  void close();
}
