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
import java.util.Set;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AnswerPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.VmsViewPage;

/** Tags of hosts and VMs, and what the tree shows by them. */
class TagsTest {

  private static final String COMMANDS = "org.xenworkbench.ui.hosts.";

  @RegisterExtension
  final Workbench bench = new Workbench();

  private static Tags tags() {
    return Services.get(Tags.class);
  }

  @AfterEach
  void asBefore() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.filter("");
    hosts.run(COMMANDS + "showByHost");
    if (!hosts.hidden().isEmpty()) {
      hosts.run(COMMANDS + "hideOffHosts");
    }
    tags().change(List.of(VmId.of(bench.uuid(bench.alpha)), VmId.of(bench.uuid(bench.beta)),
        Workbench.host(PM1).id()), Set.of(), Set.copyOf(tags().all()));
    Workbench.hosts().forEach(host -> Services.get(HostRegistry.class).connect(host.id()));
    hosts.waitForState(SHOWN_PM1, "Connected");
  }

  private AnswerPage edit() {
    return new AnswerPage(bench.driver(), "Edit Tags", "New tags:");
  }

  @Test
  void areGivenToSeveralByTheKeyAndStored() throws IOException {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1, bench.alpha);
    hosts.press(Keys.ofCommand('j'));
    AnswerPage dialog = edit().type("a b,,c, " + "x".repeat(40));
    assertThat(dialog.canAccept()).isFalse();
    dialog.type("web, production").accept();
    VmId alpha = VmId.of(bench.uuid(bench.alpha));
    Wait.forValue("Its tags", () -> tags().of(alpha), List.of("production", "web")::equals);
    assertThat(Files.readString(Path.of(Platform.getInstanceLocation().getURL().getPath(),
        ".metadata/.plugins/org.eclipse.core.runtime/.settings/org.xenworkbench.core.prefs")))
        .as("what a restart reads").contains("tags//vm/" + alpha.uuid() + "=production web");
    hosts.filter("tag:web");
    Wait.forValue("What has the tag", hosts::names, List.of(SHOWN_PM1, bench.alpha)::equals);
    VmsViewPage vms = new VmsViewPage(bench.driver());
    vms.filter("tag:WEB");
    Wait.forValue("In the table", vms::names, List.of(bench.alpha)::equals);
    vms.filter("");
  }

  @Test
  void areOfferedForHostsAndVmsAlike() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    for (String host : List.of(SHOWN_PM1, SHOWN_PM2)) {
      hosts.select(host);
      assertThat(hosts.contextMenuEntries()).extracting(MenuEntry::text).contains("Edit Tags...");
    }
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Edit Tags...");
    edit().type("rack-1").accept();
    HostId pm1 = Workbench.host(PM1).id();
    Wait.forValue("Its tags", () -> tags().of(pm1), List.of("rack-1")::equals);
  }

  @Test
  void vmsAreShownByTagAndByGroup() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    tags().change(List.of(VmId.of(bench.uuid(bench.alpha)), VmId.of(bench.uuid(bench.beta))), Set.of("web"), Set.of());
    tags().change(List.of(VmId.of(bench.uuid(bench.alpha))), Set.of("db"), Set.of());
    hosts.run(COMMANDS + "showByTag");
    Wait.forValue("The tags", hosts::hosts, List.of("db", "web", "(no tag)")::equals);
    assertThat(hosts.vms("db")).containsExactly(bench.alpha);
    assertThat(hosts.vms("web")).containsExactlyInAnyOrder(bench.alpha, bench.beta);
    bench.picture("bytag");
    hosts.run(COMMANDS + "showByGroup");
    Wait.until("VMs without hosts", () -> hosts.hosts().contains(bench.alpha) && !hosts.hosts().contains(SHOWN_PM1));
    hosts.run(COMMANDS + "showByHost");
    Wait.until("Hosts again", () -> hosts.vms(SHOWN_PM1).contains(bench.alpha));
  }

  @Test
  void hostsThatAreNotConnectedAreHiddenAndCounted() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.run(COMMANDS + "hideOffHosts");
    Services.get(HostRegistry.class).disconnect(Workbench.host(PM1).id());
    Wait.until("It goes", () -> !hosts.hosts().contains(SHOWN_PM1) && hosts.hosts().contains(SHOWN_PM2));
    assertThat(hosts.hidden()).startsWith("1 host that is not connected is hidden.");
    hosts.run(COMMANDS + "hideOffHosts");
    Wait.until("It is back", () -> hosts.hosts().contains(SHOWN_PM1));
    assertThat(hosts.hidden()).isEmpty();
  }
}
