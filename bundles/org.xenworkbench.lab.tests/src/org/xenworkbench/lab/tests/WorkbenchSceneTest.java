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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.workbench.tests.pages.ConsolePage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage.Entry;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

/** The scene in the workbench's windows, on both labs: what a user does and sees. */
@Tag(Lab.QEMU)
@Tag(Lab.XEN)
class WorkbenchSceneTest {

  private static final List<String> BOTH = List.of("PM1", "PM2");

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);
  private final Scene scene = new Scene(engine);
  private Duration interval = Duration.ZERO;

  /** A picture tells more than a failed wait. */
  @RegisterExtension
  final AfterTestExecutionCallback picture = context -> {
    if (context.getExecutionException().isPresent()) {
      save(lab.name() + "-" + context.getRequiredTestMethod().getName() + ".png");
    }
  };

  private void save(String name) throws IOException {
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("xenworkbench.screenshots", "target/screenshots")));
    scene.window.screenshot(folder.resolve(name));
  }

  @BeforeEach
  void bringHome() {
    interval = engine.polling.interval();
    engine.bringHome();
    engine.polling.setInterval(lab.interval());
    scene.clear();
  }

  @AfterEach
  void leaveHome() {
    scene.clear();
    engine.polling.setInterval(interval);
    lab.bringHome();
  }

  @Test
  void vm2MovesBeforeTheUsersEyes() {
    HostsViewPage hosts = scene.hosts();
    assertThat(hosts.state("PM1")).isEqualTo("Connected");
    assertThat(hosts.state("PM2")).isEqualTo("Connected");
    scene.awaitInTree("VM1", "PM1", "PM2");
    scene.awaitInTree("VM2", "PM2", "PM1");
    for (String number : List.of("1", "2")) {
      ConsolePage console = scene.console("PM" + number, "VM" + number);
      scene.prompt(console, "VM" + number);
      scene.type(console, "VM" + number, "cat /etc/os-release", "uname -a", "date");
      assertThat(console.text()).containsIgnoringCase("debian").contains("Linux VM" + number)
          .containsPattern("\\d\\d:\\d\\d:\\d\\d");
    }
    ConsolePage console = scene.console("PM2", "VM2");
    scene.startDates(console);
    Migration migration = scene.migrate("VM2", "PM2", "PM1");
    scene.awaitMigratingInTree("VM2", "PM2", "PM1");
    assertRunningOnTop(migration);
    scene.awaitDates(console, 3);
    for (String host : BOTH) {
      scene.awaitBand(BOTH, host, migration, true);
    }
    assertThat(scene.isRunning(migration)).as("the migration was seen while it ran").isTrue();
    LogEntry end = scene.awaitEnd(migration, true);
    scene.awaitInTree("VM2", "PM1", "PM2");
    assertEndInLog(end);
    for (String host : BOTH) {
      scene.awaitBand(BOTH, host, migration, false);
    }
    ConsolePage after = scene.console("PM1", "VM2");
    assertThat(after.state()).contains("'PM1'");
    scene.awaitDates(after, 3);
    scene.prompt(after, "VM2");
  }

  private void assertRunningOnTop(Migration migration) {
    EventLogPage log = scene.log();
    Entry top = log.waitForTop("the running migration",
        entry -> entry.message().startsWith("Migrating VM 'VM2' from 'PM2' to 'PM1'"));
    assertThat(top.host()).isEqualTo("PM2 \u2192 PM1");
    assertThat(scene.isRunning(migration)).isTrue();
  }

  private void assertEndInLog(LogEntry end) {
    EventLogPage log = scene.log();
    Entry done = log.waitFor("The end of the migration", entry -> entry.status().equals("Done")
        && entry.message().startsWith("Migrated VM 'VM2' from 'PM2' to 'PM1' in ") && !entry.serviceGap().isEmpty());
    System.out.println(lab.name() + " lab: the event log shows: " + done);
    assertThat(done.duration()).isNotEmpty();
    assertThat(LogAttribute.DOWNTIME.duration(end).isPresent()).isEqualTo(!lab.isXen());
    if (lab.isXen()) {
      assertThat(done.downtime()).as("Xen reports no downtime").doesNotContainPattern("\\d");
    } else {
      assertThat(done.downtime()).containsPattern("\\d");
    }
  }

  @Test
  void aMigrationBySomebodyElseIsSeenAllTheSame() throws Exception {
    Instant before = Instant.now();
    scene.hosts().selectAll(BOTH);
    lab.slowDown("PM2", "VM2");
    CompletableFuture<Void> virsh = CompletableFuture.runAsync(() -> lab.migrate("VM2", "PM2", "PM1"));
    Migration migration = scene.awaitMigration("VM2", before);
    assertThat(migration.ours()).isFalse();
    virsh.get(lab.migrationPatience().toMillis(), TimeUnit.MILLISECONDS);
    scene.awaitEnd(migration, false);
    scene.awaitInTree("VM2", "PM1", "PM2");
    scene.log().waitFor("The end of the migration by virsh", entry -> entry.status().equals("Done")
        && entry.message().startsWith("Migrated VM 'VM2' from 'PM2' to 'PM1'"));
    for (String host : BOTH) {
      scene.awaitBand(BOTH, host, migration, false);
    }
  }
}
