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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AnswerPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;
import org.xenworkbench.workbench.tests.pages.PlanPage;
import org.xenworkbench.workbench.tests.pages.QuestionPage;

/** Storage pools, volumes and networks below a host. */
class StorageTest {

  private static final String ODD = "<pool> & 'b\u00fcro \u65e5\u672c'";

  @RegisterExtension
  final Workbench bench = new Workbench();

  private HostsViewPage open(String folder, String expected) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    Wait.until("There is " + folder, () -> !hosts.below(SHOWN_PM1).isEmpty());
    hosts.open(SHOWN_PM1, folder);
    Wait.until(expected + " is told", () -> names(hosts, SHOWN_PM1, folder).contains(expected));
    return hosts;
  }

  private static List<String> names(HostsViewPage hosts, String... path) {
    return hosts.below(path).stream().map(cells -> cells.get(0)).toList();
  }

  private static String state(HostsViewPage hosts, String folder, String name) {
    return hosts.below(SHOWN_PM1, folder).stream().filter(cells -> cells.get(0).equals(name))
        .map(cells -> cells.get(1)).findFirst().orElse("");
  }

  @Test
  void poolsHaveTheirVolumesBelowThem() {
    HostsViewPage hosts = open("Storage", "images");
    assertThat(names(hosts, SHOWN_PM1, "Storage")).containsExactly("images", "iso");
    assertThat(state(hosts, "Storage", "images")).startsWith("Active, ").endsWith("used, autostart");
    hosts.open(SHOWN_PM1, "Storage", "images");
    Wait.until("Its volumes are told",
        () -> names(hosts, SHOWN_PM1, "Storage", "images").contains(bench.alpha + ".qcow2"));
    bench.picture("storage");
  }

  @Test
  void aPoolIsMadeFilledEmptiedAndDeleted() {
    HostsViewPage hosts = open("Storage", "iso");
    hosts.selectRow(SHOWN_PM1, "Storage");
    hosts.contextMenu("New Storage Pool...");
    PlanPage pool = new PlanPage(bench.driver(), "New Storage Pool");
    assertThat(pool.canCreate()).isFalse();
    pool.type("name", ODD).type("path", "srv");
    assertThat(pool.text()).contains("absolute path");
    pool.type("path", "/srv/new");
    bench.picture("new-pool");
    pool.create();
    Wait.until("It is there", () -> state(hosts, "Storage", ODD).startsWith("Active, "));
    hosts.selectRow(SHOWN_PM1, "Storage", ODD);
    hosts.contextMenu("New Volume...");
    PlanPage volume = new PlanPage(bench.driver(), "New Volume");
    volume.type("name", "web & db.img").type("capacity", "2").type("allocation", "1 GiB");
    bench.picture("new-volume");
    volume.create();
    hosts.open(SHOWN_PM1, "Storage", ODD);
    Wait.until("It is there", () -> names(hosts, SHOWN_PM1, "Storage", ODD).contains("web & db.img"));
    Wait.until("Its pool has less room", () -> state(hosts, "Storage", ODD).startsWith("Active, 1.0 % of"));
    hosts.selectRow(SHOWN_PM1, "Storage", ODD, "web & db.img");
    hosts.press(new Keys(0, SWT.DEL));
    AnswerPage dialog =
        new AnswerPage(bench.driver(), "Delete Volume", "Type the name to go on:");
    dialog.type("web & db.img");
    Wait.until("It can be deleted", dialog::canAccept);
    dialog.accept();
    Wait.until("It is gone", () -> names(hosts, SHOWN_PM1, "Storage", ODD).isEmpty());
    hosts.selectRow(SHOWN_PM1, "Storage", ODD);
    assertThat(hosts.canChoose("Delete Storage Pool...")).as("it is active").isFalse();
    hosts.contextMenu("Stop Pool...");
    new QuestionPage(bench.driver(), "Stop Pool").answer("Stop Pool");
    Wait.until("It is stopped", () -> state(hosts, "Storage", ODD).startsWith("Inactive"));
    hosts.contextMenu("Delete Storage Pool...");
    AnswerPage forget =
        new AnswerPage(bench.driver(), "Delete Storage Pool", "Type the name to go on:");
    assertThat(forget.text()).contains("Its volumes stay where they are");
    bench.picture("delete-pool");
    forget.type(ODD);
    Wait.until("It can be deleted", forget::canAccept);
    forget.accept();
    Wait.until("It is gone", () -> names(hosts, SHOWN_PM1, "Storage").equals(List.of("images", "iso")));
    new EventLogPage(bench.driver()).waitFor("That it was deleted", entry -> entry.message()
        .equals("Deleted storage pool '" + ODD + "' from 'pm1'; its volumes are still there"));
  }

  @Test
  void aFullDiskAndAFolderThatIsNotThereAreTold() {
    bench.fleet().fillPool(Workbench.PM1, "iso", true);
    HostsViewPage hosts = open("Storage", "iso");
    hosts.selectRow(SHOWN_PM1, "Storage", "iso");
    hosts.contextMenu("New Volume...");
    PlanPage volume = new PlanPage(bench.driver(), "New Volume");
    volume.type("name", "v").type("allocation", "1");
    assertThat(volume.text()).contains("There are only 0 B free in the pool.");
    assertThat(volume.canCreate()).isFalse();
    volume.type("allocation", "0").create();
    Wait.until("It is there", () -> new EventLogPage(bench.driver()).entries().stream()
        .anyMatch(entry -> entry.message().startsWith("Created volume 'v'")));
    bench.fleet().refusePool(Workbench.PM1, "iso", Optional.of("The disk is gone."));
    hosts.open(SHOWN_PM1, "Storage", "iso");
    Wait.until("It says why", () -> state(hosts, "Storage", "iso").contains("The disk is gone."));
    hosts.selectRow(SHOWN_PM1, "Storage");
    hosts.contextMenu("New Storage Pool...");
    new PlanPage(bench.driver(), "New Storage Pool").type("name", "p").type("path", "/none").create();
    new EventLogPage(bench.driver()).waitFor("Why not", entry -> entry.status().equals("Failed")
        && entry.message().startsWith("Failed: Creating storage pool 'p'"));
  }

  @Test
  void networksHaveTheirVmsBelowThem() {
    HostsViewPage hosts = open("Networks", "lan");
    assertThat(state(hosts, "Networks", "lan")).isEqualTo("Active, bridge xenbr0, autostart");
    hosts.open(SHOWN_PM1, "Networks", "lan");
    Wait.until("Its VMs are below", () -> names(hosts, SHOWN_PM1, "Networks", "lan").contains(bench.alpha));
    bench.picture("networks");
    hosts.selectRow(SHOWN_PM1, "Networks", "lab");
    hosts.contextMenu("Start Network");
    Wait.until("It is active", () -> state(hosts, "Networks", "lab").startsWith("Active"));
    hosts.contextMenu("Stop Network...");
    new QuestionPage(bench.driver(), "Stop Network").answer("Stop Network");
    Wait.until("It is not", () -> state(hosts, "Networks", "lab").startsWith("Inactive"));
    hosts.selectRow(SHOWN_PM1, "Networks");
    hosts.contextMenu("New Network...");
    new PlanPage(bench.driver(), "New Network").type("name", ODD).create();
    Wait.until("It is there", () -> state(hosts, "Networks", ODD).equals("Active, NAT"));
  }

  /** Those of hosts and VMs, which mean the same. */
  @Test
  void keysDoWithPoolsAndNetworksWhatTheyDoWithVms() {
    HostsViewPage hosts = open("Storage", "iso");
    hosts.selectRow(SHOWN_PM1, "Storage", "iso");
    hosts.press(Keys.ofCommand('d'));
    new QuestionPage(bench.driver(), "Stop Pool").answer("Stop Pool");
    Wait.until("It is stopped", () -> state(hosts, "Storage", "iso").startsWith("Inactive"));
    hosts.press(Keys.ofCommand('s'));
    Wait.until("It is started", () -> state(hosts, "Storage", "iso").startsWith("Active"));
    hosts.press(new Keys(0, SWT.INSERT));
    new PlanPage(bench.driver(), "New Volume").type("name", "by key.img").create();
    new EventLogPage(bench.driver()).waitFor("That it was made", entry -> entry.message()
        .equals("Created volume 'by key.img' in pool 'iso' on 'pm1'"));
  }

  @Test
  void aHostThatIsOffSaysSo() {
    HostsViewPage hosts = open("Storage", "images");
    hosts.select(SHOWN_PM1);
    hosts.contextMenu("Disconnect");
    Wait.until("It says so", () -> hosts.below(SHOWN_PM1).stream().anyMatch(cells -> cells.get(0).equals("Storage")
        && cells.get(1).equals("Not known: the host is not connected")));
    assertThat(hosts.below(SHOWN_PM1, "Storage")).isEmpty();
    hosts.contextMenu("Connect");
    Wait.until("It was left open", () -> names(hosts, SHOWN_PM1, "Storage").contains("images"));
  }
}
