/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;

/** What is done with several VMs at once is one entry, with parts that end each by itself. */
class SeveralTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private List<String> messages(EventLogPage log) {
    return log.entries().stream().map(EventLogPage.Entry::message).toList();
  }

  @Test
  void isOneEntryThatOpensByArrowAndFilter() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.pinned));
    hosts.contextMenu("Pause");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Paused");
    hosts.waitForState(SHOWN_PM1, bench.pinned, "Paused");
    EventLogPage log = new EventLogPage(bench.driver());
    EventLogPage.Entry whole =
        log.waitFor("All of it", entry -> entry.message().endsWith("Paused 2 virtual machines"));
    String alpha = "Paused VM '" + bench.alpha + "' on 'pm1'";
    assertThat(messages(log)).as("one entry").noneMatch(message -> message.contains(alpha));
    log.select(whole.message());
    assertThat(log.details()).contains("Parts: 2");
    log.press(Keys.of(SWT.ARROW_RIGHT));
    log.waitFor("Its parts", entry -> entry.message().endsWith(alpha) && entry.vm().equals(bench.alpha)
        && entry.host().equals("pm1") && entry.status().equals("Done"));
    bench.picture("several-opened");
    log.press(Keys.of(SWT.ARROW_LEFT));
    Wait.until("They are gone", () -> messages(log).stream().noneMatch(message -> message.contains(alpha)));
    log.filter(bench.alpha);
    log.waitFor("Found by the VM's name", entry -> entry.message().equals(alpha));
    log.filter("");
  }

  /** The disk of one is full, so that it does not go on. */
  @Test
  void oneThatFailsKeepsNoOtherAndIsTold() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.pinned));
    hosts.contextMenu("Pause");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Paused");
    hosts.waitForState(SHOWN_PM1, bench.pinned, "Paused");
    bench.fleet().failDisk(bench.uuid(bench.alpha), Optional.of("/disks/alpha"));
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.pinned));
    try (ErrorsTold told = new ErrorsTold()) {
      hosts.contextMenu("Resume");
      assertThat(told.waitFor("Why", text -> text.startsWith("Resumed 1 of 2 virtual machines; 1 failed")))
          .contains("'" + bench.alpha + "'");
    }
    EventLogPage log = new EventLogPage(bench.driver());
    EventLogPage.Entry whole = log.waitFor("All of it", entry -> entry.status().equals("Warning")
        && entry.message().endsWith("Resumed 1 of 2 virtual machines; 1 failed"));
    log.select(whole.message());
    assertThat(log.details().split("\n\nStatus: ")[0]).as("why, before its parts are listed")
        .contains("Resuming VM '" + bench.alpha + "' on 'pm1': ").doesNotContain(bench.pinned);
    hosts.waitForState(SHOWN_PM1, bench.pinned, "Running");
  }

  /** Each is a migration as any other: for charts, MBeans and whoever compares hosts. */
  @Test
  void severalMigrationsAreOneEntryAndMigrationsAllTheSame() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.pinned));
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    Wait.until("They can migrate", dialog::canMigrate);
    dialog.migrate();
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("All of it", entry -> entry.message().contains("Migrated 2 virtual machines to 'pm2'"));
    assertThat(Services.get(MigrationService.class).migrations()).extracting(migration -> migration.vmName())
        .contains(bench.alpha, bench.pinned);
    assertThat(messages(log)).noneMatch(message -> message.contains("VM '" + bench.alpha + "' from"));
    log.filter(bench.alpha);
    EventLogPage.Entry part = log.waitFor("A migration",
        entry -> entry.message().contains("Migrated VM '" + bench.alpha + "' from 'pm1' to 'pm2'"));
    assertThat(part.host()).isEqualTo("pm1 \u2192 pm2");
    log.filter("");
  }
}
