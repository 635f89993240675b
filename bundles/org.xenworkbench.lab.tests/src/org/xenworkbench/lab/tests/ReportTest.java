/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.workbench.tests.pages.CompareHostsPage;
import org.xenworkbench.workbench.tests.pages.ConsolePage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;

/**
 * Plays the scene and writes its ten figures with what was measured: {@code releng/lab/report}. The folder is given by
 * the system property {@code xenworkbench.report}.
 */
@Tag("report")
class ReportTest {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String[] COMMANDS = {"cat /etc/os-release", "uname -a", "uptime", "date"};
  /** So many samples show what is usual before and after. */
  private static final int USUAL = 120;
  private static final int WATCHED = 30;
  private static final int AFTERWARDS = 30;
  /** A band shorter than this is not seen in ten minutes. */
  private static final Duration VISIBLE = Duration.ofSeconds(8);
  private static final int STEADY = 12;

  private static final List<String> IDE_ACTION_SETS = List.of("org.eclipse.ui.NavigateActionSet",
      "org.eclipse.ui.edit.text.actionSet.annotationNavigation", "org.eclipse.ui.edit.text.actionSet.navigation",
      "org.eclipse.ui.WorkingSetActionSet");

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);
  private final Scene scene = new Scene(engine);
  private final Path folder = Path.of(System.getProperty("xenworkbench.report"));
  private final ReportText report = new ReportText(engine);
  private final List<LogEntry> migrations = new ArrayList<>();
  private Duration interval = Duration.ZERO;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(folder);
    interval = engine.polling.interval();
    engine.bringHome();
    engine.polling.setInterval(INTERVAL);
    scene.clear();
    scene.driver.onUi(() -> {
      Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows()).forEach(ReportTest::asInTheProduct);
      return true;
    });
  }

  /** Full size, and without the buttons of the IDE, whose bundles Tycho adds to what it tests. */
  private static void asInTheProduct(IWorkbenchWindow window) {
    window.getShell().setMaximized(true);
    IDE_ACTION_SETS.forEach(window.getActivePage()::hideActionSet);
  }

  @AfterEach
  void leaveHome() {
    scene.clear();
    engine.polling.setInterval(interval);
    lab.bringHome();
  }

  @Test
  void tenFigures() throws IOException {
    before();
    ConsolePage console = consoles();
    Instant since = Instant.now();
    awaitSamples(WATCHED);
    firstMigration(console, since);
    for (boolean home : new boolean[] {true, false}) {
      scene.console(home ? "PM1" : "PM2", "VM2");
      scene.awaitDates(console, STEADY);
      Migration next = scene.migrate("VM2", home ? "PM1" : "PM2", home ? "PM2" : "PM1");
      migrations.add(scene.awaitEnd(next, true));
      scene.awaitInTree("VM2", home ? "PM2" : "PM1", home ? "PM1" : "PM2");
    }
    lastMigration(console);
    Files.writeString(folder.resolve("README.md"), report.text(migrations));
  }

  private void before() {
    scene.awaitInTree("VM1", "PM1", "PM2");
    scene.awaitInTree("VM2", "PM2", "PM1");
    scene.hosts().selectAll(List.of("PM1", "PM2"));
    awaitSamples(USUAL);
    figure(1, "The hosts tree before: VM1 runs on PM1, VM2 on PM2.");
  }

  private ConsolePage consoles() {
    ConsolePage console = null;
    for (int number : new int[] {1, 2}) {
      String vm = "VM" + number;
      console = scene.console("PM" + number, vm);
      scene.prompt(console, vm);
      scene.type(console, vm, COMMANDS);
      figure(number + 1, "Typed into " + vm + "'s console, while it runs on PM" + number + ": `"
          + String.join("`, `", COMMANDS) + "`.");
    }
    scene.startDates(console);
    return console;
  }

  private void firstMigration(ConsolePage console, Instant since) {
    Migration migration = scene.migrate("VM2", "PM2", "PM1");
    scene.awaitMigratingInTree("VM2", "PM2", "PM1");
    scene.awaitDates(console, STEADY);
    figure(4, "VM2 prints the date again and again (`" + GuestConsole.DATE_LOOP + "`) while it is migrated from PM2 to "
        + "PM1; taken " + elapsed(migration) + " after the start.");
    Await.until("the migration has run for some seconds", lab.migrationPatience(),
        () -> Duration.between(migration.started(), Instant.now()).compareTo(VISIBLE) > 0);
    for (int number : new int[] {1, 2}) {
      String host = "PM" + number;
      scene.awaitBand(List.of(host), host, migration, true);
      figure(4 + number, "Performance of " + host + " during the migration, sampled every second; the band is the "
          + "migration, " + elapsed(migration) + " after its start.");
    }
    assertThat(scene.isRunning(migration)).as("The migration ended before its figures were taken: "
        + "is the machine quiet?").isTrue();
    LogEntry end = scene.awaitEnd(migration, true);
    migrations.add(end);
    after(migration, end, since);
    compare();
  }

  private void after(Migration migration, LogEntry end, Instant since) {
    scene.awaitInTree("VM2", "PM1", "PM2");
    awaitSamples(AFTERWARDS);
    Instant now = Instant.now();
    Instant finished = end.finished().orElseThrow();
    for (int number : new int[] {1, 2}) {
      String host = "PM" + number;
      scene.awaitBand(List.of(host), host, migration, false);
      Duration gap = Samples.longestGap(engine, host, end.started(), finished);
      figure(6 + number, "Performance of " + host + " after the migration, with VM2 under PM1 in the tree. Mean CPU of "
          + host + ": " + mean(host, since, end.started()) + " before, " + mean(host, end.started(), finished)
          + " during, " + mean(host, finished, now) + " after; longest time between two of its CPU samples during the "
          + "migration: " + ReportText.seconds(gap) + ".");
    }
  }

  /** A minute after the end the page has all that it will have. */
  private void compare() {
    awaitSamples(AFTERWARDS + 5);
    EventLogPage log = scene.log();
    log.select(log.entries().stream().map(EventLogPage.Entry::message).filter(text -> text.startsWith("Migrated VM"))
        .findFirst().orElseThrow());
    log.contextMenu("Compare Hosts");
    CompareHostsPage page = new CompareHostsPage(scene.driver);
    page.maximize();
    Await.until("both hosts have means", lab.patience(), () -> page.means().stream().limit(2)
        .allMatch(mean -> mean.after().contains("%")));
    figure(10, "*Compare Hosts* of the first migration: source and target before, during and after it, with the "
        + "means.");
    page.maximize();
    scene.window.hideAll(CompareHostsPage.VIEW);
  }

  private void lastMigration(ConsolePage console) {
    scene.console("PM1", "VM2");
    scene.awaitDates(console, STEADY);
    Migration last = scene.migrate("VM2", "PM1", "PM2");
    EventLogPage log = scene.log();
    scene.awaitDates(console, STEADY);
    Await.until("four migrations are in the log, the running one on top", lab.patience(), () -> {
      List<EventLogPage.Entry> entries = log.entries();
      return entries.get(0).message().startsWith("Migrating VM 'VM2' from 'PM1' to 'PM2'")
          && entries.stream().limit(4).skip(1).allMatch(entry -> entry.message().startsWith("Migrated VM 'VM2'")
              && !entry.serviceGap().isEmpty());
    });
    figure(9, "The event log with four migrations, the top one running for " + elapsed(last) + ".");
    assertThat(scene.isRunning(last)).isTrue();
    migrations.add(scene.awaitEnd(last, true));
  }

  private void figure(int number, String caption) {
    scene.settle();
    scene.window.screenshot(folder.resolve("figure" + number + ".png"));
    report.figure(number, caption);
    System.out.println("figure " + number + ": " + caption);
  }

  private static String elapsed(Migration migration) {
    return ReportText.seconds(Duration.between(migration.started(), Instant.now()));
  }

  /** Waits until both hosts have been sampled so often from now on. */
  private void awaitSamples(int count) {
    List<Long> wanted = List.of(rounds("PM1") + count, rounds("PM2") + count);
    Await.until("both hosts were sampled " + count + " times", lab.patience().plus(INTERVAL.multipliedBy(2L * count)),
        () -> rounds("PM1") >= wanted.get(0) && rounds("PM2") >= wanted.get(1));
  }

  private long rounds(String host) {
    return engine.polling.statistics(engine.id(host)).map(statistics -> statistics.rounds()).orElse(0L);
  }

  private String mean(String host, Instant from, Instant to) {
    TimeSeries series =
        engine.history.query(engine.id(host), Metrics.CPU_AVG, from.minus(INTERVAL.multipliedBy(2)), to, 100_000);
    WindowMean mean = WindowMean.of(series, from, to);
    return mean.isKnown() ? Math.round(100 * mean.mean()) + " %" : "unknown";
  }
}
