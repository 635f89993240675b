/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.widgets.Display;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.UiDrivers;
import org.xenworkbench.workbench.tests.pages.ConsolePage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage.Chart;
import org.xenworkbench.workbench.tests.pages.WorkbenchPage;

/** What the user of the scene does in the workbench's windows, and what is then to be seen there. */
final class Scene {

  private static final String CONSOLE_VIEW = "org.xenworkbench.ui.console.view";
  /** Milliseconds after which terminals and charts have drawn what is new. */
  private static final int PAINTED = 400;
  private static final Pattern DATE = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\S+");

  final UiDriver driver = UiDrivers.create();
  final WorkbenchPage window = new WorkbenchPage(driver);
  private final Engine engine;
  private final Lab lab;

  Scene(Engine engine) {
    this.engine = engine;
    this.lab = engine.lab;
  }

  /** No dialog and no console is open, and every view is where it was at the first start. */
  void clear() {
    Await.until("dialogs are closed", lab.patience(), () -> {
      driver.dialogs().forEach(driver::close);
      return driver.dialogs().isEmpty();
    });
    window.hideAll(CONSOLE_VIEW);
    window.resetPerspective();
  }

  /** Returns when what was to be painted has been; a terminal looks for new text only now and then. */
  void settle() {
    CompletableFuture<Boolean> painted = new CompletableFuture<>();
    driver.onUi(() -> {
      Display display = Display.getCurrent();
      display.timerExec(PAINTED, () -> display.timerExec(PAINTED, () -> {
        display.update();
        display.asyncExec(() -> painted.complete(true));
      }));
      return true;
    });
    painted.orTimeout(lab.patience().toMillis(), TimeUnit.MILLISECONDS).join();
  }

  HostsViewPage hosts() {
    return new HostsViewPage(driver);
  }

  EventLogPage log() {
    return new EventLogPage(driver);
  }

  /** Opens a VM's console, or brings it to the front. */
  ConsolePage console(String host, String vm) {
    HostsViewPage hosts = hosts();
    hosts.select(host, vm);
    hosts.press(Keys.ofCommand('c'));
    return new ConsolePage(driver, vm);
  }

  /** Interrupts what runs in the guest and waits for its prompt; a guest that boots swallows what is typed. */
  void prompt(ConsolePage console, String vm) {
    long[] next = {0};
    Await.until("the prompt of " + vm, lab.patience(), () -> {
      if (System.nanoTime() - next[0] > 0) {
        console.press(Keys.ctrl('c'));
        console.type("clear\n");
        next[0] = System.nanoTime() + Duration.ofSeconds(8).toNanos();
      }
      return console.text().strip().endsWith("root@" + vm + ":~#");
    });
  }

  /** Types commands one after the other; each is waited for. */
  void type(ConsolePage console, String vm, String... commands) {
    for (String command : commands) {
      int prompts = prompts(console, vm);
      console.type(command + "\n");
      Await.until("\"" + command + "\" has ended on " + vm, lab.patience(),
          () -> prompts(console, vm) > prompts || hasEnded(console.text(), "root@" + vm + ":~#", command));
    }
  }

  /** The guest may have cleared the screen only after the prompts on it were counted. */
  private static boolean hasEnded(String text, String prompt, String command) {
    int typed = text.lastIndexOf(prompt + ' ' + command);
    return typed >= 0 && text.indexOf(prompt, typed + prompt.length()) >= 0;
  }

  private static int prompts(ConsolePage console, String vm) {
    return console.text().split(Pattern.quote("root@" + vm + ":~#"), -1).length;
  }

  /** Starts the loop that prints the date five times a second. */
  void startDates(ConsolePage console) {
    console.type(GuestConsole.DATE_LOOP + "\n");
    awaitDates(console, 5);
  }

  /** Waits until the date has changed on the screen so many times. */
  void awaitDates(ConsolePage console, int changes) {
    for (int i = 0; i < changes; i++) {
      long before = dates(console);
      Await.until("the guest prints on", lab.patience(), () -> dates(console) != before);
    }
  }

