/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;

class HostsFilterTest {

  private final FakeInventory inventory = new FakeInventory();
  private final HostsFilter filter = new HostsFilter(inventory.nodes());
  private final Host pm1 = inventory.addHost("pm1", false, FakeInventory.connected());
  private final Host pm2 = inventory.addHost("pm2", false, FakeInventory.connected());
  private final VirtualMachine web = inventory.addVm(pm1, "web-01", DomainState.RUNNING, Optional.empty());
  private final VirtualMachine mail = inventory.addVm(pm1, "mail", DomainState.SHUT_OFF, Optional.empty());

  @Test
  void everythingIsShownWhileNothingIsTyped() {
    filter.setText("  ");
    assertThat(filter.select(null, pm1, web)).isTrue();
    assertThat(filter.select(null, inventory, pm2)).isTrue();
  }

  @Test
  void aMatchingVmKeepsItsHost() {
    filter.setText("WEB running");
    assertThat(filter.select(null, pm1, web)).isTrue();
    assertThat(filter.select(null, pm1, mail)).isFalse();
    assertThat(filter.select(null, inventory, pm1)).isTrue();
    assertThat(filter.select(null, inventory, pm2)).isFalse();
  }

  @Test
  void aMatchingHostKeepsItsVms() {
    filter.setText("pm1");
    assertThat(filter.select(null, pm1, mail)).isTrue();
  }
}
