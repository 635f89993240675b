/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;

class HostsFilterTest {

  private final Fleet fleet = new Fleet();
  private final HostsFilter filter = new HostsFilter(fleet.nodes());
  private final Host pm1 = fleet.addHost("pm1");
  private final Host pm2 = fleet.addHost("pm2");
  private final VirtualMachine web = fleet.addVm(pm1, "web-01", DomainState.RUNNING);
  private final VirtualMachine mail = fleet.addVm(pm1, "mail", DomainState.SHUT_OFF);

  @Test
  void everythingIsShownWhileNothingIsTyped() {
    filter.setText("  ");
    assertThat(filter.select(null, pm1, web)).isTrue();
    assertThat(filter.select(null, fleet.inventory, pm2)).isTrue();
  }

  @Test
  void aMatchingVmKeepsItsHost() {
    filter.setText("WEB running");
    assertThat(filter.select(null, pm1, web)).isTrue();
    assertThat(filter.select(null, pm1, mail)).isFalse();
    assertThat(filter.select(null, fleet.inventory, pm1)).isTrue();
    assertThat(filter.select(null, fleet.inventory, pm2)).isFalse();
  }

  @Test
  void aMatchingHostKeepsItsVms() {
    filter.setText("pm1");
    assertThat(filter.select(null, pm1, mail)).isTrue();
  }
}
