/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.TopViewPage;

/** The list of all VMs by what they use. */
class TopViewTest {

  private static final String AS_IN_PERFORMANCE = "Mean (\u00d8) as in Performance: ";
  private static final int CPU = 2;
  private static final int CPU_MEAN = 3;
  private static final int MEMORY = 4;
  private static final int RECEIVED = 6;

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void showsWhatAllVmsUseNowAndInTheMean() {
    TopViewPage top = new TopViewPage(bench.driver());
    Row row = top.waitForNumbers(bench.alpha, CPU, CPU_MEAN, MEMORY, RECEIVED);
    assertThat(row.cell(1)).isEqualTo("pm1");
    top.waitForNumbers(bench.beta, CPU, CPU_MEAN, MEMORY, RECEIVED);
    assertThat(top.names()).contains(bench.alpha, bench.beta, bench.big, bench.idle, bench.pinned);
    bench.picture("top");
    top.means("Mean (\u00d8) of 1 hour");
    top.waitForNumbers(bench.alpha, CPU_MEAN);
  }

  /** Who looks back at a stretch of time finds who used most then. */
  @Test
  void followsTheTimeThatPerformanceShows() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.select(Workbench.SHOWN_PM1);
    performance.waitForChart("pm1", "CPU");
    performance.choose("1 hour");
    TopViewPage top = new TopViewPage(bench.driver());
    top.means(AS_IN_PERFORMANCE + "1 h");
    try {
      top.waitForNumbers(bench.alpha, CPU_MEAN, MEMORY);
      new PerformanceViewPage(bench.driver()).choose("1 day");
      Wait.forValue("The day that is shown", top::means, (AS_IN_PERFORMANCE + "1 d")::equals);
      top.waitForNumbers(bench.alpha, CPU_MEAN);
      bench.picture("top-as-in-performance");
    } finally {
      new PerformanceViewPage(bench.driver()).choose("10 min");
      new TopViewPage(bench.driver()).means("Mean (\u00d8) of 10 min");
    }
  }

  @Test
  void showsWhatMatchesAndWhatIsOnTheSelectedHosts() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(Workbench.SHOWN_PM2);
    TopViewPage top = new TopViewPage(bench.driver());
    top.filter(bench.alpha);
    Wait.forValue("Filtered", top::names, List.of(bench.alpha)::equals);
    top.filter("");
    top.hosts("Selected hosts");
    Wait.until("Those of pm2", () -> top.names().contains(bench.beta) && !top.names().contains(bench.alpha));
    top.hosts("All hosts");
    Wait.until("All", () -> top.names().contains(bench.alpha));
  }

  @Test
  void enterShowsTheChartsAndTheMenuHasWhatVmsHave() {
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    TopViewPage top = new TopViewPage(bench.driver());
    top.waitForNumbers(bench.beta, CPU);
    top.select(bench.beta);
    assertThat(top.contextMenu()).extracting(MenuEntry::text).anyMatch(text -> text.contains("Show Charts"))
        .anyMatch(text -> text.contains("Shut Down")).anyMatch(text -> text.contains("Properties"));
    top.open();
    performance.waitForChart(bench.beta, "CPU");
    Wait.forValue("Active view", () -> bench.window().activePart(), "Performance"::equals);
  }
}
