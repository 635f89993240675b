/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage.Chart;

class PerformanceTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void showsBothHostsSideBySide() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.selectAll(List.of(SHOWN_PM1, SHOWN_PM2));
    for (String group : new String[] {"CPU", "Memory"}) {
      Chart first = performance.waitForChart("pm1", group);
      Chart second = performance.waitForChart("pm2", group);
      assertThat(second.y()).isEqualTo(first.y());
      assertThat(second.x()).isGreaterThan(first.x());
      assertThat(first.model().caption()).doesNotContain("simulated");
    }
    bench.picture("performance");
  }

  @Test
  void followsTheSelection() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    performance.waitForChart(bench.alpha, "CPU");
    performance.waitForChart(bench.alpha, "Network");
    hosts.select(SHOWN_PM2, bench.beta);
    performance.waitForChart(bench.beta, "CPU");
    Wait.until("No chart of " + bench.alpha, () -> performance.chart(bench.alpha, "").isEmpty());
  }

  /** There are values of a minute only: then the axis has at least a tenth of the range. */
  @Test
  void theRangeIsChosenInTheToolBar() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.select(SHOWN_PM1);
    performance.waitForChart("pm1", "CPU");
    for (String range : List.of("1 hour", "1 day", "1 week", "1 month", "1 year", "10 min")) {
      Duration least = performance.choose(range).dividedBy(10);
      Wait.until(range, () -> performance.chart("pm1", "CPU").filter(Chart::hasValues).map(Chart::range)
          .filter(shown -> shown.compareTo(least) >= 0 && shown.compareTo(least.multipliedBy(10)) <= 0).isPresent());
    }
  }

  @Test
  void showsWhoTakesWhatOfAHost() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.select(SHOWN_PM1);
    performance.waitForChart("pm1", "CPU");
    performance.perVm();
    try {
      for (String group : new String[] {"CPU per VM", "Memory per VM", "Network per VM", "Disk per VM"}) {
        Chart chart = performance.waitForChart("pm1", group);
        assertThat(chart.model().stack()).isPresent();
        assertThat(chart.model().series()).as(group).extracting(Series::label).contains(bench.alpha, bench.big)
            .doesNotContain(bench.beta);
      }
      bench.picture("per-vm");
    } finally {
      performance.perVm();
    }
    Wait.until("The host's own chart", () -> performance.chart("pm1", "CPU per VM").isEmpty());
  }
}
