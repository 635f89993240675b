/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xenworkbench.core.model.VmId;

/**
 * Who took what of a host. Immutable.
 *
 * @param groups the largest first and the others last, by the group of their metrics, such as {@code cpu}
 * @param members the VMs that were there
 * @param doubtful the names of VMs of which nobody knows when they were there: they are in it only while that is known
 */
public record Shares(Map<String, List<Share>> groups, Set<VmId> members, List<String> doubtful) {
}
