/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage.Chart;
import org.xenworkbench.workbench.tests.pages.QuestionPage;
import org.xenworkbench.workbench.tests.pages.WorkbenchPage;

/** A chart that the user makes, from the first click until it is deleted. */
class OwnChartsTest {

  private static final String NAME = "Watched";
  private static final String NEW = "New Chart";
  private static final String ADD = "Add Lines";

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void isMadeShownWhateverIsSelectedAndDeleted() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    WorkbenchPage window = new WorkbenchPage(bench.driver());
    hosts.select(SHOWN_PM1);
    performance.waitForChart("pm1", "CPU");
    bench.driver().chooseContextMenu(Query.key(Kind.CANVAS, "performance.chart.cpu"), "New Chart\u2026");
    window.waitForDialog(NEW);
    bench.picture("new-chart");
    Query lines = Query.key(Kind.TABLE, "chart.lines").in(NEW);
    assertThat(bench.driver().rows(lines)).as("it begins with what the other one shows").isNotEmpty();
    bench.driver().click(Query.key(Kind.BUTTON, "chart.line.remove").in(NEW));
    addLine("pm1", "CPU");
    addLine(bench.beta, "CPU");
    bench.driver().setText(Query.key(Kind.TEXT, "chart.name").in(NEW), NAME);
    bench.picture("new-chart-lines");
    bench.driver().click(Query.text(Kind.BUTTON, "Add").in(NEW));
    window.waitForNoShell(NEW);
    performance.myCharts();
    try {
      Chart chart = performance.waitForChart(NAME, "");
      assertThat(chart.model().series()).extracting(Series::label).hasSize(2)
          .anyMatch(label -> label.contains("pm1")).anyMatch(label -> label.contains(bench.beta));
      bench.picture("my-charts");
      Query shown = Query.key(Kind.CANVAS, bench.driver().onUi(() -> performance.key(NAME)));
      bench.driver().chooseContextMenu(shown, "Delete Chart\u2026");
      new QuestionPage(bench.driver(), "Delete Chart").answer("Delete");
      Wait.until("No chart any more", () -> performance.charts().isEmpty());
    } finally {
      performance.myCharts();
    }
    performance.waitForChart("pm1", "CPU");
  }

  private void addLine(String object, String metric) {
    WorkbenchPage window = new WorkbenchPage(bench.driver());
    bench.driver().click(Query.key(Kind.BUTTON, "chart.line.add").in(NEW));
    window.waitForDialog(ADD);
    bench.driver().setText(Query.key(Kind.TEXT, "chart.object.filter").in(ADD), object + " (");
    Query metrics = Query.key(Kind.TABLE, "chart.metrics").in(ADD);
    Wait.until("Metrics of " + object, () -> bench.driver().rows(metrics).stream()
        .anyMatch(row -> row.cells().get(0).equals(metric)));
    bench.driver().select(metrics, List.of(List.of(metric)));
    bench.picture("add-lines");
    bench.driver().click(Query.text(Kind.BUTTON, "Add").in(ADD));
    window.waitForNoShell(ADD);
  }
}
