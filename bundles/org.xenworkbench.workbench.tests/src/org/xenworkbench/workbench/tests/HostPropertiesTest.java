/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.model.IWorkbenchAdapter;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostPropertiesPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

class HostPropertiesTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private HostPropertiesPage open(HostsViewPage hosts, String host) {
    hosts.select(HostsViewPage.simulated(host));
    hosts.press(new Keys(SWT.ALT, SWT.CR));
    return new HostPropertiesPage(bench.driver(), host);
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
    HostPropertiesPage properties = open(hosts, "xen1");
    assertThat(properties.settings().name()).isEqualTo("xen1");
    assertThat(properties.whatItCanDo().capabilities()).hasSameSizeAs(Feature.values())
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
    HostPropertiesPage properties = open(hosts, Workbench.PM1);
    assertThat(properties.whatItCanDo().texts()).anyMatch(text -> text.contains("not connected"));
    properties.cancel();
  }

  @Test
  void changeTheSettings() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    HostPropertiesPage properties = open(hosts, Workbench.PM1);
    properties.settings().rename("pm1b");
    properties.apply();
    hosts.waitForState(HostsViewPage.simulated("pm1b"), "Connected");
  }

  @Test
  void tellWhatIsKnownOfAVmNow() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Properties");
    HostPropertiesPage properties = new HostPropertiesPage(bench.driver(), bench.alpha).general();
    assertThat(properties.detail("UUID")).isEqualTo(bench.uuid(bench.alpha).toString());
    assertThat(properties.detail("State")).startsWith("Running");
    bench.fleet().power(bench.uuid(bench.alpha), PowerAction.PAUSE);
    Wait.forValue("The state", () -> properties.detail("State"), state -> state.startsWith("Paused"));
    bench.picture("vm-properties");
    properties.close();
  }

  @Test
  void tellHowTheConnectionGoes() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    HostPropertiesPage properties = open(hosts, Workbench.PM1).health();
    Wait.forValue("Rounds", () -> properties.detail("Rounds"), text -> text.matches("[1-9][0-9]* answered.*"));
    assertThat(properties.detail("Security")).startsWith("local");
    bench.picture("host-health");
    properties.cancel();
  }

  @Test
  void tellWhatAVmConsistsOfAndWhereItRan() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Properties");
    HostPropertiesPage properties = new HostPropertiesPage(bench.driver(), bench.alpha).hardware();
    Wait.forValue("Devices", properties::devices, rows -> rows.size() == 2 && rows.get(1).get(5).contains("/s in"));
    assertThat(properties.devices()).extracting(row -> row.subList(0, 3)).containsExactly(
        List.of("xvda", "disk", "/srv/images/" + bench.alpha + ".qcow2"), List.of("NIC 0", "network", "xenbr0"));
    assertThat(properties.detail("Text consoles")).isEqualTo("pty");
    bench.picture("vm-hardware");
    properties.whereItRan();
    Wait.forValue("Where it was", properties::stays, rows -> rows.size() == 1 && rows.get(0).get(0).equals("pm1"));
    bench.picture("vm-where");
    properties.close();
  }

  /** What the workbench itself asks of a model: its Properties view, its labels, and Ctrl+3. */
  @Test
  void areWhatTheWorkbenchAsksFor() {
    VirtualMachine vm = Workbench.vm(bench.alpha);
    IPropertySource source = bench.driver().onUi(() -> Adapters.adapt(vm, IPropertySource.class));
    assertThat(source.getPropertyDescriptors()).extracting(IPropertyDescriptor::getDisplayName)
        .contains("Name", "Host", "State", "UUID");
    assertThat(source.getPropertyValue("Name")).isEqualTo(bench.alpha);
    for (Object element : List.of(vm, Workbench.host(Workbench.PM1))) {
      IWorkbenchAdapter labels = Adapters.adapt(element, IWorkbenchAdapter.class);
      assertThat(labels.getLabel(element)).isIn(bench.alpha, Workbench.PM1);
      assertThat(labels.getImageDescriptor(element)).isNotNull();
    }
  }

  @Test
  void areInThePropertiesViewAndFollowTheModel() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    bench.window().show(IPageLayout.ID_PROP_SHEET);
    try {
      hosts.select(SHOWN_PM1, bench.alpha);
      bench.window().show(XenUi.HOSTS_VIEW);
      bench.window().show(IPageLayout.ID_PROP_SHEET);
      waitForLine("State", "Running");
      bench.fleet().power(bench.uuid(bench.alpha), PowerAction.PAUSE);
      waitForLine("State", "Paused");
      bench.picture("properties-view");
    } finally {
      bench.window().hideAll(IPageLayout.ID_PROP_SHEET);
    }
  }

  private void waitForLine(String label, String value) {
    Wait.until(label + " is " + value, () -> bench.driver().controls(Tree.class).stream()
        .anyMatch(tree -> bench.driver().onUi(() -> Arrays.stream(tree.getItems())
            .anyMatch(line -> line.getText(0).equals(label) && line.getText(1).startsWith(value)))));
  }
}
