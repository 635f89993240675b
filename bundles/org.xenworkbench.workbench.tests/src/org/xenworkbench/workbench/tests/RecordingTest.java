/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM2;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage.Entry;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.MigrateDialogPage;
import org.xenworkbench.workbench.tests.pages.RecordingPage;

/** A migration is saved as a recording, opened and replayed. */
class RecordingTest {

  @RegisterExtension
  final Workbench bench = new Workbench();
  @TempDir
  Path folder;

  private Entry migrate(String vm) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, vm);
    hosts.contextMenu("Migrate...");
    MigrateDialogPage dialog = new MigrateDialogPage(bench.driver());
    dialog.waitForVerdict(PM2);
    dialog.select(PM2);
    dialog.migrate();
    Entry done = new EventLogPage(bench.driver()).waitFor("The end", entry -> entry.vm().equals(vm)
        && entry.status().equals("Done"));
    hosts.waitForState(SHOWN_PM2, vm, "Running");
    return done;
  }

  private LogEntry entry(String vm) throws Exception {
    return Services.get(EventLog.class).query(EventQuery.newest(1_000)).stream()
        .filter(entry -> entry.kind().equals(LogEntry.MIGRATION) && entry.vmName().equals(vm)).findFirst()
        .orElseThrow();
  }

  @Test
  void aMigrationIsReplayedInAWindowOfItsOwn() throws Exception {
    Entry done = migrate(bench.alpha);
    Path file = folder.resolve("migration.xenrec");
    EventLogPage log = new EventLogPage(bench.driver());
    log.select(done.message());
    RecordingPage recording = RecordingPage.save(bench.driver(), file, () -> bench.picture("recording-save"));
    Wait.until("The file", () -> Files.exists(file));
    recording.open(file);
    Instant started = entry(bench.alpha).started();
    Replay replay = recording.replay();
    replay.seek(started.minusSeconds(1));
    Wait.until("It is still on pm1", () -> recording.vms(SHOWN_PM1).contains(bench.alpha));
    assertThat(recording.vms(SHOWN_PM2)).doesNotContain(bench.alpha);
    assertThat(new HostsViewPage(bench.driver()).vms(SHOWN_PM2)).as("the live window").contains(bench.alpha);
    bench.picture("recording-before");
    recording.select(SHOWN_PM1, bench.alpha);
    assertThat(recording.enabled()).doesNotContain("Migrate...", "Shut Down...", "Force Off...", "Open Console");
    replay.setSpeed(Replay.MAX_SPEED);
    recording.press(Keys.ofCommand(' '));
    Wait.until("It has moved to pm2", () -> recording.vms(SHOWN_PM2).contains(bench.alpha));
    Wait.until("It stops at the end", () -> recording.position().endsWith(", the end"));
    assertThat(recording.vms(SHOWN_PM1)).doesNotContain(bench.alpha);
    Wait.until("Its log has the end", () -> recording.log().stream()
        .anyMatch(row -> row.cells().contains(done.message())));
    assertThat(recording.log()).as("its own being made").noneMatch(row -> row.cells().toString()
        .contains("Saving recording"));
    Wait.until("Its chart, on pm2", () -> recording.hasChart(bench.alpha, replay.position().minusSeconds(1),
        replay.position()));
    bench.picture("recording-end");
    assertThat(noIdentityIsLive(replay)).isTrue();
    recording.close();
    Wait.until("It is closed", () -> !recording.isOpen());
    assertThat(new HostsViewPage(bench.driver()).vms(SHOWN_PM2)).contains(bench.alpha);
  }

  private static boolean noIdentityIsLive(Replay replay) {
    Inventory live = Services.get(Inventory.class);
    return replay.inventory().hosts().stream().noneMatch(host -> live.host(host.id()).isPresent())
        && replay.inventory().virtualMachines().stream().noneMatch(vm -> live.virtualMachine(vm.id()).isPresent());
  }

  @Test
  void whatIsNoRecordingIsToldAndOpensNoWindow() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.xenrec"), "milk, bread");
    List<String> told = new CopyOnWriteArrayList<>(); // the test harness has no dialogs of errors opened
    ILogListener listener = (status, plugin) -> told.add(status.getMessage());
    Platform.addLogListener(listener);
    try {
      RecordingPage.openFile(bench.driver(), file);
      Wait.until("A sentence about it", () -> told.stream()
          .anyMatch(text -> text.contains("notes.xenrec") && text.contains("is no recording")));
    } finally {
      Platform.removeLogListener(listener);
    }
    assertThat(bench.driver().onUi(() -> PlatformUI.getWorkbench().getWorkbenchWindowCount())).isEqualTo(1);
  }
}
