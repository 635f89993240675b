/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;

/**
 * How a session migrates a domain. Made by {@link #to} and {@link #managed} and what is added to them.
 *
 * @param peer for a peer-to-peer migration the target as the source host reaches it; empty for a client-managed one
 * @param transferAddress host name or address of the target that the memory stream goes to, empty for the driver's own
 *     choice; no matter where it is tunnelled
 * @param options how
 * @since 0.1
 */
public record MigrationParameters(Optional<Endpoint> peer, Optional<String> transferAddress,
    MigrationOptions options) {

  /** Peer to peer: the source host reaches the target so. */
  public static MigrationParameters to(Endpoint peer) {
    return new MigrationParameters(Optional.of(peer), Optional.empty(), MigrationOptions.DEFAULT);
  }

  /** Managed by this process, which has a session to the target. */
  public static MigrationParameters managed() {
    return new MigrationParameters(Optional.empty(), Optional.empty(), MigrationOptions.DEFAULT);
  }

  /** The same with memory sent to that address. */
  public MigrationParameters withTransferAddress(Optional<String> address) {
    return new MigrationParameters(peer, address, options);
  }

  /** The same with these options. */
  public MigrationParameters withOptions(MigrationOptions other) {
    return new MigrationParameters(peer, transferAddress, other);
  }
}
