/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.ConsolePage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage.Entry;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;

class ConsoleTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private ConsolePage open(HostsViewPage hosts, String vm) {
    hosts.select(SHOWN_PM1, vm);
    hosts.press(Keys.ctrlShift('c'));
    return new ConsolePage(bench.driver(), vm);
  }

  @Test
  void takesWhatIsTypedAndShowsWhatTheGuestSays() {
    ConsolePage console = open(new HostsViewPage(bench.driver()), bench.alpha);
    console.type("\n");
    console.waitFor("root@" + bench.alpha + ":~#");
    console.type("uname -a\n");
    console.waitFor("Linux " + bench.alpha + " 6.1.0-simulated");
    bench.picture("console");
  }

  @Test
  void goesOnAcrossAMigration() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    ConsolePage console = open(hosts, bench.alpha);
    console.type("while :; do echo tick; sleep 0.2; done\n");
    Supplier<Integer> ticks = () -> console.text().split("tick", -1).length;
    Wait.until("The loop runs", () -> ticks.get() > 15);
    hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    dialog.waitForVerdict(Workbench.PM2);
    dialog.select(Workbench.PM2);
    dialog.migrate();
    hosts.waitForState(SHOWN_PM2, bench.alpha, "Running");
    int before = ticks.get();
    Wait.until("The loop goes on", () -> ticks.get() > before + 5);
    assertThat(console.text()).doesNotContain("login:");
    Wait.forValue("Where it is attached", console::state, state -> state.contains("'pm2'"));
    console.press(Keys.ctrl('c'));
    console.waitFor("^C");
    Entry done = new EventLogPage(bench.driver()).waitFor("The end",
        entry -> entry.vm().equals(bench.alpha) && entry.message().startsWith("Migrated VM"));
    Measured.print("service gap of the watched console: " + done.serviceGap() + ", downtime " + done.downtime());
  }
}
