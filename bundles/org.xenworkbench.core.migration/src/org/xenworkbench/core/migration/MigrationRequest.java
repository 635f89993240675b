/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * What a user asks for. Made by {@link #peerToPeer} and what is added to it: the constructor changes with what can be
 * asked for.
 *
 * @param vm the VM
 * @param target where it shall run
 * @param mode who drives the migration
 * @param options how, where the source's driver can
 * @param address host name or address of the target that memory is sent to; empty for the one of its peer address
 * @param batch those with which it was asked for, if they are not all to be under way at once
 * @param planned whether a plan chose the target, by rules that are to hold still when it begins; else who asks knows
 * @since 0.1
 */
public record MigrationRequest(VmId vm, HostId target, Mode mode, MigrationOptions options, Optional<String> address,
    Optional<Batch> batch, boolean planned) {

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if it is neither a host name nor an address, or none of the batch may be under way
   */
  public MigrationRequest {
    // its constructor lets nothing pass that has a meaning in a URI
    address.ifPresent(value -> new Endpoint("peer", Endpoint.Transport.TCP, value, 0, Optional.empty()));
    if (batch.filter(several -> several.atOnce() < 1).isPresent()) {
      throw new IllegalArgumentException("None of several may be under way at once: " + batch.get());
    }
  }

  /** Who drives a migration. */
  public enum Mode {
    /** The source host connects to the target itself: it goes on when the workbench dies. The default. */
    PEER_TO_PEER,
    /**
     * The workbench talks to both hosts. If it is killed in the middle, the VM can be left suspended on both; only on
     * explicit choice.
     */
    CLIENT_MANAGED
  }

  /**
   * Several that were asked for together.
   *
   * @param id unlike that of any others
   * @param atOnce how many of them may be under way at once, besides what the settings allow
   */
  public record Batch(UUID id, int atOnce) {
  }

  /** Peer-to-peer, with the usual options. */
  public static MigrationRequest peerToPeer(VmId vm, HostId target) {
    return new MigrationRequest(vm, target, Mode.PEER_TO_PEER, MigrationOptions.DEFAULT, Optional.empty(),
        Optional.empty(), false);
  }

  /** The same, driven by that one. */
  public MigrationRequest withMode(Mode who) {
    return new MigrationRequest(vm, target, who, options, address, batch, planned);
  }

  /** The same with other options. */
  public MigrationRequest withOptions(MigrationOptions other) {
    return new MigrationRequest(vm, target, mode, other, address, batch, planned);
  }

  /** The same with changed options. */
  public MigrationRequest with(UnaryOperator<MigrationOptions.Builder> change) {
    return withOptions(change.apply(options.toBuilder()).build());
  }

  /** The same with memory sent to that address. */
  public MigrationRequest withAddress(Optional<String> other) {
    return new MigrationRequest(vm, target, mode, options, other, batch, planned);
  }

  /** The same as one of several. */
  public MigrationRequest withBatch(Optional<Batch> several) {
    return new MigrationRequest(vm, target, mode, options, address, several, planned);
  }

  /** The same as a plan has it. */
  public MigrationRequest byPlan() {
    return new MigrationRequest(vm, target, mode, options, address, batch, true);
  }
}
