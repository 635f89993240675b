/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.model.HostId;

/**
 * Keeps credentials of hosts outside the settings. An OSGi service; may block, so not on a UI thread.
 *
 * @since 0.1
 */
@ConsumerType
public interface CredentialStore {

  /** The credentials of a host, empty if none are kept. */
  Optional<Credentials> get(HostId host) throws IOException;

  /** Keeps the credentials of a host. */
  void put(HostId host, Credentials credentials) throws IOException;

  /** Forgets the credentials of a host. */
  void remove(HostId host) throws IOException;
}
