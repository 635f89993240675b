/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.UntrustedHostException;
import org.xenworkbench.core.model.HostInfo;

/**
 * Tries how a host is reached before it is added, and keeps what the user accepted as its identity. Any thread but a UI
 * thread: all of it blocks.
 *
 * @since 0.1
 */
@ProviderType
public interface HostTrials {

  /**
   * Tries to connect with these settings, without adding the host. An interrupt ends it at once. What hangs is left to
   * itself, and further tests are refused while too many do.
   *
   * @param steps hears of each step when it begins, as words for the user; on any thread, must return at once
   * @return what the host tells about itself
   * @throws UntrustedHostException if the host's identity is what is missing
   * @throws HypervisorException if it cannot be connected, of kind {@link HypervisorException.Kind#BUSY} if too many
   *     tests hang, or, of kind {@link HypervisorException.Kind#CANCELLED}, if
   *     this thread was interrupted
   */
  HostInfo test(HostConfiguration configuration, Optional<Credentials> credentials, Consumer<String> steps)
      throws HypervisorException;

  /**
   * Trusts what a host has shown, from now on and over restarts. The event log says who did that.
   *
   * @throws HypervisorException if it cannot be kept, or another one is trusted for it already
   */
  void trust(Endpoint endpoint, HostIdentity shown) throws HypervisorException;

  /**
   * All that was accepted and this workbench keeps, in any order; what stands in files of others, as keys in ssh's
   * {@code known_hosts}, is not among it.
   *
   * @throws HypervisorException if it cannot be said what there is
   */
  List<AcceptedIdentity> accepted() throws HypervisorException;

  /**
   * Forgets what was accepted for an endpoint, also if it cannot be read; nothing happens if nothing was.
   *
   * @throws HypervisorException if it cannot be removed
   */
  void distrust(Endpoint endpoint) throws HypervisorException;
}
