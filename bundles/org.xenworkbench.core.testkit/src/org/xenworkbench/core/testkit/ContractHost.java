/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.Optional;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;

/**
 * A host that a driver's contract is tested with.
 *
 * @param endpoint how it is reached
 * @param peer how other hosts reach it, for peer-to-peer migration
 * @param credentials what it asks for
 * @since 0.1
 */
public record ContractHost(Endpoint endpoint, Endpoint peer, Optional<Credentials> credentials) {

  /** A host that all reach in the same way, without credentials. */
  public static ContractHost at(Endpoint endpoint) {
    return new ContractHost(endpoint, endpoint, Optional.empty());
  }
}
