/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AlertsPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.RulePage;

/** A rule by its dialog, and the alert that it raises wherever it shows. */
class AlertsTest {

  private static final String NAME = "Some CPU";

  @RegisterExtension
  final Workbench bench = new Workbench();

  /** Those of the next test see none. */
  @BeforeEach
  @AfterEach
  void removeRules() {
    Alerts alerts = Services.get(Alerts.class);
    alerts.rules().stream().map(AlertRule::id).toList().forEach(alerts::remove);
    Wait.until("No alerts", () -> alerts.active().isEmpty());
  }

  /** The VM uses a third of a CPU or so, whatever the machine does. */
  private void addRule(HostsViewPage hosts) {
    hosts.select(SHOWN_PM2, bench.beta);
    hosts.contextMenu("New Alert Rule...");
    RulePage rule = RulePage.ofNew(bench.driver());
    assertThat(rule.text("within")).isEqualTo(bench.beta);
    rule.type("level", "x").waitForText("x is no number.");
    Wait.until("What is wrong is not saved", () -> !rule.canAccept());
    rule.type("level", "1").type("clearing", "2").waitForText("as soon as it is raised");
    rule.type("clearing", "").type("holds", "").type("name", NAME).choose("severity", "Critical");
    rule.waitForText("in the last week");
    assertThat(rule.canAccept()).isTrue();
    bench.picture("alert-rule");
    rule.accept();
  }

  @Test
  void aRuleRaisesAnAlertThatIsSeenEverywhereAndIsOverWithTheRule() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    addRule(hosts);
    AlertsPage alerts = new AlertsPage(bench.driver());
    alerts.page(0);
    AlertsPage.Shown raised = alerts.waitFor("That of " + bench.beta, shown -> shown.object().equals(bench.beta));
    assertThat(raised.rule()).isEqualTo(NAME);
    assertThat(raised.severity()).isEqualTo("Critical");
    assertThat(raised.host()).isEqualTo("pm2");
    hosts.waitForState(SHOWN_PM2, bench.beta, "Running, critical alert");
    hosts.waitForState(SHOWN_PM2, "Connected, critical alert");
    assertThat(hosts.state(SHOWN_PM1)).isEqualTo("Connected");
    Wait.forValue("The number on the tab", alerts::title, title -> title.matches("Alerts \\([1-9][0-9]*\\)"));
    bench.picture("alert");
    new PerformanceViewPage(bench.driver()).waitForChart(bench.beta, "CPU");
    Wait.forValue("The level in the chart", () -> new PerformanceViewPage(bench.driver()).chart(bench.beta, "CPU")
        .map(chart -> chart.model().thresholds()).orElse(List.of()),
        lines -> lines.stream().map(Threshold::label)
            .anyMatch(NAME::equals));
    new EventLogPage(bench.driver()).waitFor("That it was raised", entry -> entry.message().contains(NAME)
        && entry.message().contains(bench.beta) && entry.status().equals("Warning"));
    alerts = new AlertsPage(bench.driver());
    alerts.page(1).rule(NAME, "Switch Rule Off");
    AlertsPage rules = alerts;
    Wait.forValue("State of the rule", () -> rules.ruleState(NAME), "Off"::equals);
    alerts.page(0).waitForNone(NAME);
    hosts.waitForState(SHOWN_PM2, bench.beta, "Running");
    hosts.waitForState(SHOWN_PM2, "Connected");
    new EventLogPage(bench.driver()).waitFor("That it is over", entry -> entry.message().contains(NAME)
        && entry.message().contains(bench.beta) && entry.status().equals("Information"));
  }

  @Test
  void anAlertIsAcknowledgedAndItsRuleChangedByKeys() {
    addRule(new HostsViewPage(bench.driver()));
    AlertsPage alerts = new AlertsPage(bench.driver());
    alerts.page(0).waitFor("That of " + bench.beta, shown -> shown.object().equals(bench.beta));
    alerts.select(bench.beta).press(Keys.ofCommand('a'));
    alerts.waitFor("That somebody has seen it", shown -> shown.state().contains("acknowledged by"));
    alerts.select(bench.beta).press(Keys.ofCommand('e'));
    RulePage rule = RulePage.ofExisting(bench.driver());
    assertThat(rule.text("name")).isEqualTo(NAME);
    rule.type("level", "99").accept();
    alerts.waitForNone(NAME);
  }

  /** It would lie over the buttons of the dialog. */
  @Test
  void aNoticeWaitsUntilADialogIsClosed() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM2, bench.beta);
    hosts.contextMenu("New Alert Rule...");
    RulePage dialog = RulePage.ofNew(bench.driver());
    Alerts alerts = Services.get(Alerts.class);
    for (int i = 0; i < 4; i++) { // each takes a sample: together longer than a notice waits for more
      AlertRule rule = AlertRule.of(NAME + i, AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.01).build();
      alerts.save(rule);
      Wait.until("An alert of " + rule.name(),
          () -> alerts.active().stream().anyMatch(alert -> alert.rule().id().equals(rule.id())));
    }
    assertThat(isNoticeOpen()).as("over the dialog").isFalse();
    dialog.cancel();
    Wait.until("The notice", this::isNoticeOpen);
  }

  private boolean isNoticeOpen() {
    return bench.driver().onUi(() -> Stream.of(Display.getCurrent().getShells()).filter(Shell::isVisible)
        .flatMap(AlertsTest::all).anyMatch(control -> "alerts.notice".equals(control.getData(Query.WIDGET_KEY))));
  }

  private static Stream<Control> all(Control control) {
    return Stream.concat(Stream.of(control),
        control instanceof Composite group ? Stream.of(group.getChildren()).flatMap(AlertsTest::all) : Stream.empty());
  }
}
