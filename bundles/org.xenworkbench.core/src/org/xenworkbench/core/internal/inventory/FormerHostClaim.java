/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.Set;
import org.xenworkbench.core.model.HostId;

/**
 * What a host that was added shows is what one that was removed has shown.
 *
 * @param host the one that was added
 * @param name of the one that was removed; empty if nobody knows it any more
 * @param proof in what they agree
 * @param isTaken whether it is taken for that one; not if another may be it as well
 */
record FormerHostClaim(HostId host, HostId former, String name, Set<MachineTrace.Sign> proof, boolean isTaken) {
}
