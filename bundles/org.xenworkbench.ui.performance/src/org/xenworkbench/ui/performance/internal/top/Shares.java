/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.VmId;

/**
 * Who took what of a host. Immutable.
 *
 * @param groups by the group of their metrics, such as {@code cpu}
 * @param members the VMs that were there
 * @param doubtful the names of VMs of which nobody knows when they were there: they are in it only while that is known
 */
public record Shares(Map<String, Group> groups, Set<VmId> members, List<String> doubtful) {

  /**
   * Who took what of one thing.
   *
   * @param times the points of all lines
   * @param parts the largest first and the others last
   * @param rest what the host took beyond what is known of its VMs: of a migration, of the hypervisor, of a VM of which
   *     nothing was measured then; empty if that is nothing to be seen
   * @param exceeded what the host took, if its VMs took more than that at a time: they were measured at other moments
   */
  public record Group(ShareTimes times, List<Share> parts, Optional<TimeSeries> rest, Optional<TimeSeries> exceeded) {
  }
}
