/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.DiskPlan.Bus;
import org.xenworkbench.core.driver.DiskPlan.Use;
import org.xenworkbench.core.driver.DomainDevices.Disk;
import org.xenworkbench.core.driver.DomainDevices.Interface;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.text.XmlText;

/** Devices in definitions: read from what a host tells, and written from plans. */
class DomainDevicesTest {

  private static final String XML = """
      <domain type='xen'><devices>
        <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/srv/web.img' index='1'/>
          <target dev='xvda'/></disk>
        <disk type='volume' device='cdrom'><source pool='iso' volume='debian.iso'/><target dev='xvdb'/></disk>
        <disk type='file' device='cdrom'><target dev='hdc'/></disk>
        <interface type='bridge'><mac address='00:16:3E:00:00:01'/><source bridge='xenbr0'/><model type='vif'/>
        </interface>
        <interface type='network'><source network='lan' bridge='virbr0' portid='x'/></interface>
      </devices></domain>
      """;

  @Test
  void areReadInOrder() throws Exception {
    DomainDevices devices = DomainDevices.of(XML);
    assertThat(devices.hypervisor()).isEqualTo("xen");
    assertThat(devices.disks()).containsExactly(
        new Disk("xvda", "disk", "/srv/web.img", "/srv/web.img", "", "", "qcow2"),
        new Disk("xvdb", "cdrom", "iso debian.iso", "", "iso", "debian.iso", ""),
        new Disk("hdc", "cdrom", "", "", "", "", ""));
    assertThat(devices.disks()).extracting(Disk::isDrive).containsExactly(false, true, true);
    assertThat(devices.interfaces()).containsExactly(
        new Interface("00:16:3E:00:00:01", "xenbr0", "", "xenbr0", "vif"),
        new Interface("", "virbr0 lan", "lan", "virbr0", ""));
  }

  @Test
  void areFoundByNameOrAddress() throws Exception {
    Element root = SafeXml.root(XML);
    assertThat(DomainDevices.find(root, "hdc")).hasValueSatisfying(DomainDevicesTest::isDrive);
    assertThat(DomainDevices.find(root, "00:16:3e:00:00:01").map(Element::getTagName)).contains("interface");
    assertThat(DomainDevices.find(root, "")).isEmpty();
    assertThat(DomainDevices.find(root, "xvdz")).isEmpty();
  }

  private static void isDrive(Element device) {
    assertThat(DomainDevices.isDrive(device)).isTrue();
  }

  @Test
  void theFirstNameThatIsFreeIsProposed() throws Exception {
    DomainDevices devices = DomainDevices.of(XML);
    assertThat(Bus.XEN.freeTarget(devices)).isEqualTo("xvdc");
    assertThat(Bus.IDE.freeTarget(devices)).isEqualTo("hda");
    StringBuilder many = new StringBuilder("<domain><devices>");
    for (char c = 'a'; c <= 'z'; c++) {
      many.append("<disk><target dev='vd").append(c).append("'/></disk>");
    }
    assertThat(Bus.VIRTIO.freeTarget(DomainDevices.of(many + "</devices></domain>"))).isEqualTo("vdaa");
    assertThat(Bus.of("xen")).containsExactly(Bus.XEN, Bus.IDE);
    assertThat(Bus.of("kvm")).startsWith(Bus.VIRTIO).doesNotContain(Bus.XEN);
  }

