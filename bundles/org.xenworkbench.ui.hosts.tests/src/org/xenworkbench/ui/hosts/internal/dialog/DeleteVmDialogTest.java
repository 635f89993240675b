/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.DiskOfVm;
import org.xenworkbench.core.testkit.FakeVmDevices;
import org.xenworkbench.ui.hosts.internal.dialog.TypedConfirmationDialog.Wanted;

/** Which disks go with their VMs; with a display of its own unless the test runs on the thread of one. */
class DeleteVmDialogTest {

  private final HostId host = HostId.random();
  private final VirtualMachine web = VirtualMachine.of(VmId.of(UUID.randomUUID()), "web & <b>", host).build();
  private final VirtualMachine mail = VirtualMachine.of(VmId.of(UUID.randomUUID()), "mail", host).build();
  private final FakeVmDevices devices = new FakeVmDevices();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private DiskOfVm disk(VirtualMachine vm, String target, String name, Optional<String> obstacle) {
    return new DiskOfVm(vm.id(), target, "/srv/" + name, Optional.of(ResourceId.volume(host, "images", name)), 1L << 30,
        obstacle);
  }

  private DeleteVmDialog opened(VirtualMachine... vms) {
    DeleteVmDialog dialog =
        new DeleteVmDialog(shell, "Name:", () -> new Wanted("Deleted.", "x"), devices, List.of(vms));
    dialog.setBlockOnOpen(false);
    dialog.open();
    while (display.readAndDispatch()) {
      assertThat(display.isDisposed()).isFalse();
    }
    return dialog;
  }

  private static Stream<Control> controls(Composite parent) {
    return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Composite inner
        ? Stream.concat(Stream.of(child), controls(inner)) : Stream.of(child));
  }

  private static Table table(DeleteVmDialog dialog) {
    return (Table) controls(dialog.getShell())
        .filter(control -> "vm.disks".equals(control.getData("org.eclipse.swtbot.widget.key"))).findFirst()
        .orElseThrow();
  }

  private static void tick(DeleteVmDialog dialog, int row) {
    TableItem item = table(dialog).getItem(row);
    item.setChecked(true);
    Event event = new Event();
    event.item = item;
    event.detail = SWT.CHECK;
    table(dialog).notifyListeners(SWT.Selection, event);
  }

  private static List<String> texts(DeleteVmDialog dialog) {
    return controls(dialog.getShell()).filter(Label.class::isInstance).map(label -> ((Label) label).getText()).toList();
  }

  @Test
  void severalAreCalledSo() {
    VirtualMachine other = VirtualMachine.of(VmId.of(UUID.randomUUID()), "other", host).build();
    assertThat(opened(web, other).getShell().getText()).isEqualTo("Delete 2 VMs");
  }

  @Test
  void nothingIsTickedAtFirstAndWhatStaysSaysWhy() {
    devices.tell(List.of(disk(web, "vda", "web & co.img", Optional.empty()),
        disk(web, "vdb", "shared.img", Optional.of("VM 'mail' has it, too."))));
    DeleteVmDialog dialog = opened(web);
    assertThat(dialog.chosen()).isEmpty();
    assertThat(dialog.getShell().getText()).isEqualTo("Delete VM");
    assertThat(Stream.of(table(dialog).getItems()).map(item -> List.of(item.getText(0), item.getText(1),
        item.getText(2), item.getText(3)))).containsExactly(
            List.of("vda", "/srv/web & co.img", "1.0 GiB", ""),
            List.of("vdb", "/srv/shared.img", "1.0 GiB", "VM 'mail' has it, too."));
    tick(dialog, 1);
    assertThat(table(dialog).getItem(1).getChecked()).as("it is unticked at once").isFalse();
    assertThat(dialog.chosen()).isEmpty();
    tick(dialog, 0);
    assertThat(dialog.chosen())
        .isEqualTo(Map.of(web.id(), List.of(ResourceId.volume(host, "images", "web & co.img"))));
    assertThat(texts(dialog)).anyMatch(text -> text.contains("except for those that are ticked"));
    dialog.close();
    assertThat(dialog.chosen()).as("when it is closed").hasSize(1);
  }

  @Test
  void thoseOfSeveralAreToldWithTheirVms() {
    devices.tell(List.of(disk(web, "vda", "a", Optional.empty()), disk(mail, "vda", "b", Optional.empty())));
    DeleteVmDialog dialog = opened(web, mail);
    assertThat(Stream.of(table(dialog).getItems()).map(item -> item.getText(0)))
        .containsExactly("web & <b> vda", "mail vda");
    tick(dialog, 0);
    tick(dialog, 1);
    assertThat(dialog.chosen()).containsOnlyKeys(web.id(), mail.id());
    dialog.close();
  }

  /** What the other host told can be ticked, and is deleted: nothing says that it stays. */
  @Test
  void aHostThatDoesNotTellCostsOnlyItsOwn() {
    VirtualMachine far = VirtualMachine.of(VmId.of(UUID.randomUUID()), "far", HostId.random()).build();
    devices.tell(List.of(disk(web, "vda", "a", Optional.empty())));
    devices.fail(far.host(), "It is off.");
    DeleteVmDialog dialog = opened(web, far);
    tick(dialog, 0);
    assertThat(dialog.chosen()).containsOnlyKeys(web.id());
    assertThat(texts(dialog)).anyMatch(text -> text.startsWith("The disks of the 2 VMs stay, except for")
        && text.endsWith("\nThe disks of VM 'far' stay, for they are not told: It is off."));
    dialog.close();
  }

  @Test
  void severalOfOneHostAreCounted() {
    devices.fail("It is off.");
    DeleteVmDialog dialog = opened(web, mail);
    assertThat(texts(dialog))
        .contains("The disks of the 2 VMs on the host of 'web && <b>' stay, for they are not told: It is off.");
    dialog.close();
  }

  @Test
  void aHostThatDoesNotTellSaysWhy() {
    devices.fail("The host is <gone> & off.");
    DeleteVmDialog dialog = opened(web);
    assertThat(texts(dialog)).anyMatch(text -> text.contains("The disks of VM 'web && <b>' stay")
        && text.contains("The host is <gone>"));
    assertThat(dialog.chosen()).isEmpty();
    dialog.close();
    devices.tell(List.of());
    DeleteVmDialog none = opened(web);
    assertThat(texts(none)).contains("It has no disks.");
    none.close();
  }
}
