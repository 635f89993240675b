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
