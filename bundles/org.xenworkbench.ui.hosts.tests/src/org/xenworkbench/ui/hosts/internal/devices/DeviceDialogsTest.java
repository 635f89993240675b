/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.services.IServiceLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DiskPlan.Bus;
import org.xenworkbench.core.driver.DiskPlan.Use;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.testkit.FakeHostResources;
import org.xenworkbench.core.testkit.FakeVmDevices;
import org.xenworkbench.ui.hosts.internal.storage.PlanDialog;

/** The dialogs of devices; with a display of its own unless the test runs on the thread of one. */
class DeviceDialogsTest {

  private static final String XML = """
      <domain type='kvm'><devices>
        <disk type='file'><source file='/srv/web.img'/><target dev='vda'/></disk>
        <disk type='file' device='cdrom'><target dev='sda'/></disk>
        <interface type='network'><mac address='52:54:00:00:00:01'/><source network='lan'/></interface>
      </devices></domain>""";

  private final HostId host = HostId.random();
  private final VirtualMachine web = vm("web & <b>", DomainState.RUNNING);
  private final FakeHostResources resources = new FakeHostResources();
  private final FakeVmDevices devices = new FakeVmDevices();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;

  private VirtualMachine vm(String name, DomainState state) {
    return VirtualMachine.of(VmId.of(UUID.randomUUID()), name, host)
        .state(state, state == DomainState.SHUT_OFF ? -1 : 1).build();
  }

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    StoragePool pool = StoragePool.of("images", "dir", "/srv").state(StoragePool.State.RUNNING).build();
    StoragePool off = StoragePool.of("off", "dir", "/off").build();
    resources.tell(ResourceId.storage(host),
        new Known<>(true, false, List.of(new Pool(host, pool), new Pool(host, off)), Optional.empty()));
    resources.tell(ResourceId.pool(host, "images"),
        new Known<>(true, false, Stream.of("a&b.qcow2", "db.img").map(name -> new Volume(host,
            new StorageVolume("images", name, "/srv/" + name, name.endsWith("img") ? "raw" : "qcow2", 1 << 30, 0)))
            .toList(), Optional.empty()));
    resources.tell(ResourceId.networks(host), new Known<>(true, false, Stream.of(
        new VirtualNetwork("lan", "virbr0", "nat", true, true, true),
        new VirtualNetwork("lab", "virbr1", "", false, true, true)).map(one -> new Network(host, one)).toList(),
        Optional.empty()));
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private Situation situation(String xml, String selected) throws Exception {
    return new Situation(new IServiceLocator() {
      @Override
      public <T> T getService(Class<T> type) {
        return type.cast(type == HostResources.class ? resources : type == VmDevices.class ? devices : null);
      }

      @Override
      public boolean hasService(Class<?> type) {
        return getService(type) != null;
      }
    }, shell, web, DomainDevices.of(xml), Optional.of(selected));
  }

  /** The keys go to a field, and still do when the host has told its pools, which it does when it is open. */
  @Test
  void keysGoToTheFieldThatTheyWentToWhenThePoolsAreTold() throws Exception {
    resources.tell(ResourceId.storage(host), new Known<>(false, true, List.of(), Optional.empty()));
    shell.open();
    AttachDiskDialog dialog = opened(new AttachDiskDialog(situation(XML, "")));
    try {
      dialog.getShell().forceActive();
      while (display.readAndDispatch()) {
        // it is shown
      }
      field(dialog, "pool").setFocus();
      resources.tell(ResourceId.storage(host), new Known<>(true, false, List.of(new Pool(host,
          StoragePool.of("images", "dir", "/srv").state(StoragePool.State.RUNNING).build())), Optional.empty()));
      while (display.readAndDispatch()) {
        // it is told
      }
      assertThat(((Combo) field(dialog, "pool")).getItemCount()).isEqualTo(2);
      assertThat(field(dialog, "pool").isFocusControl()).isTrue();
    } finally {
      dialog.close();
    }
  }

  private static <P extends PlanDialog<?>> P opened(P dialog) {
    dialog.setBlockOnOpen(false);
    dialog.open();
    return dialog;
  }

