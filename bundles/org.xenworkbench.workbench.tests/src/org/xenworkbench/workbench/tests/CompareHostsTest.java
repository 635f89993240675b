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
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.CompareHostsPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage.Entry;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.TopViewPage;

/** Both hosts of a migration before, during and after it. */
class CompareHostsTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  @AfterEach
  void close() {
    bench.window().hideAll(CompareHostsPage.VIEW);
  }

  /** Its entry in the log, when it has ended. */
  private Entry migrate() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1);
    new PerformanceViewPage(bench.driver()).waitForChart("pm1", "CPU");
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    dialog.waitForVerdict(Workbench.PM2);
    dialog.select(Workbench.PM2);
    dialog.migrate();
    hosts.waitForState(SHOWN_PM2, bench.alpha, "Running");
    return new EventLogPage(bench.driver()).waitFor("The end",
        entry -> entry.vm().equals(bench.alpha) && entry.status().equals("Done"));
  }

  @Test
  void theLogLeadsToBothHostsOnOneTimeAxisAndTheirMeans() {
    Entry done = migrate();
    EventLogPage log = new EventLogPage(bench.driver());
    log.select(done.message());
    log.contextMenu("Compare Hosts");
    CompareHostsPage page = new CompareHostsPage(bench.driver());
    assertThat(page.words()).contains("Migrated VM '" + bench.alpha + "' from 'pm1' to 'pm2'", "downtime: ");
    for (String object : List.of("pm1 (source)", "pm2 (target)", bench.alpha + " (VM)")) {
      Wait.forValue("A mean during of " + object, () -> page.mean("CPU", object).during(),
          text -> text.matches("[0-9.]+ % \\([0-9]+ samples?\\)"));
      Wait.forValue("A mean after of " + object, () -> page.mean("CPU", object).after(),
          text -> text.matches("[0-9.]+ % \\([0-9]+ samples?\\)"));
    }
    List<ChartModel> charts = Wait.forValue("Charts of both and the VM", page::charts, found -> found.size() >= 5);
    assertThat(charts).extracting(ChartModel::from).as("one time axis").containsOnly(charts.get(0).from());
    assertThat(charts).allSatisfy(chart -> assertThat(chart.bands()).singleElement().satisfies(band -> {
      assertThat(Duration.between(chart.from(), band.from())).isEqualTo(Duration.ofMinutes(1));
      assertThat(Duration.between(band.to().orElseThrow(), chart.to())).isEqualTo(Duration.ofMinutes(1));
      assertThat(band.label()).contains(bench.alpha, " s");
    }));
    bench.picture("compare-hosts");
  }

  /** Who took most of both hosts meanwhile, by where each VM was then; the one that moved was on its source too. */
  @Test
  void theLogLeadsToTheVmsOfBothHosts() {
    Entry done = migrate();
    EventLogPage log = new EventLogPage(bench.driver());
    log.select(done.message());
    log.contextMenu("Top Virtual Machines");
    TopViewPage top = new TopViewPage(bench.driver());
    try {
      assertThat(top.hosts()).isEqualTo("pm1 (source) and pm2 (target)");
      Wait.until("Of which time", () -> top.words().startsWith("Looking back at the VMs that were on pm1"));
      assertThat(top.words()).contains("Then: Migrated VM '" + bench.alpha + "'");
      top.waitForNumbers(bench.alpha, 3);
      Wait.until("Where it was", () -> top.hostsOf(bench.alpha).contains("pm1"));
      assertThat(top.names()).contains(bench.beta);
      top.hosts("pm2 (target)");
      Wait.until("Those of the target",
          () -> top.names().contains(bench.beta) && !top.hostsOf(bench.alpha).contains("pm1"));
      bench.picture("top-of-migration");
    } finally {
      top.hosts("All hosts");
      top.means("Mean (\u00d8) of 10 min");
    }
    Wait.forValue("Now", top::words, words -> words.startsWith("Now, and the mean"));
  }

  @Test
  void theTreeLeadsThereAndOneThatRunsGrows() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.big);
    assertThat(hosts.canChoose("Compare Hosts")).as("it was never migrated").isFalse();
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    dialog.waitForVerdict(Workbench.PM2);
    dialog.select(Workbench.PM2);
    dialog.migrate();
    Wait.until("It migrates", () -> hosts.state(SHOWN_PM1, bench.big).startsWith("Migrating to pm2"));
    Wait.until("It can be compared", () -> hosts.canChoose("Compare Hosts"));
    hosts.press(Keys.ofCommand('h'));
    CompareHostsPage page = new CompareHostsPage(bench.driver());
    assertThat(page.words()).contains("It is running.");
    List<ChartModel> first = Wait.forValue("Charts", page::charts, found -> !found.isEmpty());
    Wait.until("It goes on", () -> page.charts().stream()
        .anyMatch(chart -> chart.to().isAfter(first.get(0).to()) && chart.bands().get(0).isOpen()));
    assertThat(page.mean("CPU", "pm1 (source)").after()).isEqualTo("\u2013");
    bench.picture("compare-running");
  }

  @Test
  void aBandLeadsToItsEntryAndThatBackToItsTime() {
    Entry done = migrate();
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM2, bench.alpha);
    new EventLogPage(bench.driver()).filter("nothing has these words");
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    Wait.until("The band", () -> performance.chart(bench.alpha, "CPU")
        .filter(chart -> chart.model().bands().stream().anyMatch(band -> !band.isOpen())).isPresent());
    bench.driver().onUi(() -> clickBand());
    EventLogPage log = new EventLogPage(bench.driver());
    Wait.forValue("The entry is selected", log::selected, List.of(done.message())::equals);
    log.contextMenu("Show in Performance");
    Wait.until("Both hosts and the VM at that time", () -> performance.charts().stream()
        .filter(chart -> chart.model().title().startsWith("CPU") && Duration.between(chart.model().from(),
            chart.model().to()).compareTo(Duration.ofMinutes(5)) < 0)
        .count() == 3);
    bench.picture("band-to-log");
  }

  /** Clicks just above the plot, in the middle of the first band. */
  private boolean clickBand() {
    TimeSeriesChart chart = bench.driver().controls(TimeSeriesChart.class).stream()
        .filter(each -> each.getPaintedModel().filter(model -> !model.bands().isEmpty()).isPresent()).findFirst()
        .orElseThrow();
    ChartModel model = chart.getPaintedModel().orElseThrow();
    Rectangle plot = chart.getPlotArea();
    long middle = model.bands().get(0).from().toEpochMilli() + 500 - model.from().toEpochMilli();
    Event event = new Event();
    event.button = 1;
    event.x = plot.x + (int) (plot.width * middle / (model.to().toEpochMilli() - model.from().toEpochMilli()));
    event.y = plot.y - 2;
    chart.notifyListeners(SWT.MouseDown, event);
    chart.notifyListeners(SWT.MouseUp, event);
    return true;
  }
}