  @Test
  void plansAreRefusedInWords() {
    assertThat(new DiskPlan("/srv/a", "vdb", Bus.VIRTIO, "raw", Use.DISK).refusal()).isEmpty();
    assertThat(new DiskPlan("", "sda", Bus.SATA, "raw", Use.CD).refusal()).isEmpty();
    for (String path : List.of("", "a", "/", "/a\nb", "/a\u0000", "/" + "x".repeat(Bounds.TEXT))) {
      assertThat(new DiskPlan(path, "vdb", Bus.VIRTIO, "raw", Use.DISK).refusal()).get().asString()
          .contains("absolute path");
    }
    for (String target : List.of("", "vd", "sdb", "vdb1", "vdb'/>", "vdbbbb")) {
      assertThat(new DiskPlan("/a", target, Bus.VIRTIO, "raw", Use.DISK).refusal()).get().asString().contains("vdb");
    }
    assertThat(new DiskPlan("/a", "vdb", Bus.VIRTIO, "vmdk", Use.DISK).refusal()).get().asString().contains("vmdk");
    assertThat(new InterfacePlan(InterfacePlan.Kind.NETWORK, "<l> & \u65e5", "", "").refusal()).isEmpty();
    assertThat(new InterfacePlan(InterfacePlan.Kind.BRIDGE, "br 0", "", "").refusal()).isPresent();
    assertThat(new InterfacePlan(InterfacePlan.Kind.BRIDGE, "br0", "e1000'", "").refusal()).isPresent();
    assertThat(new InterfacePlan(InterfacePlan.Kind.BRIDGE, "br0", "e1000", "52:54:00:00:00:0g").refusal()).isPresent();
    assertThat(new InterfacePlan(InterfacePlan.Kind.BRIDGE, "br0", "", "00:00:00:00:00:00").refusal())
        .as("of nobody").isPresent();
    assertThat(new InterfacePlan(InterfacePlan.Kind.BRIDGE, "br0", "", "53:54:00:00:00:01").refusal())
        .as("of several").isPresent();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    String odd = "/srv/<a> & 'b' \"c\" \u65e5\ud83d\udc27.img";
    String disk = DeviceText.of(new DiskPlan(odd, "vdb", Bus.VIRTIO, "qcow2", Use.READ_ONLY), "kvm");
    assertThat(DomainDevices.of("<domain><devices>" + disk + "</devices></domain>").disks())
        .containsExactly(new Disk("vdb", "disk", odd, odd, "", "", "qcow2"));
    assertThat(disk).contains("<readonly");
    assertThat(DeviceText.of(new DiskPlan("/dev/vg/a", "xvdb", Bus.XEN, "raw", Use.DISK), "xen"))
        .contains("type=\"block\"", "dev=\"/dev/vg/a\"").doesNotContain("driver", "readonly");
    String nic = DeviceText.of(new InterfacePlan(InterfacePlan.Kind.NETWORK, "<l>&'", "", ""), "52:54:00:00:00:01");
    assertThat(DomainDevices.of("<domain><devices>" + nic + "</devices></domain>").interfaces())
        .containsExactly(new Interface("52:54:00:00:00:01", "<l>&'", "<l>&'", "", ""));
    Element drive =
        SafeXml.root("<disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='sda'/></disk>");
    DeviceText.putInto(drive, odd);
    assertThat(DomainDevices.of("<domain><devices>" + XmlText.of(drive) + "</devices></domain>").disks())
        .containsExactly(new Disk("sda", "cdrom", odd, odd, "", "", ""));
    DeviceText.putInto(drive, "");
    assertThat(XmlText.of(drive)).doesNotContain("source").contains("type=\"file\"");
  }

  @Test
  void thoseOfTheNextStartAreAdded() throws Exception {
    DomainDevices next = DomainDevices.of("<domain type='x'><devices><disk><target dev='xvda'/></disk><disk>"
        + "<target dev='xvdz'/></disk></devices></domain>");
    assertThat(DomainDevices.of(XML).and(next).disks()).extracting(Disk::target)
        .containsExactly("xvda", "xvdb", "hdc", "xvdz");
  }

  /** Entities are refused, what is too much is left out, and nothing else is thrown whatever a host writes. */
  @Test
  void whatHostsWriteIsBounded() throws Exception {
    // the parser says "Scanner State 24 not Recognized" where the document has begun
    assertThatThrownBy(() -> DomainDevices.of("<d><!DOCTYPE e></d>")).hasMessageContaining("DOCTYPE is disallowed");
    assertThatThrownBy(() -> DomainDevices.of("<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><d>&e;</d>"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("DOCTYPE is disallowed");
    StringBuilder many = new StringBuilder("<domain><devices>");
    for (int i = 0; i < 10_000; i++) {
      many.append("<disk><source file='").append("x".repeat(100)).append("'/><target dev='")
          .append("y".repeat(i % 100)).append("'/></disk>");
    }
    assertThat(DomainDevices.of(many + "</devices></domain>").disks()).hasSize(Bounds.DEVICES)
        .allMatch(disk -> disk.target().length() <= Bounds.DEVICE_NAME);
    long seed = System.nanoTime();
    System.out.println("DomainDevicesTest: seed " + seed);
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder broken = new StringBuilder(XML);
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        int at = random.nextInt(broken.length());
        broken.replace(at, Math.min(broken.length(), at + random.nextInt(3)),
            "<>&'x \u0000".substring(random.nextInt(6)).substring(0, 1));
      }
      try {
        DomainDevices.of(broken.toString());
        read++;
      } catch (IOException e) {
        assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
      }
    }
    System.out.println("DomainDevicesTest: 5000 definitions, " + read + " could be read");
  }
}
