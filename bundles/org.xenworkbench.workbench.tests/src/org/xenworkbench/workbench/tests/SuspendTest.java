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
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostPropertiesPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

/** Starting paused, suspending to disk, and what a host does when it starts. */
class SuspendTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  private HostsViewPage select(String vm) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, vm);
    return hosts;
  }

  @Test
  void startsPaused() {
    HostsViewPage hosts = select(bench.idle);
    hosts.press(Keys.ofCommand('a'));
    hosts.waitForState(SHOWN_PM1, bench.idle, "Paused");
    Wait.until("It has been started", () -> !hosts.canChoose("Start Paused"));
    hosts.contextMenu("Resume");
    hosts.waitForState(SHOWN_PM1, bench.idle, "Running");
  }

  @Test
  void suspendsSeveralToDiskAndStartsThemFromThere() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.select(SHOWN_PM1, List.of(bench.alpha, bench.pinned, bench.idle));
    hosts.press(Keys.ofCommand('w'));
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Saved");
    hosts.waitForState(SHOWN_PM1, bench.pinned, "Saved");
    assertThat(hosts.state(SHOWN_PM1, bench.idle)).as("what was off is left out").isEqualTo("Shut off");
    new EventLogPage(bench.driver()).waitFor("That it was suspended",
        entry -> entry.message().endsWith("Suspended 2 virtual machines to disk"));
    bench.picture("saved");
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.contextMenu("Start");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
  }

  @Test
  void discardingAsksFirst() {
    HostsViewPage hosts = select(bench.alpha);
    assertThat(hosts.canChoose("Discard Saved State...")).as("of one that runs").isFalse();
    hosts.contextMenu("Suspend to Disk");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Saved");
    Wait.until("It can be discarded", () -> hosts.canChoose("Discard Saved State..."));
    hosts.contextMenu("Discard Saved State...");
    QuestionPage question = new QuestionPage(bench.driver(), "Discard Saved State");
    assertThat(question.text()).contains(bench.alpha, "lost");
    question.answer("Cancel");
    assertThat(hosts.state(SHOWN_PM1, bench.alpha)).isEqualTo("Saved");
    hosts.contextMenu("Discard Saved State...");
    new QuestionPage(bench.driver(), "Discard Saved State").answer("Discard Saved State");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Shut off");
  }

  @Test
  void aFullDiskIsToldAndTheVmGoesOn() {
    bench.fleet().failKeeping(Workbench.PM1, Optional.of("No space left on device."));
    HostsViewPage hosts = select(bench.alpha);
    hosts.contextMenu("Suspend to Disk");
    new EventLogPage(bench.driver()).waitFor("Why not",
        entry -> entry.vm().equals(bench.alpha) && entry.status().equals("Failed"));
    assertThat(hosts.state(SHOWN_PM1, bench.alpha)).isEqualTo("Running");
  }

  @Test
  void autostartIsInTheProperties() {
    HostsViewPage hosts = select(bench.idle);
    hosts.contextMenu("Autostart On");
    Wait.until("It is on", () -> Workbench.vm(bench.idle).autostart());
    Wait.until("What is on can be switched off only",
        () -> !hosts.canChoose("Autostart On") && hosts.canChoose("Autostart Off"));
    hosts.contextMenu("Properties");
    HostPropertiesPage properties = new HostPropertiesPage(bench.driver(), bench.idle).general();
    assertThat(properties.detail("Autostart")).startsWith("on");
    properties.close();
    hosts.contextMenu("Autostart Off");
    Wait.until("It is off", () -> !Workbench.vm(bench.idle).autostart());
  }
}
