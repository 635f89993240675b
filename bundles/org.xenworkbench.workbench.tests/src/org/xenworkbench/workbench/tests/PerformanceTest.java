/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage.Chart;
import org.xenworkbench.workbench.tests.pages.WorkbenchPage;

class PerformanceTest {

  private static final String EXPORT = "Export Charts";

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

  /** Two machines beside each other show their own charts, though who takes what of hosts is wanted. */
  @Test
  void ofTwoVmsTheirOwnChartsAreShownAlsoPerVm() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.select(SHOWN_PM1);
    performance.waitForChart("pm1", "CPU");
    performance.perVm();
    try {
      performance.waitForChart("pm1", "CPU per VM");
      hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.big));
      performance.waitForChart(bench.alpha, "CPU");
      performance.waitForChart(bench.big, "CPU");
      Wait.until("No chart of pm1", () -> performance.charts().stream()
          .noneMatch(chart -> chart.model().title().contains("per VM")));
    } finally {
      performance.perVm();
    }
  }

  @Test
  void chartsAreExportedOnWhiteAndLarge(@TempDir Path folder) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    WorkbenchPage window = new WorkbenchPage(bench.driver());
    hosts.select(SHOWN_PM1);
    performance.waitForChart("pm1", "CPU");
    bench.driver().chooseContextMenu(Query.key(Kind.CANVAS, "performance.chart.cpu"), "Export Charts\u2026");
    window.waitForDialog(EXPORT);
    Query file = Query.key(Kind.TEXT, "export.file").in(EXPORT);
    bench.driver().setText(file, folder.resolve("charts.v2").toString());
    assertThat(bench.driver().isEnabled(Query.text(Kind.BUTTON, "Export").in(EXPORT))).as("no ending").isFalse();
    bench.driver().setText(file, folder.resolve("charts.svg").toString());
    assertThat(bench.driver().isEnabled(Query.key(Kind.COMBO, "export.size").in(EXPORT))).as("of a drawing").isFalse();
    bench.driver().setText(file, folder.resolve("charts.png").toString());
    bench.picture("export-charts");
    bench.driver().click(Query.text(Kind.BUTTON, "Export").in(EXPORT));
    window.waitForNoShell(EXPORT);
    Wait.until("The file", () -> Files.exists(folder.resolve("charts.png")));
    ImageData picture = new ImageData(folder.resolve("charts.png").toString());
    assertThat(picture.palette.getRGB(picture.getPixel(0, 0))).as("white").isEqualTo(new RGB(255, 255, 255));
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
