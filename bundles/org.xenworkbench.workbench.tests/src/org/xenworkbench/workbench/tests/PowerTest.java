/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

class PowerTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private HostsViewPage select(String vm) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, vm);
    return hosts;
  }

  @Test
  void byContextMenu() {
    HostsViewPage hosts = select(bench.idle);
    hosts.contextMenu("Start");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Running");
    hosts.contextMenu("Pause");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Paused");
    hosts.contextMenu("Resume");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Running");
    hosts.contextMenu("Shut Down");
    new QuestionPage(bench.driver(), "Shut Down").answer("Shut Down");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Shut off");
    new EventLogPage(bench.driver()).waitFor("The shut-down",
        entry -> entry.vm().equals(bench.idle) && entry.status().equals("Done")
            && entry.message().contains("hut down"));
  }

  @Test
  void byToolBar() {
    HostsViewPage hosts = select(bench.idle);
    bench.window().tool("Start");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Running");
    bench.window().tool("Pause");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Paused");
    bench.window().tool("Resume");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Running");
    bench.window().tool("Shut Down");
    new QuestionPage(bench.driver(), "Shut Down").answer("Shut Down");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Shut off");
  }

  @Test
  void byKeyboard() {
    HostsViewPage hosts = select(bench.idle);
    hosts.press(Keys.ofCommand('s'));
    hosts.waitForState(SHOWN_PM1, bench.idle, "Running");
    hosts.press(Keys.ofCommand('p'));
    hosts.waitForState(SHOWN_PM1, bench.idle, "Paused");
    hosts.press(Keys.ofCommand('u'));
    hosts.waitForState(SHOWN_PM1, bench.idle, "Running");
    hosts.press(Keys.ofCommand('d'));
    new QuestionPage(bench.driver(), "Shut Down").answer("Shut Down");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Shut off");
  }

  @Test
  void byMenuBar() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.menu("VM", "Pause");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Paused");
    hosts.menu("VM", "Resume");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
  }

  @Test
  void rebootingAsksFirst() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.contextMenu("Reboot");
    QuestionPage question = new QuestionPage(bench.driver(), "Reboot");
    assertThat(question.text()).contains(bench.alpha);
    question.answer("Cancel");
    hosts.contextMenu("Reboot");
    new QuestionPage(bench.driver(), "Reboot").answer("Reboot");
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("That the guest rebooted",
        entry -> entry.message().equals("VM '" + bench.alpha + "' on 'pm1' rebooted"));
    assertThat(log.entries()).filteredOn(entry -> entry.vm().equals(bench.alpha) && entry.message().startsWith("Asked"))
        .as("what was cancelled was not asked for").hasSize(1);
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
  }

  @Test
  void forcingOffAsksFirst() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.contextMenu("Force Off...");
    QuestionPage question = new QuestionPage(bench.driver(), "Force Off");
    assertThat(question.text()).contains(bench.alpha).contains("lost");
    question.answer("Cancel");
    assertThat(hosts.state(SHOWN_PM1, bench.alpha)).isEqualTo("Running");
    hosts.press(Keys.ofCommand('f'));
    new QuestionPage(bench.driver(), "Force Off").answer("Force Off");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Shut off");
  }

  @Test
  void forcingToRebootAsksFirst() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.press(Keys.ofCommand('b'));
    QuestionPage question = new QuestionPage(bench.driver(), "Force Reboot");
    assertThat(question.text()).contains(bench.alpha).contains("lost");
    question.answer("Force Reboot");
    new EventLogPage(bench.driver()).waitFor("That it was reset",
        entry -> entry.message().equals("Forced VM '" + bench.alpha + "' on 'pm1' to reboot"));
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
  }

  @Test
  void saysWhichOfSeveralAreLeftOut() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.idle));
    hosts.contextMenu("Force Off...");
    QuestionPage question = new QuestionPage(bench.driver(), "Force Off");
    assertThat(question.text()).contains("VM '" + bench.alpha + "' ends at once",
        "Left out: VM '" + bench.idle + "' is shut off.");
    question.answer("Cancel");
    assertThat(hosts.state(SHOWN_PM1, bench.alpha)).isEqualTo("Running");
  }

  /** Redo, which a user of an IDE presses without thinking, pauses no VM. */
  @Test
  void keysOfTheIdeDoNothing() {
    HostsViewPage hosts = select(bench.alpha);
    // the last maximises the view, and back
    hosts.press(Keys.ctrl('y'), Keys.ctrl('e'), Keys.ctrl('m'), Keys.ctrl('m'));
    hosts.press(Keys.ofCommand('p'));
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Paused");
    assertThat(bench.driver().dialogs()).isEmpty();
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("One pause alone", entry -> entry.vm().equals(bench.alpha));
    assertThat(log.entries()).filteredOn(entry -> entry.vm().equals(bench.alpha)).hasSize(1);
  }

  @Test
  void followsWhatIsSeenSelectedWhicheverViewHasTheFocus() {
    HostsViewPage hosts = select(bench.alpha);
    bench.window().show("org.xenworkbench.ui.eventlog.view");
    Wait.forValue("Active view", () -> bench.window().activePart(), "Event Log"::equals);
    // The workbench brings its toolbar up to date several times a second.
    Wait.until("Pause can be chosen", () -> bench.window().isToolEnabled("Pause"));
    assertThat(bench.driver().menu("VM")).contains(new MenuEntry("Pause", true), new MenuEntry("Start", false));
    bench.window().tool("Pause");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Paused");
    bench.driver().chooseMenu("VM", "Resume");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    bench.window().hideAll("org.xenworkbench.ui.hosts.view");
    Wait.until("Nothing is seen selected", () -> !bench.window().isToolEnabled("Pause"));
  }

  @Test
  void offersOnlyWhatIsPossible() {
    HostsViewPage hosts = select(bench.idle);
    Wait.until("Start can be chosen", () -> hosts.canChoose("Start"));
    assertThat(hosts.canChoose("Shut Down")).isFalse();
    assertThat(hosts.canChoose("Migrate...")).isFalse();
    hosts.select(SHOWN_PM1, "Domain-0");
    Wait.until("Domain-0 cannot be started", () -> !hosts.canChoose("Start"));
    assertThat(hosts.canChoose("Shut Down")).isFalse();
    assertThat(hosts.canChoose("Force Off...")).isFalse();
    assertThat(hosts.canChoose("Migrate...")).isFalse();
  }
}
