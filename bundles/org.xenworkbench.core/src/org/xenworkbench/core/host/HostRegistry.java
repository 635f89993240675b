/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;

/**
 * The configured hosts and their connections. Connecting goes on in the background; its state is in the
 * {@link org.xenworkbench.core.model.Inventory}. An OSGi service; getting it starts the engine. Any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface HostRegistry {

  /** All configured hosts, the built-in ones included. */
  List<HostConfiguration> configurations();

  /** One host's configuration, empty if it was removed. */
  Optional<HostConfiguration> configuration(HostId id);

  /**
   * Adds a host and saves it; connects it if it says so.
   *
   * @throws IllegalArgumentException if a host of that name or id exists
   */
  void add(HostConfiguration configuration);

  /**
   * Replaces the settings of a host and reconnects it if it was connected and they change how: another name, way for
   * other hosts or word on connecting at the start leaves the connection as it is. Stored credentials are dropped if
   * its address, the way to it or its user changes: they were not given for that. Reads files; not on a UI thread.
   *
   * @throws IllegalArgumentException if there is no such host, it is built in, or the name is taken
   * @throws IllegalStateException if the stored credentials cannot be dropped; nothing was changed then
   */
  default void update(HostConfiguration configuration) {
    update(configuration, Optional.empty());
  }

  /** The same; stores the credentials, where some are given, for the new settings. */
  void update(HostConfiguration configuration, Optional<Credentials> given);

  /**
   * Disconnects and forgets a host and its stored credentials; nothing is changed on the host itself. Reads files; not
   * on a UI thread.
   *
   * @throws IllegalArgumentException if there is no such host or it is built in
   */
  void remove(HostId id);

  /** Connects a host, at once even if a later try is scheduled; nothing happens if it is connected. */
  void connect(HostId id);

  /** Disconnects a host; it stays so until {@link #connect}. */
  void disconnect(HostId id);

  /** What a connected host's driver can do; empty while it is not connected. */
  Optional<Capabilities> capabilities(HostId id);

  /**
   * Tries to connect with these settings, without adding the host. Blocks; not on a UI thread.
   *
   * @return what the host tells about itself
   */
  default HostInfo test(HostConfiguration configuration, Optional<Credentials> credentials)
      throws HypervisorException {
    return trials().test(configuration, credentials, step -> {});
  }

  /** Tries hosts before they are added, step by step, and keeps what identity of theirs was accepted. */
  HostTrials trials();

  /** Host types that a driver is present for, such as {@code xen}; sorted. */
  List<String> hostTypes();

  /** Why no host can be reached there, as far as that is known without trying; a sentence. At once. */
  default Optional<String> obstacle(Endpoint endpoint) {
    return Optional.empty();
  }

  /** The ways in which hosts of a type can be reached; empty if no driver is present for it. */
  Set<Transport> transports(String type);
}
