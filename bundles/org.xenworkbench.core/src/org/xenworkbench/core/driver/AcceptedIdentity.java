/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.time.Instant;
import java.util.Optional;

/**
 * What a user has accepted as the identity of a host, and a driver keeps for it ({@link HypervisorDriver#trust}).
 * Immutable.
 *
 * @param endpoint where it is trusted; of any of the types that are reached there
 * @param identity what is trusted; empty if it cannot be read any more, so that nobody is trusted there
 * @param since when it was accepted
 * @since 0.1
 */
public record AcceptedIdentity(Endpoint endpoint, Optional<HostIdentity> identity, Instant since) {
}
