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
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.AnswerPage;
import org.xenworkbench.workbench.tests.pages.DevicePage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostPropertiesPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

/** Devices of VMs: attached, detached, CDs changed, and disks deleted with their VM. */
class DevicesTest {

  private static final String ISO = "/srv/iso/debian-12.iso";
  private static final Query DISKS = Query.key(Kind.TABLE, "vm.disks").in("Delete VM");

  @RegisterExtension
  final Workbench bench = new Workbench();

  private HostsViewPage select(String vm) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, vm);
    return hosts;
  }

  private DevicePage attachDisk() {
    return new DevicePage(bench.driver(), "Attach Disk", "Attach");
  }

  private void attachIso(HostsViewPage hosts) {
    hosts.contextMenu("Devices", "Attach Disk...");
    DevicePage dialog = attachDisk();
    dialog.choose("pool", "iso").choose("volume", "debian-12.iso").choose("use", "CD drive");
    dialog.accept();
    new EventLogPage(bench.driver()).waitFor("That it was attached", entry -> entry.message()
        .equals("Attached " + ISO + " as sda to VM '" + bench.alpha + "' on 'pm1'"));
  }

  @Test
  void aDiskIsAttachedAndDetachedOnThePageOfHardware() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.press(new Keys(SWT.ALT, SWT.CR));
    HostPropertiesPage page = new HostPropertiesPage(bench.driver(), bench.alpha).hardware();
    Wait.until("Its devices are told", () -> page.devices().size() == 2);
    page.click("Attach Disk...");
    DevicePage dialog = attachDisk();
    dialog.choose("pool", "iso").choose("volume", "debian-12.iso");
    bench.picture("attach-disk");
    dialog.accept();
    Wait.until("It is there", () -> page.devices().stream().anyMatch(row -> row.get(0).equals("vda")));
    VirtualMachine vm = Workbench.vm(bench.alpha);
    Wait.until("It is measured",
        () -> Services.get(Sampler.class).latest(vm.id()).containsKey("vbd_vda_read"));
    Wait.until("Its rates are shown", () -> page.devices().stream()
        .anyMatch(row -> row.get(0).equals("vda") && row.get(5).contains("in,")));
    bench.picture("vm-hardware-buttons");
    page.selectDevice("vda");
    page.click("Detach...");
    DevicePage detach = new DevicePage(bench.driver(), "Detach Device", "Detach");
    assertThat(detach.text()).contains("vda: " + ISO, "VM '" + bench.alpha + "' loses it");
    bench.picture("detach-device");
    detach.accept();
    Wait.until("It is gone", () -> page.devices().size() == 2);
    page.click("Attach Network Interface...");
    DevicePage nic = new DevicePage(bench.driver(), "Attach Network Interface", "Attach");
    nic.choose("source", "default");
    bench.picture("attach-interface");
    nic.accept();
    Wait.until("It is there", () -> page.devices().stream().anyMatch(row -> row.get(0).equals("NIC 1")));
    page.close();
    EventLogPage log = new EventLogPage(bench.driver());
    log.waitFor("That it was detached", entry -> entry.message()
        .equals("Detached vda from VM '" + bench.alpha + "' on 'pm1'"));
  }

  @Test
  void aCdIsChangedFromTheMenu() {
    HostsViewPage hosts = select(bench.alpha);
    attachIso(hosts);
    hosts.contextMenu("Devices", "Change CD...");
    DevicePage eject = new DevicePage(bench.driver(), "Change CD", "Change CD");
    assertThat(eject.text()).contains("sda: " + ISO, "is empty then");
    bench.picture("change-cd");
    eject.accept();
    new EventLogPage(bench.driver()).waitFor("That it was ejected", entry -> entry.message()
        .equals("Ejected what was in sda of VM '" + bench.alpha + "' on 'pm1'"));
    hosts.contextMenu("Devices", "Change CD...");
    new DevicePage(bench.driver(), "Change CD", "Change CD").type("volume", ISO).accept();
    new EventLogPage(bench.driver()).waitFor("That it was inserted", entry -> entry.message()
        .equals("Inserted " + ISO + " as sda into VM '" + bench.alpha + "' on 'pm1'"));
  }

  @Test
  void whatIsRefusedIsToldInWords() {
    HostsViewPage hosts = select(bench.alpha);
    hosts.contextMenu("Devices", "Attach Disk...");
    DevicePage dialog = attachDisk();
    dialog.choose("pool", "images").choose("volume", bench.pinned + ".qcow2");
    Wait.until("It says who has it",
        () -> dialog.text().contains("It is a disk of VM '" + bench.pinned + "', which is not shut off"));
    assertThat(dialog.canAccept()).isFalse();
    bench.picture("attach-disk-in-use");
    dialog.choose("volume", bench.idle + ".qcow2");
    Wait.until("It warns", () -> dialog.text().contains("VM '" + bench.idle + "', which is shut off, has it"));
    dialog.cancel();
    attachIso(hosts);
    bench.fleet().holdDevices(bench.uuid(bench.alpha), true);
    hosts.contextMenu("Devices", "Detach Device...");
    new DevicePage(bench.driver(), "Detach Device", "Detach").choose("name", "sda: " + ISO).accept();
    new EventLogPage(bench.driver()).waitFor("Why not", entry -> entry.vm().equals(bench.alpha)
        && entry.status().equals("Failed") && entry.message().startsWith("Failed: Detaching sda from VM"));
  }

  /** It is told in words, and nothing is done. */
  @Test
  void aVmThatIsDeletedWhileItsDialogIsOpen() {
    HostsViewPage hosts = select(bench.idle);
    hosts.contextMenu("Devices", "Attach Disk...");
    DevicePage dialog = attachDisk();
    dialog.type("volume", ISO);
    VirtualMachine vm = Workbench.vm(bench.idle);
    Services.get(VmService.class).change(vm.id(), vm.host(), VmChange.DELETE, "", "somebody else");
    Wait.until("It is gone", () -> !hosts.vms(SHOWN_PM1).contains(bench.idle));
    try (ErrorsTold told = new ErrorsTold()) {
      dialog.accept();
      told.waitFor("It says so", text -> text.startsWith("Nothing was done with '" + bench.idle + "'"));
    }
  }

  @Test
  void aVmIsDeletedWithTheDisksThatAreTicked() {
    HostsViewPage hosts = select(bench.idle);
    hosts.press(new Keys(0, SWT.DEL));
    AnswerPage dialog = new AnswerPage(bench.driver(), "Delete VM", "Type its name to delete it:");
    List<Row> disks = Wait.forValue("Its disks", () -> bench.driver().rows(DISKS), rows -> rows.size() == 1);
    assertThat(disks.get(0).cells()).startsWith("xvda", "/srv/images/" + bench.idle + ".qcow2", "32.0 GiB", "");
    bench.driver().select(DISKS, List.of(List.of("xvda")));
    bench.driver().press(DISKS, new Keys(0, ' '));
    bench.picture("delete-vm-disks");
    dialog.type(bench.idle);
    Wait.until("It can be deleted", dialog::canAccept);
    dialog.accept();
    Wait.until("It is gone", () -> !hosts.vms(SHOWN_PM1).contains(bench.idle));
    new EventLogPage(bench.driver()).waitFor("That both were deleted", entry -> entry.message()
        .equals("Deleted VM '" + bench.idle + "' on 'pm1' with its disk: " + bench.idle + ".qcow2"));
  }

  /** The VM is gone, and what is left is said. */
  @Test
  void aDiskThatIsNotDeletedIsTold() {
    HostsViewPage hosts = select(bench.idle);
    hosts.contextMenu("Delete VM...");
    AnswerPage dialog = new AnswerPage(bench.driver(), "Delete VM", "Type its name to delete it:");
    Wait.until("Its disks are told", () -> bench.driver().rows(DISKS).size() == 1);
    bench.driver().select(DISKS, List.of(List.of("xvda")));
    bench.driver().press(DISKS, new Keys(0, ' '));
    bench.fleet().refusePool(Workbench.PM1, "images", Optional.of("The disk is gone."));
    dialog.type(bench.idle);
    Wait.until("It can be deleted", dialog::canAccept);
    dialog.accept();
    new EventLogPage(bench.driver()).waitFor("What is left", entry -> entry.vm().equals(bench.idle)
        && entry.status().equals("Failed"));
  }
}
