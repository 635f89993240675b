/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that change the networks of their host. Its methods block and may be called from several
 * threads at once, as those of the {@link HypervisorSession} it is part of. They fail with
 * {@link HypervisorException.Kind#LOST} once that is lost or closed, with
 * {@link HypervisorException.Kind#INVALID_STATE} if there is no such network or it is in no state for it, and with
 * {@link HypervisorException.Kind#FAILED} where the host refuses.
 *
 * @since 0.1
 */
@ConsumerType
public interface NetworkControl {

  /** Makes a network, and starts it. One that cannot be started is not kept. */
  void createNetwork(NetworkPlan plan) throws HypervisorException;

  /** Starts a network. */
  void startNetwork(String network) throws HypervisorException;

  /** Stops a network: VMs that are in it are cut off. */
  void stopNetwork(String network) throws HypervisorException;

  /** Says whether a network is started when its host starts. */
  void setNetworkAutostart(String network, boolean on) throws HypervisorException;

  /** Makes the host forget a network, which must not be active. */
  void deleteNetwork(String network) throws HypervisorException;
}
