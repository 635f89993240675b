/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.GuidePage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;

/** What all views have in common: they can be closed and opened, worked by keys, and have help. */
class ViewsTest {

  private static final Map<String, String> VIEWS = Map.of("Xen Hosts", "org.xenworkbench.ui.hosts.view",
      "Performance", "org.xenworkbench.ui.performance.view", "Event Log", "org.xenworkbench.ui.eventlog.view",
      "Alerts", "org.xenworkbench.ui.alerts.view", "Virtual Machines", "org.xenworkbench.ui.hosts.vms",
      "Top Virtual Machines", "org.xenworkbench.ui.performance.top", "Progress", "org.eclipse.ui.views.ProgressView");

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void aClosedViewIsOpenedAgainByTheMenuAndShowsWhatThereIs() {
    VIEWS.forEach((name, id) -> {
      bench.window().showViewByMenu(name);
      Wait.forValue("Active view", () -> bench.window().activePart(), name::equals);
      bench.window().hideAll(id);
      assertThat(bench.window().viewIds()).doesNotContain(id);
      bench.window().showViewByMenu(name);
      Wait.forValue("Active view", () -> bench.window().activePart(), name::equals);
    });
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1);
    new PerformanceViewPage(bench.driver()).waitForChart("pm1", "CPU");
    new EventLogPage(bench.driver()).waitFor("Connection", entry -> entry.message().contains("Connected to 'pm2'"));
  }

  @Test
  void ctrlFGoesToTheFilterAndEscClearsIt() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM2, bench.beta, "Running");
    hosts.select(SHOWN_PM1);
    hosts.press(Keys.ctrl('f'));
    Wait.until("The filter has the focus", hosts::isFilterFocused);
    hosts.filter(bench.beta);
    Wait.until("Only " + bench.beta, () -> hosts.names().equals(List.of(SHOWN_PM2, bench.beta)));
    hosts.pressInFilter(Keys.of(SWT.ESC));
    Wait.until("All again", () -> hosts.names().contains(bench.alpha));
  }

  @Test
  void f1OpensThePartOfTheGuideAndNeedsNoBrowser() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, "Connected");
    hosts.select(SHOWN_PM1);
    hosts.press(Keys.of(SWT.F1));
    GuidePage guide = new GuidePage(bench.driver());
    Wait.forValue("Part of the guide", guide::part, "Hosts"::equals);
    assertThat(guide.text()).contains("Migration", "Ctrl+F goes to the filter");
    guide.find("service gap");
    Wait.forValue("What was found", guide::selection, "service gap"::equalsIgnoreCase);
    guide.close();
    bench.window().waitForNoShell(GuidePage.TITLE);
  }
}
