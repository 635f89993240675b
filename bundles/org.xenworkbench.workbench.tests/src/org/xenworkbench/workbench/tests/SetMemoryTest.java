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
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AnswerPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

/** An action that asks for a number. */
class SetMemoryTest {

  private static final String TITLE = "Set Memory";

  @RegisterExtension
  final Workbench bench = new Workbench();

  private AnswerPage dialog() {
    return new AnswerPage(bench.driver(), TITLE, "Memory:", TITLE);
  }

  @Test
  void setsTheMemoryOfARunningVm() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Set Memory...");
    AnswerPage dialog = dialog();
    assertThat(dialog.text()).contains("VM '" + bench.alpha + "'", "MiB");
    dialog.type("4000000");
    Wait.until("Too much is refused", () -> !dialog.canAccept());
    assertThat(dialog.text()).contains("Memory: 1 to ");
    dialog.type("100").accept();
    new EventLogPage(bench.driver()).waitFor("That it was set", entry -> entry.message()
        .equals("Set the memory of VM '" + bench.alpha + "' on 'pm1' to 100 MiB"));
  }

  @Test
  void forTheNextStartOfOneThatIsOff() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.idle);
    hosts.contextMenu("Set Memory for Next Start...");
    AnswerPage dialog = new AnswerPage(bench.driver(), "Set Memory for Next Start", "Memory for the next start:",
        "Set Memory for Next Start");
    bench.picture("set-next-memory");
    dialog.type("256").accept();
    new EventLogPage(bench.driver()).waitFor("That it was set", entry -> entry.message()
        .equals("Set the memory of VM '" + bench.idle + "' on 'pm1' for its next start to 256 MiB"));
    hosts.contextMenu("Start");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Running");
    Wait.until("It has as much", () -> Workbench.vm(bench.idle).memory() == 256L << 20);
  }

  @Test
  void vcpusNowAndForTheNextStart() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.press(Keys.ofCommand('q'));
    AnswerPage dialog = new AnswerPage(bench.driver(), "Set vCPUs", "vCPUs:", "Set vCPUs");
    assertThat(dialog.text()).contains("vCPUs: 1 to 2; now 1.");
    dialog.type("3");
    Wait.until("Too many are refused", () -> !dialog.canAccept());
    dialog.type("2").accept();
    Wait.until("It has two", () -> Workbench.vm(bench.alpha).vcpus() == 2);
    hosts.contextMenu("Set vCPUs for Next Start...");
    new AnswerPage(bench.driver(), "Set vCPUs for Next Start", "vCPUs for the next start:",
        "Set vCPUs for Next Start").type("5").accept();
    new EventLogPage(bench.driver()).waitFor("That they were set", entry -> entry.message()
        .equals("Set the vCPUs of VM '" + bench.alpha + "' on 'pm1' for its next start to 5"));
    assertThat(Workbench.vm(bench.alpha).vcpus()).isEqualTo(2);
  }

  @Test
  void byKeyForSeveralOfWhichOneIsOff() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.idle));
    hosts.press(Keys.ofCommand('e'));
    AnswerPage dialog = dialog();
    assertThat(dialog.text()).contains("Left out: VM '" + bench.idle + "' is shut off.");
    dialog.cancel();
    hosts.select(SHOWN_PM1, bench.idle);
    Wait.until("What is off has no memory", () -> !hosts.canChoose("Set Memory..."));
  }
}