  /** Changes with every date that is printed, also where the scrollback is full. */
  private static long dates(ConsolePage console) {
    long hash = 0;
    Matcher matcher = DATE.matcher(console.text());
    while (matcher.find()) {
      hash = 31 * hash + matcher.group().hashCode() + 1;
    }
    return hash;
  }

  /** Migrates a VM by the dialog; returns when it runs. */
  Migration migrate(String vm, String from, String to) {
    Instant before = Instant.now();
    lab.slowDown(from, vm);
    HostsViewPage hosts = hosts();
    hosts.select(from, vm);
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(driver);
    if (!dialog.waitForVerdict(to).equals(MigrateDialogPage.POSSIBLE)) {
      throw new AssertionError("The dialog forbids migrating " + vm + " to " + to + ": " + dialog.reason(to));
    }
    dialog.select(to);
    dialog.migrate();
    return awaitMigration(vm, before);
  }

  /** Waits until a migration of a VM that began after that time is known. */
  Migration awaitMigration(String vm, Instant since) {
    Await.until("a migration of " + vm + " is known", lab.patience(), () -> newest(vm, since).isPresent());
    return newest(vm, since).orElseThrow();
  }

  private Optional<Migration> newest(String vm, Instant since) {
    return engine.migrations.migrations().stream()
        .filter(migration -> migration.vmName().equals(vm) && !migration.started().isBefore(since)).findFirst();
  }

  /** A migration as it is now. */
  Migration now(Migration migration) {
    return engine.migrations.migrations().stream().filter(known -> known.id().equals(migration.id())).findFirst()
        .orElseThrow();
  }

  boolean isRunning(Migration migration) {
    return now(migration).isRunning();
  }

  /** Waits for the end of a migration, and for its service gap if a console was watched; gives its entry. */
  LogEntry awaitEnd(Migration migration, boolean watched) {
    Await.until("the migration has ended", lab.migrationPatience(), () -> !isRunning(migration));
    if (now(migration).status() != LogEntry.Status.SUCCEEDED) {
      throw new AssertionError("The migration failed: " + now(migration));
    }
    Await.until("its end is in the log", lab.patience(), () -> !engine.logged(migration.id()).isRunning());
    if (watched) {
      Await.until("the log has its service gap", lab.patience(),
          () -> LogAttribute.SERVICE_GAP.isIn(engine.logged(migration.id())));
    }
    return engine.logged(migration.id());
  }

  /** Waits until the tree has a VM under a host and not under the other. */
  void awaitInTree(String vm, String host, String other) {
    HostsViewPage hosts = hosts();
    Await.until("the tree shows " + vm + " under " + host, lab.patience(),
        () -> hosts.state(host, vm).equals("Running") && !hosts.vms(other).contains(vm));
  }

  /** Waits until the tree says that a VM is on its way. */
  void awaitMigratingInTree(String vm, String from, String to) {
    HostsViewPage hosts = hosts();
    Await.until("the tree shows that " + vm + " is migrating to " + to, lab.patience(),
        () -> hosts.state(from, vm).startsWith("Migrating to " + to));
  }

  /** Shows a host's charts and waits until its CPU chart is painted with values and that migration's band. */
  Chart awaitBand(List<String> hosts, String host, Migration migration, boolean open) {
    PerformanceViewPage performance = new PerformanceViewPage(driver);
    hosts().selectAll(hosts);
    Await.until("the CPU chart of " + host + " has the band of the migration" + (open ? "" : ", closed"),
        lab.patience(), () -> performance.chart(host, "CPU")
            .filter(chart -> chart.hasValues() && hasBand(chart, migration, open)).isPresent());
    return performance.chart(host, "CPU").orElseThrow();
  }

  private static boolean hasBand(Chart chart, Migration migration, boolean open) {
    return chart.model().bands().stream()
        .anyMatch(band -> Duration.between(band.from(), migration.started()).abs().toMillis() < 1000
            && band.label().contains(migration.vmName()) && band.isOpen() == open);
  }
}
