/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.util.List;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;

class WindowTest {

  private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void offersEveryViewInTheMenu() {
    assertThat(bench.window().showViewEntries()).startsWith("Xen Hosts", "Virtual Machines",
        "Performance", "Top Virtual Machines", "Event Log", "Alerts", "Progress");
    for (String view : List.of("Virtual Machines", "Top Virtual Machines", "Event Log", "Alerts", "Progress",
        "Performance", "Xen Hosts")) {
      bench.window().showViewByMenu(view);
      Wait.forValue("Active view", () -> bench.window().activePart(), view::equals);
    }
  }

  /** Also on a slow machine, where the items are asked whether they are enabled before the bar is complete. */
  @Test
  void mainToolBarHasEachItemOnce() {
    assertThat(bench.window().tools()).containsExactly("Add Host...", "Start", "Shut Down", "Reboot", "Pause", "Resume",
        "Migrate...", "Open Console");
  }

  /** Whatever other bundles add comes after what the menus are there for. */
  @Test
  void theMenusBeginWithWhatIsDoneFirst() {
    assertThat(bench.driver().menu("VM").get(0).text()).startsWith("Start");
    assertThat(bench.driver().menu("Host").get(0).text()).startsWith("Add Host...");
  }

  @Test
  void everyOwnViewIsRegistered() {
    List<String> views = bench.driver().onUi(() -> java.util.Arrays.stream(
        PlatformUI.getWorkbench().getViewRegistry().getViews()).map(view -> view.getId()).toList());
    assertThat(views).contains("org.xenworkbench.ui.hosts.view", "org.xenworkbench.ui.performance.view",
        "org.xenworkbench.ui.performance.top", "org.xenworkbench.ui.eventlog.view", "org.xenworkbench.ui.console.view",
        "org.xenworkbench.ui.alerts.view", "org.xenworkbench.ui.hosts.vms",
        "org.eclipse.ui.views.ProgressView");
  }

  @Test
  void hasADarkTheme() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.selectAll(List.of(SHOWN_PM1, SHOWN_PM2));
    performance.waitForChart("pm1", "CPU");
    IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
    ITheme before = engine.getActiveTheme();
    bench.driver().onUi(() -> setTheme(engine, DARK));
    try {
      assertThat(engine.getActiveTheme().getId()).isEqualTo(DARK);
      performance.waitForChart("pm2", "CPU");
      bench.picture("dark");
    } finally {
      bench.driver().onUi(() -> setTheme(engine, before.getId()));
    }
  }

  private static boolean setTheme(IThemeEngine engine, String id) {
    engine.setTheme(id, false);
    return true;
  }
}
