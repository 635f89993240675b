/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.pages.HostPropertiesPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

class HostPropertiesTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private HostPropertiesPage open(HostsViewPage hosts, String host) {
    hosts.select(host);
    hosts.press(new Keys(SWT.ALT, SWT.CR));
    return new HostPropertiesPage(bench.driver());
  }

  /** Adds a host that behaves as Xen does. */
  private static void addXenLike(String name) {
    String fleet = "xen-like";
    Services.get(Simulator.class).add(FleetDefinition.named(fleet).xenLike().host(name, 4, 8L << 30).build());
    Services.get(HostRegistry.class).add(new HostConfiguration(HostId.random(), name,
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, fleet + "/" + name, 0, Optional.empty()),
        Optional.empty(), true, false));
  }

  @Test
  void tellWhatTheHostCanDoAndWhyNot() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    addXenLike("xen1");
    hosts.waitForState(HostsViewPage.simulated("xen1"), "Connected");
    HostPropertiesPage properties = open(hosts, HostsViewPage.simulated("xen1"));
    assertThat(properties.name()).isEqualTo("xen1");
    properties.nextTab();
    assertThat(properties.capabilities()).hasSize(Feature.values().length)
        .contains(List.of("Live migration", "Yes", ""))
        .anySatisfy(line -> {
          assertThat(line.subList(0, 2)).containsExactly("Cancel a migration", "No");
          assertThat(line.get(2)).as("why not").isNotBlank();
        });
    bench.picture("host-capabilities");
    properties.cancel();
  }

  @Test
  void tellNothingOfAHostThatIsNotConnected() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Disconnect");
    hosts.waitForState(SHOWN_PM1, "Disconnected");
    HostPropertiesPage properties = open(hosts, SHOWN_PM1);
    properties.nextTab();
    assertThat(properties.texts()).anyMatch(text -> text.contains("not connected"));
    properties.cancel();
  }
}
