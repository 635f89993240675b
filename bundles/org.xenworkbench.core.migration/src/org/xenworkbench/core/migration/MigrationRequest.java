/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.OptionalLong;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * What a user asks for.
 *
 * @param vm the VM
 * @param target where it shall run
 * @param mode who drives the migration
 * @param bandwidth limit in bytes per second, where the driver supports it
 * @since 0.1
 */
public record MigrationRequest(VmId vm, HostId target, Mode mode, OptionalLong bandwidth) {

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

  /** Peer-to-peer, without a limit. */
  public static MigrationRequest peerToPeer(VmId vm, HostId target) {
    return new MigrationRequest(vm, target, Mode.PEER_TO_PEER, OptionalLong.empty());
  }
}
