/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage.Entry;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.JourneyPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;

/** The log is filtered by what an entry says, failures are acknowledged, and a VM's way is shown as a journey. */
class EventLogTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  @AfterEach
  void showAll() {
    bench.window().hideAll(JourneyPage.VIEW);
    new EventLogPage(bench.driver()).showAll();
  }

  private String pause(String vm) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, vm);
    hosts.contextMenu("Pause");
    hosts.waitForState(SHOWN_PM1, vm, "Paused");
    return "Paused VM '" + vm + "' on 'pm1'";
  }

  @Test
  void whatAnEntrySaysIsFilteredByAndTakenAwayAgain() {
    String alpha = pause(bench.alpha);
    String pinned = pause(bench.pinned);
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("That of the first", entry -> entry.message().equals(alpha));
    log.waitFor("That of the other", entry -> entry.message().equals(pinned));
    log.select(alpha);
    log.contextMenu("Filter By", "VM: " + bench.alpha);
    Wait.forValue("Chips", log::chips, List.of("VM: " + bench.alpha)::equals);
    Wait.forValue("Entries of the VM", log::entries,
        found -> !found.isEmpty() && found.stream().allMatch(entry -> entry.vm().equals(bench.alpha)));
    log.select(alpha);
    log.contextMenu("Filter By", "Host: pm1");
    Wait.forValue("Chips", log::chips, List.of("Host: pm1", "VM: " + bench.alpha)::equals);
    log.waitFor("That of the VM on the host", entry -> entry.message().equals(alpha));
    bench.picture("eventlog-chips");
    log.removeChip("VM: " + bench.alpha);
    log.waitFor("That of the other on the host", entry -> entry.message().equals(pinned));
    assertThat(log.chips()).containsExactly("Host: pm1");
    log.filterByTime("Yesterday");
    Wait.forValue("None of yesterday", log::entries, List::isEmpty);
    log.showAll();
    log.waitFor("All again", entry -> entry.message().equals(alpha));
    assertThat(log.chips()).isEmpty();
  }

  /** The disk of one of three is full, so that it does not go on. */
  @Test
  void aFailureThatIsAcknowledgedIsNotOpenAnyMoreNorAreItsParts() throws UnreadableLogException {
    String message = "Resumed 2 of 3 virtual machines; 1 failed";
    List.of(bench.alpha, bench.pinned, bench.big).forEach(this::pause);
    bench.fleet().failDisk(bench.uuid(bench.alpha), Optional.of("/disks/alpha"));
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.pinned, bench.big));
    try (ErrorsTold told = new ErrorsTold()) {
      hosts.contextMenu("Resume");
      told.waitFor("Why", text -> text.startsWith(message));
    }
    EventLogPage log = new EventLogPage(bench.driver());
    log.toggleOpen();
    Entry whole = log.waitFor("It, among those that are open", entry -> entry.message().endsWith(message));
    LogEntry kept = query(EventQuery.newest(100)).stream().filter(entry -> entry.message().endsWith(message))
        .findFirst().orElseThrow();
    assertThat(query(EventQuery.newest(10).partsOf(kept))).filteredOn(EventQuery::isOpen).hasSize(1);
    bench.picture("eventlog-open");
    log.select(whole.message());
    log.press(Keys.ofCommand('a'));
    Wait.until("It is gone from those that are open",
        () -> log.entries().stream().noneMatch(entry -> entry.message().endsWith(message)));
    assertThat(query(EventQuery.newest(10).partsOf(kept))).hasSize(3).noneMatch(EventQuery::isOpen);
    log.toggleOpen();
    log.select(log.waitFor("It, among all", entry -> entry.message().endsWith(message)).message());
    Wait.forValue("Who has seen it", log::details, text -> text.contains("Acknowledged by "));
  }

  private static List<LogEntry> query(EventQuery query) throws UnreadableLogException {
    return Services.get(EventLog.class).query(query);
  }

  @Test
  void aJourneyShowsWhereTheMachineWasAndLeadsToTheLog() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    dialog.waitForVerdict(Workbench.PM2);
    dialog.select(Workbench.PM2);
    dialog.migrate();
    hosts.waitForState(SHOWN_PM2, bench.alpha, "Running");
    hosts.select(SHOWN_PM2, bench.alpha);
    hosts.contextMenu("Journey");
    JourneyPage journey = new JourneyPage(bench.driver(), bench.alpha);
    JourneyPage.Step moved = journey.waitFor("The migration",
        step -> step.what().startsWith("Migrated VM '" + bench.alpha) && step.hosts().equals("pm1 \u2192 pm2"));
    journey.waitFor("Where it is", step -> step.what().equals("On pm2") && step.hosts().equals("pm2"));
    assertThat(journey.message()).contains("Hosts: 2, migrations: 1");
    bench.picture("journey");
    journey.open(moved);
    EventLogPage log = new EventLogPage(bench.driver());
    Wait.forValue("What the log has selected", log::selected,
        found -> found.size() == 1 && found.get(0).startsWith("Migrated VM '" + bench.alpha));
    bench.window().hideAll(JourneyPage.VIEW);
    log.press(Keys.ofCommand('j'));
    assertThat(new JourneyPage(bench.driver(), bench.alpha).message()).isNotEmpty();
  }
}
