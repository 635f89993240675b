/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

/** A VM that bears the UUID of another's is taken for it when the user says so, and not before. */
class AdoptTest {

  private static final String ENTRY = "This Is the Same VM...";
  private static final String TITLE = "This Is the Same VM";
  private static final String PM3 = "pm3";
  private static final String SHOWN_PM3 = HostsViewPage.simulated(PM3);

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void byContextMenuAfterAQuestion() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    String copy = bench.addCopy(PM3, bench.alpha);
    hosts.waitForState(SHOWN_PM3, copy, "Running; same UUID on " + PM1);
    hosts.select(SHOWN_PM1, bench.alpha);
    assertThat(hosts.contextMenuEntries()).as("of the one that was there first")
        .noneMatch(entry -> entry.text().equals(ENTRY));
    hosts.select(SHOWN_PM3, copy);
    hosts.contextMenu(ENTRY);
    QuestionPage question = new QuestionPage(bench.driver(), TITLE);
    assertThat(question.text()).contains(copy);
    question.answer("Cancel");
    assertThat(holder()).as("nothing was said").isEqualTo(PM1);
    hosts.contextMenu(ENTRY);
    new QuestionPage(bench.driver(), TITLE).answer(TITLE);
    Wait.forValue("Host that has the UUID's VM", this::holder, PM3::equals);
    new EventLogPage(bench.driver()).waitFor("That it was said", entry -> entry.vm().equals(copy)
        && entry.status().equals("Done") && entry.message().contains(copy));
    hosts.select(SHOWN_PM1, bench.alpha);
    Wait.until("The other is the claim now", () -> hosts.canChoose(ENTRY));
  }

  private String holder() {
    Inventory inventory = Services.get(Inventory.class);
    return inventory.virtualMachine(VmId.of(bench.uuid(bench.alpha))).map(VirtualMachine::host)
        .flatMap(inventory::host).map(host -> host.name()).orElse("");
  }
}
