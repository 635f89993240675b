/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a session migrates a domain. Always live, made persistent at the target and undefined at the source.
 *
 * @param peer for a peer-to-peer migration the target as the source host reaches it; empty for a client-managed one
 * @param transferAddress host name or address of the target that the memory stream goes to, empty for the driver's own
 *     choice
 * @param bandwidth limit in bytes per second, where the driver supports it
 * @since 0.1
 */
public record MigrationParameters(Optional<Endpoint> peer, Optional<String> transferAddress, OptionalLong bandwidth) {
}
