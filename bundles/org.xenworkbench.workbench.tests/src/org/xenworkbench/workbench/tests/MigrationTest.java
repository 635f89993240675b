/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM2;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage.Entry;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage.Chart;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.ProgressPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

class MigrationTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private MigrateDialogPage open(String vm) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, vm);
    hosts.contextMenu("Migrate...");
    return new MigrateDialogPage(bench.driver());
  }

  private void migrate(String vm) {
    MigrateDialogPage dialog = open(vm);
    dialog.waitForVerdict(Workbench.PM2);
    dialog.select(Workbench.PM2);
    dialog.migrate();
  }

  @Test
  void movesTheMachineAndTellsOfIt() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    EventLogPage log = new EventLogPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.press(Keys.ofCommand('m'));
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    assertThat(dialog.targets()).containsExactly(Workbench.PM2);
    assertThat(dialog.waitForVerdict(Workbench.PM2)).isEqualTo(MigrateDialogPage.POSSIBLE);
    dialog.select(Workbench.PM2);
    assertThat(dialog.details()).contains("Memory").contains("GiB free");
    dialog.migrate();
    Wait.until("How far it is in its row",
        () -> hosts.state(SHOWN_PM1, bench.alpha).matches("Migrating to pm2, [0-9.]+ %"));
    bench.picture("migrating");
    Entry running = log.waitFor("Progress", entry -> entry.vm().equals(bench.alpha) && entry.status().contains("%"));
    log.waitForTop("that of " + bench.alpha, entry -> entry.vm().equals(bench.alpha));
    assertThat(running.message()).contains("Migrating VM '" + bench.alpha + "' from 'pm1' to 'pm2'").contains("MiB");
    Entry done = log.waitFor("The end", entry -> entry.vm().equals(bench.alpha) && entry.status().equals("Done"));
    assertThat(done.message()).startsWith("Migrated VM '" + bench.alpha + "' from 'pm1' to 'pm2' in ");
    assertThat(done.duration()).isNotEmpty();
    assertThat(done.downtime()).as("the simulator reports a downtime").contains("s");
    hosts.waitForState(SHOWN_PM2, bench.alpha, "Running");
    assertThat(hosts.vms(SHOWN_PM1)).doesNotContain(bench.alpha);
    assertThat(bench.fleet().hostOf(bench.uuid(bench.alpha))).hasValue(PM2);
    bench.picture("migrated");
  }

  @Test
  void isDrawnAsABandOnBothHosts() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    migrate(bench.alpha);
    hosts.waitForState(SHOWN_PM2, bench.alpha, "Running");
    hosts.selectAll(java.util.List.of(SHOWN_PM1, SHOWN_PM2));
    for (String host : new String[] {"pm1", "pm2"}) {
      Chart chart = Wait.forValue("Band in the CPU chart of " + host, () -> performance.chart(host, "CPU"),
          found -> found.filter(each -> hasClosedBand(each, bench.alpha)).isPresent()).orElseThrow();
      assertThat(chart.model().caption()).doesNotContain("simulated");
    }
    hosts.select(SHOWN_PM2, bench.alpha);
    Wait.until("Band in the CPU chart of the VM",
        () -> performance.chart(bench.alpha, "CPU").filter(each -> hasClosedBand(each, bench.alpha)).isPresent());
    bench.picture("band");
  }

  private static boolean hasClosedBand(Chart chart, String vm) {
    return chart.model().bands().stream().anyMatch(band -> band.label().contains(vm) && band.to().isPresent());
  }

  @Test
  void theLastPageSaysWhatWillHappen() {
    MigrateDialogPage dialog = open(bench.alpha);
    assertThat(dialog.waitForVerdict(Workbench.PM2)).isEqualTo(MigrateDialogPage.POSSIBLE);
    dialog.select(Workbench.PM2);
    bench.picture("wizard-targets");
    dialog.next();
    bench.picture("wizard-options");
    dialog.next();
    assertThat(dialog.review()).contains(bench.alpha + " goes from 'pm1' to 'pm2'.").contains("plain text");
    bench.picture("wizard-review");
    dialog.migrate();
    new HostsViewPage(bench.driver()).waitForState(SHOWN_PM2, bench.alpha, "Running");
  }

  @Test
  void aTargetThatIsNotConnectedIsForbidden() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM2);
    hosts.contextMenu("Disconnect");
    hosts.waitForState(SHOWN_PM2, "Disconnected");
    MigrateDialogPage dialog = open(bench.alpha);
    assertThat(dialog.waitForVerdict(Workbench.PM2)).isEqualTo(MigrateDialogPage.NOT_POSSIBLE);
    assertThat(dialog.reason(Workbench.PM2)).isEqualTo("Host 'pm2' is not connected.");
    assertThat(dialog.canMigrate()).isFalse();
    dialog.cancel();
  }

  @Test
  void theFirstHostThatCanTakeItIsSelected() {
    Services.get(HostRegistry.class).add(new HostConfiguration(HostId.random(), "absent",
        new Endpoint(Simulator.TYPE, Endpoint.Transport.LOCAL, "none/absent", 0, Optional.empty()), Optional.empty(),
        false, false));
    String absent = "absent";
    Wait.until("Its row", () -> new HostsViewPage(bench.driver()).hosts().contains(HostsViewPage.simulated(absent)));
    MigrateDialogPage dialog = open(bench.alpha);
    assertThat(dialog.waitForVerdict(absent)).isEqualTo(MigrateDialogPage.NOT_POSSIBLE);
    dialog.waitForVerdict(PM2);
    assertThat(dialog.targets()).containsExactly(absent, PM2);
    Wait.until("Migrate can be chosen", dialog::canMigrate);
    dialog.migrate();
    new HostsViewPage(bench.driver()).waitForState(SHOWN_PM2, bench.alpha, "Running");
  }

  @Test
  void anObstacleOfAThirdPartyForbidsTheTarget() throws Exception {
    try (AutoCloseable check = Checks.refusing("The rack of pm2 is on fire.", "Put it out.")) {
      MigrateDialogPage dialog = open(bench.alpha);
      assertThat(dialog.waitForVerdict(Workbench.PM2)).isEqualTo(MigrateDialogPage.NOT_POSSIBLE);
      assertThat(dialog.reason(Workbench.PM2)).isEqualTo("The rack of pm2 is on fire.");
      dialog.select(Workbench.PM2);
      assertThat(dialog.canMigrate()).isFalse();
      assertThat(dialog.details()).contains("Put it out.");
      bench.picture("obstacle");
      dialog.cancel();
    }
  }

  @Test
  void aRefusalByTheTargetHarmsNothing() {
    bench.fleet().refuseMigrations(PM2, Optional.of("its storage is read-only"));
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    migrate(bench.alpha);
    EventLogPage log = new EventLogPage(bench.driver());
    Entry failed = log.waitFor("The refusal",
        entry -> entry.vm().equals(bench.alpha) && entry.status().equals("Failed"));
    log.select(failed.message());
    Wait.forValue("The reason", log::details,
        text -> text.contains("refused") && text.contains("storage is read-only"));
    bench.picture("refused");
    assertThat(hosts.state(SHOWN_PM1, bench.alpha)).isEqualTo("Running");
    assertThat(hosts.state(SHOWN_PM2)).isEqualTo("Connected");
    assertThat(Workbench.vm(bench.beta).state()).isEqualTo(DomainState.RUNNING);
    assertThat(bench.fleet().hostOf(bench.uuid(bench.alpha))).hasValue("pm1");
  }

  @Test
  void closingTheWindowAsksWhileOneRuns() {
    migrate(bench.big);
    new ProgressPage(bench.driver()).waitFor("Migrating VM '" + bench.big + "'");
    bench.window().close();
    QuestionPage question = new QuestionPage(bench.driver(), "Migration Running");
    assertThat(question.text()).contains("Migrating VM '" + bench.big + "' from 'pm1' to 'pm2'");
    question.answer("Keep Open");
    assertThat(Services.get(OperationService.class).running()).isNotEmpty();
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    assertThat(hosts.state(SHOWN_PM1, bench.big)).startsWith("Migrating to pm2");
  }

  @Test
  void oneOfSomebodyElseIsSeenAllTheSame() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    EventLogPage log = new EventLogPage(bench.driver());
    bench.fleet().migrate(bench.uuid(bench.beta), "pm1");
    hosts.waitForState(SHOWN_PM1, bench.beta, "Running");
    log.waitFor("The end", entry -> entry.vm().equals(bench.beta) && entry.message().startsWith("Migrated VM")
        && entry.status().equals("Done"));
  }
}
