/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Credentials;

/**
 * Keeps secrets outside the settings: credentials of hosts, and what other parts need. An OSGi service; may block,
 * so not on a UI thread.
 *
 * @since 0.1
 */
@ConsumerType
public interface CredentialStore {

  /** What is kept under that identity, empty if nothing is. */
  Optional<Credentials> get(SecretId secret) throws IOException;

  /** Keeps a secret, with the user that it is of; empty where there is none. */
  void put(SecretId secret, Credentials credentials) throws IOException;

  /** Forgets a secret; nothing happens if there is none. */
  void remove(SecretId secret) throws IOException;

  /** Forgets all secrets whose keys begin with that one and a dot, whoever knows what they were for. */
  void removeAll(SecretId group) throws IOException;
}
