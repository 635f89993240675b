/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AnswerPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PerformanceViewPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

class HostGroupsTest {

  private static final String NAME = "Name of the group:";
  private static final String NAME_OF_PM1 = "Name of the group, in which pm1 will be:";

  @RegisterExtension
  final Workbench bench = new Workbench();

  @AfterEach
  void removeGroups() {
    groups().groups().forEach(group -> groups().remove(group.id())); // what is in one goes up
  }

  private static HostGroups groups() {
    return Services.get(HostGroups.class);
  }

  private AnswerPage ask(String title) {
    return new AnswerPage(bench.driver(), title, NAME);
  }

  private HostsViewPage withGroup(String name) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("New Group...");
    new AnswerPage(bench.driver(), "New Group", NAME_OF_PM1).type(name).accept();
    hosts.waitForState(name, "1 host");
    return hosts;
  }

  @Test
  void makesAGroupOfTheSelectedHostThatIsStored() throws IOException {
    HostsViewPage hosts = withGroup("lab");
    assertThat(hosts.vms("lab")).as("below the group").containsExactly(SHOWN_PM1);
    Wait.forValue("What is at the top", hosts::hosts,
        names -> names.get(0).equals("lab") && names.contains(SHOWN_PM2) && !names.contains(SHOWN_PM1));
    assertThat(hosts.names()).as("below its host").contains(bench.alpha);
    Wait.forValue("What is selected, as all that is made", hosts::selected, List.of("lab")::equals);
    HostGroup lab = groups().groups().get(0);
    assertThat(Files.readString(settings())).as("what a restart reads").contains("groups/" + lab.id() + "/name=lab",
        "groups/" + lab.id() + "/hosts=" + Workbench.host(PM1).id());
    new EventLogPage(bench.driver()).waitFor("The move",
        entry -> entry.message().equals("Moved host 'pm1' to the group 'lab'"));
  }

  private static Path settings() {
    return Path.of(Platform.getInstanceLocation().getURL().getPath(),
        ".metadata/.plugins/org.eclipse.core.runtime/.settings/org.xenworkbench.core.prefs");
  }

  @Test
  void refusesANameThatIsTaken() {
    HostsViewPage hosts = withGroup("lab");
    hosts.selectNothing();
    hosts.contextMenu("New Group...");
    AnswerPage dialog = ask("New Group").type("LAB");
    assertThat(dialog.canAccept()).isFalse();
    assertThat(dialog.text()).contains("A group named 'lab' exists already");
    dialog.cancel();
  }

  @Test
  void renamesAGroupByItsKey() {
    HostsViewPage hosts = withGroup("lab");
    hosts.select("lab");
    hosts.press(Keys.of(SWT.F2));
    ask("Rename Group").type("rack & roll").accept();
    hosts.waitForState("rack & roll", "1 host");
    Wait.forValue("What is selected", hosts::selected, List.of("rack & roll")::equals);
  }

  @Test
  void asksBeforeAGroupWithHostsIsRemovedByTheKey() {
    HostsViewPage hosts = withGroup("lab");
    hosts.select("lab");
    hosts.press(Keys.of(SWT.DEL));
    QuestionPage question = new QuestionPage(bench.driver(), "Remove Group");
    assertThat(question.text()).contains("They stay in the workbench").contains("lab");
    question.answer("Cancel");
    assertThat(hosts.hosts()).contains("lab");
    hosts.select("lab");
    hosts.contextMenu("Remove Group...");
    new QuestionPage(bench.driver(), "Remove Group").answer("Remove Group");
    hosts.waitForState(SHOWN_PM1, "Connected");
    assertThat(groups().groups()).isEmpty();
    assertThat(Workbench.hosts()).as("they are not removed").hasSize(2);
  }

  @Test
  void offersOfAGroupWhatIsDoneWithAllThatIsSelected() {
    HostsViewPage hosts = withGroup("lab");
    hosts.selectAll(List.of("lab", SHOWN_PM2));
    assertThat(hosts.contextMenuEntries()).extracting(MenuEntry::text).contains("Remove Host...")
        .doesNotContain("Remove Group...", "Rename Group...");
    hosts.select("lab");
    assertThat(hosts.contextMenuEntries()).extracting(MenuEntry::text)
        .contains("Remove Group...", "Rename Group...").doesNotContain("Remove Host...");
  }

  @Test
  void aGroupIsMadeWithinTheSelectedOneAndMovedOutByItsKey() {
    HostsViewPage hosts = withGroup("lab");
    hosts.select("lab");
    hosts.contextMenu("New Group...");
    new AnswerPage(bench.driver(), "New Group", "Name of the group, which will be in 'lab':").type("rack").accept();
    Wait.forValue("What is below the group", () -> hosts.vms("lab"), List.of("rack", SHOWN_PM1)::equals);
    HostGroup rack = groups().groups().stream().filter(group -> group.name().equals("rack")).findFirst().orElseThrow();
    assertThat(groups().path(Optional.of(rack.id())).toString()).isEqualTo("lab/rack");
    groups().nest(Set.of(rack.id()), Optional.empty());
    Wait.forValue("What is at the top", hosts::hosts, names -> names.contains("rack"));
    assertThat(hosts.contextMenuEntries()).extracting(MenuEntry::text).contains("Move to Group...");
  }

  @Test
  void whatIsMovedElsewhereMovesInTheTree() {
    HostsViewPage hosts = withGroup("lab");
    groups().move(Set.of(Workbench.host(PM1).id()), Optional.empty());
    hosts.waitForState("lab", "No hosts");
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
  }

  /** The charts stayed on what was selected before. */
  @Test
  void theChartsAreThoseOfTheGroupsHosts() {
    HostsViewPage hosts = withGroup("lab");
    PerformanceViewPage performance = new PerformanceViewPage(bench.driver());
    hosts.select(SHOWN_PM2);
    performance.waitForChart("pm2", "CPU");
    hosts.select("lab");
    performance.waitForChart("pm1", "CPU");
    Wait.until("No chart of pm2", () -> performance.chart("pm2", "").isEmpty());
  }

  /** The question named the host only. */
  @Test
  void hostsAreNotRemovedWhileGroupsAreSelectedToo() {
    HostsViewPage hosts = withGroup("lab");
    hosts.selectAll(List.of("lab", SHOWN_PM2));
    hosts.press(Keys.of(SWT.DEL));
    Wait.until("The reason in the status line", () -> bench.driver().controls(CLabel.class).stream()
        .anyMatch(label -> bench.driver().onUi(label::getText).contains("groups are selected, too")));
    assertThat(bench.driver().dialogs()).isEmpty();
    assertThat(Workbench.hosts()).hasSize(2);
    assertThat(groups().groups()).hasSize(1);
  }
}
