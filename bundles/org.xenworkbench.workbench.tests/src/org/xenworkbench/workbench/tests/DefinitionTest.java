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
import org.eclipse.swt.custom.CLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AnswerPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

/** Renaming, describing and deleting VMs. */
class DefinitionTest {

  private static final String ODD = "<a> & 'b\u00fcro' \u65e5\u672c";

  @RegisterExtension
  final Workbench bench = new Workbench();

  private HostsViewPage select(String... vms) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, List.of(vms));
    return hosts;
  }

  private AnswerPage rename(String vm) {
    return new AnswerPage(bench.driver(), "Rename VM", "Name of VM '" + vm + "' from now on:");
  }

  @Test
  void renamesWhatIsOffByKey() {
    HostsViewPage hosts = select(bench.idle);
    hosts.press(new Keys(0, SWT.F2));
    AnswerPage dialog = rename(bench.idle);
    assertThat(dialog.canAccept()).as("with the name it has").isFalse();
    dialog.type("a/b");
    Wait.until("What hosts refuse is refused at once", () -> !dialog.canAccept());
    assertThat(dialog.text()).contains("A name has no '/'");
    dialog.type(bench.alpha);
    Wait.until("What another has is refused", () -> dialog.text().contains("Another VM of that host is called"));
    bench.picture("rename-vm");
    dialog.type(ODD).accept();
    Wait.until("It is called otherwise", () -> hosts.vms(SHOWN_PM1).contains(ODD));
    new EventLogPage(bench.driver()).waitFor("That it was renamed", entry -> entry.message()
        .equals("Renamed VM '" + bench.idle + "' on 'pm1' to '" + ODD + "'"));
  }

  @Test
  void renamesNothingThatRuns() {
    HostsViewPage hosts = select(bench.alpha);
    assertThat(hosts.canChoose("Rename VM...")).isFalse();
    hosts.press(new Keys(0, SWT.F2));
    Wait.until("The reason in the status line", () -> bench.driver().controls(CLabel.class).stream()
        .anyMatch(label -> bench.driver().onUi(label::getText).contains("VM '" + bench.alpha + "' is not shut off.")));
    assertThat(bench.driver().dialogs()).isEmpty();
  }

  @Test
  void keepsWhatIsWritten() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.contextMenu("Description...");
    AnswerPage dialog = new AnswerPage(bench.driver(), "Description", "Description:", "OK");
    dialog.type("Web server of " + ODD);
    bench.picture("description");
    dialog.accept();
    new EventLogPage(bench.driver()).waitFor("That it was changed",
        entry -> entry.message().equals("Changed the description of VM '" + bench.alpha + "' on 'pm1'"));
    hosts.contextMenu("Description...");
    AnswerPage again = new AnswerPage(bench.driver(), "Description", "Description:", "OK");
    assertThat(again.value()).isEqualTo("Web server of " + ODD);
    again.cancel();
  }

  @Test
  void deletesWhatIsOffWhenItsNameWasTyped() {
    HostsViewPage hosts = select(bench.idle, bench.alpha);
    hosts.press(new Keys(0, SWT.DEL));
    AnswerPage dialog = new AnswerPage(bench.driver(), "Delete VM", "Type its name to delete it:");
    assertThat(dialog.text()).contains("'" + bench.idle + "'", "Its disks stay", "Left out: VM '" + bench.alpha);
    bench.picture("delete-vm");
    dialog.type(bench.idle + "x");
    assertThat(dialog.canAccept()).isFalse();
    dialog.type(bench.idle);
    Wait.until("It can be deleted", dialog::canAccept);
    dialog.accept();
    Wait.until("It is gone", () -> !hosts.vms(SHOWN_PM1).contains(bench.idle));
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("That it was deleted", entry -> entry.message()
        .equals("Deleted VM '" + bench.idle + "' from 'pm1'; no disk was deleted"));
    assertThat(log.entries()).as("told once").noneMatch(entry -> entry.vm().equals(bench.idle)
        && entry.message().contains("was removed"));
  }

  /** By whoever, and it may have been the one that was meant. */
  @Test
  void whatWasRenamedMeanwhileIsDeletedByItsNewNameOnly() {
    HostsViewPage hosts = select(bench.idle);
    hosts.press(new Keys(0, SWT.DEL));
    AnswerPage dialog = new AnswerPage(bench.driver(), "Delete VM", "Type its name to delete it:");
    dialog.type(bench.idle);
    Wait.until("It can be deleted", dialog::canAccept);
    VirtualMachine vm = Workbench.vm(bench.idle);
    Services.get(VmService.class).change(vm.id(), vm.host(), VmChange.RENAME, "renamed", "somebody else");
    Wait.until("The dialog says so", () -> dialog.text().contains("has changed meanwhile")
        && dialog.text().contains("VM 'renamed' is deleted"));
    assertThat(dialog.canAccept()).as("by its old name").isFalse();
    bench.picture("delete-renamed");
    dialog.type("renamed");
    Wait.until("It can be deleted", dialog::canAccept);
    dialog.cancel();
  }

  @Test
  void deletesSeveralWhenTheirNumberWasTyped() {
    HostsViewPage hosts = select(bench.idle, bench.alpha);
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Suspend to Disk");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Saved");
    hosts.select(SHOWN_PM1, List.of(bench.idle, bench.alpha));
    hosts.contextMenu("Delete VM...");
    AnswerPage dialog = new AnswerPage(bench.driver(), "Delete 2 VMs", "Type their number to delete them:");
    assertThat(dialog.text()).contains(bench.idle, bench.alpha);
    dialog.type("2");
    Wait.until("They can be deleted", dialog::canAccept);
    dialog.accept();
    Wait.until("They are gone", () -> !hosts.vms(SHOWN_PM1).contains(bench.idle)
        && !hosts.vms(SHOWN_PM1).contains(bench.alpha));
  }

  /** Each by itself: one that fails keeps no other. */
  @Test
  void whatFailsIsToldAndStays() {
    bench.fleet().failKeeping(Workbench.PM1, Optional.of("No space left on device."));
    HostsViewPage hosts = select(bench.idle);
    hosts.contextMenu("Delete VM...");
    AnswerPage dialog = new AnswerPage(bench.driver(), "Delete VM", "Type its name to delete it:");
    dialog.type(bench.idle);
    Wait.until("It can be deleted", dialog::canAccept);
    dialog.accept();
    new EventLogPage(bench.driver()).waitFor("Why not",
        entry -> entry.vm().equals(bench.idle) && entry.status().equals("Failed"));
    assertThat(hosts.vms(SHOWN_PM1)).contains(bench.idle);
  }
}
