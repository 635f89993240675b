/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AnswerPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.SnapshotsPage;

/** Snapshots: taking them, the tree that they are, going back, and deleting them. */
class SnapshotsTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void areTakenShownRevertedToAndDeleted() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Snapshots...");
    SnapshotsPage snapshots = new SnapshotsPage(bench.driver(), bench.alpha);
    Wait.until("It says what to do first", () -> snapshots.text().contains("There is no snapshot yet."));
    assertThat(snapshots.canRevert()).isFalse();
    snapshots.take("<first> & only");
    snapshots.waitFor("<first> & only (now)");
    snapshots.take("second");
    snapshots.waitFor("<first> & only[second (now)]");
    bench.picture("snapshots");
    bench.fleet().power(bench.uuid(bench.alpha), PowerAction.FORCE_OFF);
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Shut off");
    snapshots.select("<first> & only");
    snapshots.revert();
    snapshots.waitFor("<first> & only (now)[second]");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    snapshots.select("<first> & only (now)");
    snapshots.delete();
    snapshots.waitFor("second");
    snapshots.close();
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("That it was put back", entry -> entry.message()
        .equals("Put VM '" + bench.alpha + "' on 'pm1' back to snapshot '<first> & only'"));
    assertThat(log.entries()).as("told once").noneMatch(entry -> entry.vm().equals(bench.alpha)
        && entry.message().contains("was put back"));
  }

  @Test
  void areTakenOfSeveralUnderOneName() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.idle));
    hosts.press(Keys.ofCommand('o'));
    AnswerPage dialog = new AnswerPage(bench.driver(), "Take Snapshot", "Name of the snapshots of 2 VMs:");
    assertThat(dialog.value()).as("what is offered").matches("\\d{4}-\\d{2}-\\d{2} \\d{2}[.]\\d{2}[.]\\d{2}");
    dialog.type("before the update").accept();
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("That they were taken",
        entry -> entry.message().endsWith("Took snapshot 'before the update' of 2 virtual machines"));
    log.filter("update");
    for (String vm : List.of(bench.alpha, bench.idle)) {
      log.waitFor("That it was taken", entry -> entry.message()
          .equals("Took snapshot 'before the update' of VM '" + vm + "' on 'pm1'"));
    }
  }

  @Test
  void aNameThatIsTakenIsRefusedAsItIsTyped() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Take Snapshot...");
    String label = "Name of the snapshot of VM '" + bench.alpha + "':";
    new AnswerPage(bench.driver(), "Take Snapshot", label).type("first").accept();
    new EventLogPage(bench.driver()).waitFor("That it was taken", entry -> entry.message()
        .equals("Took snapshot 'first' of VM '" + bench.alpha + "' on 'pm1'"));
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Take Snapshot...");
    AnswerPage dialog = new AnswerPage(bench.driver(), "Take Snapshot", label).type("first");
    Wait.until("It says why not", () -> dialog.text().contains("There is a snapshot of that name already."));
    assertThat(dialog.canAccept()).isFalse();
    bench.picture("take-snapshot-taken");
    dialog.type("x".repeat(300));
    Wait.until("Nor is it as long as you like", () -> dialog.text().contains("at most 250 characters"));
    dialog.type("second");
    Wait.until("Another can be", dialog::canAccept);
    dialog.cancel();
  }

  @Test
  void aFullDiskIsTold() {
    bench.fleet().failKeeping(Workbench.PM1, Optional.of("No space left on device."));
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Take Snapshot...");
    new AnswerPage(bench.driver(), "Take Snapshot", "Name of the snapshot of VM '" + bench.alpha + "':").accept();
    new EventLogPage(bench.driver()).waitFor("Why not",
        entry -> entry.vm().equals(bench.alpha) && entry.status().equals("Failed"));
  }
}
