/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import org.xenworkbench.core.simulator.FleetDefinition;

/** A simulator that imitates Xen is a driver like any other, too. */
class XenLikeContractTest extends SimulatorDriverContractTest {

  @Override
  FleetDefinition.Builder fleet() {
    return super.fleet().xenLike();
  }

  @Override
  protected boolean sourceLagsBehind() {
    return true;
  }

  @Override
  protected boolean isBoundByWhatRuns() {
    return true;
  }
}
