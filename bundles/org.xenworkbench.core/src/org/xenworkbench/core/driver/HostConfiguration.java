/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.model.HostId;

/**
 * A configured host.
 *
 * @param id its identity, made when it was added
 * @param name the user's name for it, not blank
 * @param endpoint how the workbench reaches it
 * @param peer how other hosts reach it, for peer-to-peer migration; empty if the same as {@code endpoint}
 * @param connectAtStart whether it is connected when the engine starts
 * @param readOnly whether nothing may be changed on it
 * @since 0.1
 */
public record HostConfiguration(HostId id, String name, Endpoint endpoint, Optional<Endpoint> peer,
    boolean connectAtStart, boolean readOnly) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is blank or longer than 64 characters or contains control characters
   */
  public HostConfiguration {
    if (name.isBlank() || name.length() > 64 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(NLS.bind(SharedMessages.HostConfiguration_BadName, name));
    }
  }

  /** The endpoint that other hosts use to reach this one. */
  public Endpoint peerEndpoint() {
    return peer.orElse(endpoint);
  }
}
