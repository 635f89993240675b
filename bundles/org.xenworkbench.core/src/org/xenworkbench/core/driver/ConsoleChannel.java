/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A raw byte channel to one domain's text console on one host. It ends when the domain leaves that host.
 *
 * @since 0.1
 */
@ConsumerType
public interface ConsoleChannel extends AutoCloseable {

  /**
   * Sends bytes to the guest without blocking; what the host does not take yet is kept and sent later.
   *
   * @throws HypervisorException if the channel has ended
   */
  void send(byte[] data) throws HypervisorException;

  /** Ends the channel; the receiver hears no more. Never throws and may be called twice. */
  @Override
  void close();

  /** Hears what the guest writes. Called on a driver's thread in order; returns at once and never calls back. */
  @ProviderType
  interface Receiver {

    /** Bytes arrived; the array is the receiver's own. */
    void received(byte[] data);

    /**
     * The channel ended, other than by {@link ConsoleChannel#close}.
     *
     * @param reason why, as a sentence for the user
     */
    void ended(String reason);
  }
}
