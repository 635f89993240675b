/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import java.util.Optional;
import org.xenworkbench.core.model.VmId;

/**
 * A disk of a VM that may be deleted with it.
 *
 * @param vm whose disk it is
 * @param target the guest's name of it
 * @param source what is behind it on the host
 * @param volume the volume that it is; empty if it is in no pool that is active
 * @param capacity what can be written to it, in bytes; 0 if that is not known
 * @param obstacle why it cannot be deleted, as a sentence for the user; empty if it can
 * @since 0.1
 */
public record DiskOfVm(VmId vm, String target, String source, Optional<ResourceId> volume, long capacity,
    Optional<String> obstacle) {
}
