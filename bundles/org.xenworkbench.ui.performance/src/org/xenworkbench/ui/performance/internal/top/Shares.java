/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.VmId;

/**
 * Who took what of a host. Immutable.
 *
 * @param groups the largest first and the others last, by the group of their metrics, such as {@code cpu}
 * @param rests what the host took beyond what is known of its VMs, at the same times, by group: of a migration, of the
 *     hypervisor, of a VM of which nothing was measured then; of what is no more than that there is none
 * @param members the VMs that were there
 * @param doubtful the names of VMs of which nobody knows when they were there: they are in it only while that is known
 */
public record Shares(Map<String, List<Share>> groups, Map<String, TimeSeries> rests, Set<VmId> members,
    List<String> doubtful) {
}