  private static Stream<Control> controls(Composite parent) {
    return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Composite inner
        && !(child instanceof Combo) ? Stream.concat(Stream.of(child), controls(inner)) : Stream.of(child));
  }

  private static Control field(PlanDialog<?> dialog, String key) {
    return controls(dialog.getShell())
        .filter(control -> ("device." + key).equals(control.getData("org.eclipse.swtbot.widget.key"))).findFirst()
        .orElseThrow();
  }

  private static void choose(PlanDialog<?> dialog, String key, String item) {
    Combo combo = (Combo) field(dialog, key);
    assertThat(combo.getItems()).contains(item);
    combo.select(combo.indexOf(item));
    combo.notifyListeners(SWT.Selection, new Event());
  }

  private static void type(PlanDialog<?> dialog, String key, String text) {
    if (field(dialog, key) instanceof Combo combo) {
      combo.setText(text);
    } else {
      ((Text) field(dialog, key)).setText(text);
    }
  }

  private static boolean isPossible(PlanDialog<?> dialog) {
    return dialog.getShell().getDefaultButton().isEnabled();
  }

  @Test
  void aVolumeIsChosenFromItsPoolAndTheNextNameIsProposed() throws Exception {
    AttachDiskDialog dialog = opened(new AttachDiskDialog(situation(XML, "")));
    assertThat(dialog.getErrorMessage()).as("nothing is typed yet").isNull();
    assertThat(dialog.getMessage()).contains("web & <b>");
    assertThat(isPossible(dialog)).isFalse();
    assertThat(resources.looked()).containsExactly(ResourceId.storage(host));
    assertThat(((Combo) field(dialog, "pool")).getItems()).containsExactly("(a path of the host)", "images");
    choose(dialog, "pool", "images");
    assertThat(resources.looked()).contains(ResourceId.pool(host, "images"));
    assertThat(dialog.getErrorMessage()).isEqualTo("Choose a volume of pool 'images'.");
    type(dialog, "volume", "none");
    assertThat(dialog.getErrorMessage()).isEqualTo("Pool 'images' has no volume 'none'.");
    choose(dialog, "volume", "a&b.qcow2");
    type(dialog, "volume", "a&b.qcow2");
    assertThat(dialog.plan()).isEqualTo(new DiskPlan("/srv/a&b.qcow2", "vdb", Bus.VIRTIO, "qcow2", Use.DISK));
    assertThat(isPossible(dialog)).isTrue();
    choose(dialog, "bus", "scsi");
    assertThat(dialog.plan().target()).as("sda is taken").isEqualTo("sdb");
    type(dialog, "target", "sdx");
    choose(dialog, "bus", "usb");
    assertThat(dialog.plan().target()).as("what is typed stays").isEqualTo("sdx");
    type(dialog, "target", "sda");
    assertThat(dialog.getErrorMessage()).contains("has a device 'sda' already");
    dialog.close();
  }

  @Test
  void aPathIsTypedAndADriveNeedsNone() throws Exception {
    AttachDiskDialog dialog = opened(new AttachDiskDialog(situation(XML.replace("kvm", "xen"), "")));
    assertThat(dialog.plan().target()).isEqualTo("xvda");
    type(dialog, "volume", "relative");
    assertThat(dialog.getErrorMessage()).contains("absolute path");
    type(dialog, "volume", "/dev/vg/data");
    choose(dialog, "use", "Disk, read-only");
    assertThat(dialog.plan()).isEqualTo(new DiskPlan("/dev/vg/data", "xvda", Bus.XEN, "raw", Use.READ_ONLY));
    type(dialog, "volume", "");
    assertThat(isPossible(dialog)).isFalse();
    choose(dialog, "use", "CD drive");
    assertThat(isPossible(dialog)).isTrue();
    dialog.close();
  }

  @Test
  void whoHasADiskIsToldAsSoonAsItIsKnown() throws Exception {
    AttachDiskDialog dialog = opened(new AttachDiskDialog(situation(XML, "")));
    type(dialog, "volume", "/srv/db.img");
    assertThat(isPossible(dialog)).isTrue();
    dialog.tell(new DiskUse(Map.of(vm("other & co", DomainState.SHUT_OFF), Set.of("/srv/db.img")), List.of()));
    assertThat(dialog.getMessage()).contains("VM 'other & co', which is shut off, has it");
    assertThat(isPossible(dialog)).isTrue();
    dialog.tell(new DiskUse(Map.of(vm("db", DomainState.RUNNING), Set.of("/srv/db.img")), List.of()));
    assertThat(dialog.getErrorMessage()).contains("It is a disk of VM 'db'");
    assertThat(isPossible(dialog)).isFalse();
    choose(dialog, "use", "Disk, read-only");
    assertThat(isPossible(dialog)).isTrue();
    choose(dialog, "use", "Disk");
    dialog.tell(new DiskUse(Map.of(vm("db", DomainState.RUNNING), Set.of("/link/db.img")), List.of()));
    assertThat(dialog.getMessage()).contains("VM 'db' has a disk of the same name, which may be it");
    assertThat(isPossible(dialog)).isTrue();
    dialog.tell(new DiskUse(Map.of(web, Set.of("/srv/db.img")), List.of()));
    assertThat(dialog.getErrorMessage()).isEqualTo("VM 'web & <b>' has it already.");
    dialog.close();
    dialog.tell(new DiskUse(Map.of(), List.of()));
  }

  @Test
  void aHostThatDoesNotTellWhoHasADiskIsSaidNotTo() throws Exception {
    devices.fail("The host is <gone>.");
    AttachDiskDialog dialog = opened(new AttachDiskDialog(situation(XML, "")));
    dialog.learn();
    while (display.readAndDispatch()) {
      assertThat(display.isDisposed()).isFalse();
    }
    type(dialog, "volume", "/srv/db.img");
    assertThat(dialog.getMessage()).isEqualTo("Whether another VM has it is not known: The host is <gone>.");
    assertThat(isPossible(dialog)).isTrue();
    dialog.close();
  }

  @Test
  void aDriveIsNotOnVirtio() throws Exception {
    AttachDiskDialog dialog = opened(new AttachDiskDialog(situation(XML, "")));
    choose(dialog, "use", "CD drive");
    assertThat(dialog.plan().bus()).isEqualTo(Bus.SATA);
    assertThat(dialog.plan().target()).isEqualTo(Bus.SATA.freeTarget(DomainDevices.of(XML)));
    assertThat(isPossible(dialog)).isTrue();
    dialog.close();
  }

  @Test
  void aPoolThatTellsNothingSaysWhy() throws Exception {
    resources.tell(ResourceId.pool(host, "images"), Known.nothing());
    AttachDiskDialog dialog = opened(new AttachDiskDialog(situation(XML, "")));
    choose(dialog, "pool", "images");
    type(dialog, "volume", "db.img");
    assertThat(dialog.getErrorMessage()).contains("Asking the host");
    resources.tell(ResourceId.pool(host, "images"),
        new Known<>(true, false, List.of(), Optional.of("The disk is gone.")));
    while (display.readAndDispatch()) {
      assertThat(display.isDisposed()).isFalse();
    }
    assertThat(dialog.getErrorMessage()).isEqualTo("The disk is gone.");
    dialog.close();
  }

  @Test
  void anInterfaceIsInANetworkOrOnABridge() throws Exception {
    AttachInterfaceDialog dialog = opened(new AttachInterfaceDialog(situation(XML, "")));
    assertThat(dialog.getErrorMessage()).isNull();
    assertThat(isPossible(dialog)).isFalse();
    assertThat(((Combo) field(dialog, "source")).getItems()).as("those that are active").containsExactly("lan");
    type(dialog, "source", "lan");
    assertThat(dialog.plan()).isEqualTo(new InterfacePlan(InterfacePlan.Kind.NETWORK, "lan", "", ""));
    assertThat(isPossible(dialog)).isTrue();
    choose(dialog, "kind", "Bridge of the host");
    assertThat(((Combo) field(dialog, "source")).getItems()).containsExactly("virbr0");
    type(dialog, "source", "br0");
    type(dialog, "mac", "52:54:00:00:00:01");
    assertThat(dialog.getErrorMessage()).contains("has a device '52:54:00:00:00:01' already");
    type(dialog, "mac", "01:00:5e:00:00:01");
    assertThat(dialog.getErrorMessage()).contains("second digit is even");
    type(dialog, "mac", "52:54:00:00:00:02");
    type(dialog, "model", "virtio");
    assertThat(dialog.plan())
        .isEqualTo(new InterfacePlan(InterfacePlan.Kind.BRIDGE, "br0", "virtio", "52:54:00:00:00:02"));
    dialog.close();
  }

  /** As on a Xen host without libvirt's network driver. */
  @Test
  void aHostWithoutNetworksHasBridges() throws Exception {
    String onBridge = "<domain type='xen'><devices><interface type='bridge'><mac address='00:16:3e:00:00:01'/>"
        + "<source bridge='xenbr0'/></interface></devices></domain>";
    resources.tell(ResourceId.networks(host), Known.nothing());
    AttachInterfaceDialog dialog = opened(new AttachInterfaceDialog(situation(onBridge, "")));
    assertThat(dialog.plan().kind()).as("nothing is told yet").isEqualTo(InterfacePlan.Kind.NETWORK);
    resources.tell(ResourceId.networks(host), new Known<>(true, false, List.of(), Optional.empty()));
    while (display.readAndDispatch()) {
      assertThat(display.isDisposed()).isFalse();
    }
    assertThat(dialog.plan().kind()).isEqualTo(InterfacePlan.Kind.BRIDGE);
    assertThat(((Combo) field(dialog, "source")).getItems()).containsExactly("xenbr0");
    choose(dialog, "kind", "Network");
    resources.tell(ResourceId.networks(host), new Known<>(true, false, List.of(), Optional.empty()));
    while (display.readAndDispatch()) {
      assertThat(display.isDisposed()).isFalse();
    }
    assertThat(dialog.plan().kind()).as("what is chosen stays").isEqualTo(InterfacePlan.Kind.NETWORK);
    dialog.close();
  }

  @Test
  void whatIsSelectedIsDetached() throws Exception {
    DetachDialog dialog = opened(new DetachDialog(situation(XML, "52:54:00:00:00:01")));
    assertThat(((Combo) field(dialog, "name")).getItems()).containsExactly("vda: /srv/web.img", "sda: empty",
        "NIC 0, 52:54:00:00:00:01: lan");
    assertThat(dialog.plan()).isEqualTo("52:54:00:00:00:01");
    assertThat(dialog.getMessage()).contains("web & <b>");
    assertThat(isPossible(dialog)).isTrue();
    dialog.close();
    DetachDialog unselected = opened(new DetachDialog(situation(XML, "")));
    assertThat(isPossible(unselected)).as("the disk that it runs from is not detached by one Enter").isFalse();
    choose(unselected, "name", "sda: empty");
    assertThat(unselected.plan()).isEqualTo("sda");
    assertThat(isPossible(unselected)).isTrue();
    unselected.close();
    DetachDialog none = opened(new DetachDialog(situation("<domain/>", "vda")));
    assertThat(none.getMessage()).contains("no device that could be detached");
    assertThat(isPossible(none)).isFalse();
    none.close();
  }

  @Test
  void aCdIsPutIntoADriveOrEjected() throws Exception {
    ChangeMediumDialog dialog = opened(new ChangeMediumDialog(situation(XML, "vda")));
    assertThat(((Combo) field(dialog, "drive")).getItems()).containsExactly("sda: empty");
    assertThat(dialog.getMessage()).contains("is empty then");
    choose(dialog, "pool", "images");
    type(dialog, "volume", "db.img");
    assertThat(dialog.plan()).isEqualTo(new ChangeMediumDialog.Medium("sda", "/srv/db.img"));
    assertThat(dialog.getMessage()).contains("finds it in the drive");
    dialog.close();
    ChangeMediumDialog none = opened(new ChangeMediumDialog(situation("<domain/>", "")));
    assertThat(none.getMessage()).contains("has no CD drive");
    assertThat(isPossible(none)).isFalse();
    none.close();
  }
}
