/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM1;
import static org.xenworkbench.workbench.tests.Workbench.PM2;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.RebalancePage;

/** Hosts that are to be used alike, from the tree. */
class RebalanceTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void oneHostStandsForAllOfItsType() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Rebalance...");
    RebalancePage dialog = new RebalancePage(bench.driver(), "Rebalance 2 hosts");
    bench.picture("rebalance");
    assertThat(dialog.hosts()).isSubsetOf(PM1, PM2).isNotEmpty();
    assertThat(dialog.canAccept()).isEqualTo(!dialog.moves().isEmpty());
    dialog.cancel();
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
  }
}
