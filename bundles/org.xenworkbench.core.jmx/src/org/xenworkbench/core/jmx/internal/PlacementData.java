/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.stream.Stream;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.RebalancePlan;

/**
 * Where a virtual machine goes by a plan.
 *
 * @param vm its name
 * @param vmId its key
 * @param target name of the host that it goes to; empty if it stays
 * @param reason why, as a sentence
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record PlacementData(String vm, String vmId, String target, String reason) {

  /** Those that go, in their order, then those that stay, or have not left yet. */
  static PlacementData[] of(EvacuationPlan plan) {
    return Stream.concat(
        plan.moves().stream().map(
            move -> new PlacementData(move.vmName(), move.vm().key(), move.targetName(), move.reason())),
        Stream.concat(plan.stays().stream(), plan.unfinished().stream())
            .map(stay -> new PlacementData(stay.vmName(), stay.vm().key(), "", stay.reason())))
        .toArray(PlacementData[]::new);
  }

  /** Those that go, in their order, then what is left out, which the reasons name. */
  static PlacementData[] of(RebalancePlan plan) {
    return Stream.concat(
        plan.moves().stream().map(move -> new PlacementData(move.vmName(), move.vm().key(),
            plan.name(move.target()).orElse(""), move.reason())),
        plan.leftOut().stream().map(reason -> new PlacementData("", "", "", reason))).toArray(PlacementData[]::new);
  }

  public String getVm() {
    return vm;
  }

  public String getVmId() {
    return vmId;
  }

  public String getTarget() {
    return target;
  }

  public String getReason() {
    return reason;
  }
}
