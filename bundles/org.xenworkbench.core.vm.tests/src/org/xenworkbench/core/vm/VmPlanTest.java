/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.text.SafeXml;

/** What is made of a plan is what was planned, whatever is in its texts. */
class VmPlanTest {

  static final GuestType PVH = new GuestType("xenpvh", "x86_64", "xen", List.of());
  static final GuestType PV = new GuestType("xen", "x86_64", "xen", List.of());
  static final GuestType HVM = new GuestType("hvm", "x86_64", "xen", List.of());
  static final GuestType QEMU = new GuestType("hvm", "x86_64", "qemu", List.of("pc", "q35"));
  private static final UUID ID = UUID.fromString("6d2c5e0a-0f7b-4c7e-9d1d-0d8c7b6a5f4e");
  private static final long MIB = 1L << 20;
  private static final VmBoot KERNEL = new VmBoot.Kernel("/boot/vmlinuz", "/boot/initrd", "console=hvc0");

  private static VmPlan plan(GuestType type) {
    return VmPlan.of("new", ID, type, 512 * MIB, 2);
  }

  private static Element tree(VmPlan plan) throws Exception {
    return SafeXml.root(plan.definition());
  }

  private static Element at(Element root, String... path) {
    Element found = root;
    for (String name : path) {
      found = SafeXml.first(found, name).orElseThrow();
    }
    return found;
  }

  @Test
  void aPvhGuestBootsItsKernel() throws Exception {
    VmPlan plan = plan(PVH).withBoot(KERNEL).withDisks(List.of(VmDisk.existing("/dev/vg/new", "raw")))
        .withNic(Optional.of(new VmNic(VmNic.Kind.BRIDGE, "xenbr0")));
    assertThat(plan.refusal()).isEmpty();
    assertThat(plan.definition()).isEqualToNormalizingNewlines("""
        <domain type="xen">
          <name>new</name>
          <uuid>6d2c5e0a-0f7b-4c7e-9d1d-0d8c7b6a5f4e</uuid>
          <memory unit="KiB">524288</memory>
          <currentMemory unit="KiB">524288</currentMemory>
          <vcpu>2</vcpu>
          <os>
            <type arch="x86_64">xenpvh</type>
            <kernel>/boot/vmlinuz</kernel>
            <initrd>/boot/initrd</initrd>
            <cmdline>console=hvc0</cmdline>
          </os>
          <devices>
            <disk device="disk" type="block">
              <driver name="phy" type="raw"/>
              <source dev="/dev/vg/new"/>
              <target bus="xen" dev="xvda"/>
            </disk>
            <interface type="bridge">
              <source bridge="xenbr0"/>
            </interface>
            <console type="pty">
              <target port="0" type="xen"/>
            </console>
          </devices>
        </domain>
        """);
  }

  @Test
  void aPvGuestIsBootedByALoaderOrByItsKernel() throws Exception {
    VmPlan plan = plan(PV).withDisks(List.of(VmDisk.existing("/srv/new.img", "raw")));
    assertThat(at(tree(plan), "bootloader").getTextContent()).isEqualTo("pygrub");
    assertThat(at(tree(plan), "os", "type").getTextContent()).isEqualTo("linux");
    assertThat(SafeXml.first(tree(plan.withBoot(KERNEL)), "bootloader")).isEmpty();
  }

  @Test
  void aWholeMachineBootsAnInstallerAndHasAScreenForItsHostAlone() throws Exception {
    VmPlan plan = plan(QEMU).withMachine("q35", true).withBoot(new VmBoot.Image("/srv/iso/debian.iso"))
        .withDisks(List.of(VmDisk.made("images", "/srv/images", new VolumePlan("new.qcow2", MIB, 0, "qcow2"))))
        .withNic(Optional.of(new VmNic(VmNic.Kind.NETWORK, "default")));
    assertThat(plan.refusal()).isEmpty();
    Element root = tree(plan);
    assertThat(at(root, "os", "type").getAttribute("machine")).isEqualTo("q35");
    assertThat(SafeXml.children(at(root, "os"), "boot").stream().map(boot -> boot.getAttribute("dev")))
        .containsExactly("cdrom", "hd");
    List<Element> disks = SafeXml.children(at(root, "devices"), "disk");
    assertThat(at(disks.get(0), "source").getAttribute("file")).isEqualTo("/srv/images/new.qcow2");
    assertThat(at(disks.get(0), "target").getAttribute("dev")).isEqualTo("vda");
    assertThat(disks.get(1).getAttribute("device")).isEqualTo("cdrom");
    assertThat(SafeXml.first(disks.get(1), "readonly")).isPresent();
    Element screen = at(root, "devices", "graphics");
    assertThat(screen.getAttribute("listen")).isEqualTo("127.0.0.1");
    assertThat(at(screen, "listen").getAttribute("address")).isEqualTo("127.0.0.1");
    assertThat(at(root, "devices", "interface", "source").getAttribute("network")).isEqualTo("default");
    assertThat(at(root, "devices", "serial").getAttribute("type")).isEqualTo("pty");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(plan(PVH).refusal()).as("without a kernel").hasValueSatisfying(why -> assertThat(why).contains("PVH"));
    assertThat(plan(PV).withBoot(new VmBoot.Image("/x.iso")).refusal()).isPresent();
    assertThat(plan(HVM).refusal()).as("nothing to boot").isPresent();
    assertThat(plan(HVM).withBoot(new VmBoot.Image("relative.iso")).refusal()).isPresent();
    assertThat(plan(PVH).withBoot(new VmBoot.Kernel("/k", "", "two\nlines")).refusal()).isPresent();
    assertThat(VmPlan.of("a/b", ID, PVH, MIB, 1).withBoot(KERNEL).refusal()).as("a slash").isPresent();
    assertThat(VmPlan.of("a", ID, PVH, MIB - 1, 1).withBoot(KERNEL).refusal()).isPresent();
    assertThat(VmPlan.of("a", ID, PVH, Long.MAX_VALUE, 1).withBoot(KERNEL).refusal()).isPresent();
    assertThat(VmPlan.of("a", ID, PVH, MIB, 0).withBoot(KERNEL).refusal()).isPresent();
    assertThat(plan(PVH).withBoot(KERNEL).withNic(Optional.of(new VmNic(VmNic.Kind.BRIDGE, " "))).refusal())
        .isPresent();
    assertThat(plan(PVH).withBoot(KERNEL).like(Optional.of("<network/>")).refusal()).isPresent();
    assertThat(plan(PVH).withBoot(KERNEL).like(Optional.of("no xml")).refusal()).isPresent();
    assertThat(plan(PVH).withBoot(KERNEL).refusal()).isEmpty();
  }

  /** libvirt refuses another one in the tables of the firmware. */
  @Test
  void theFirmwareIsNotToldTheUuidOfTheTemplate() {
    String told = TEMPLATE.replace("<devices>", "<sysinfo type='smbios'><system><entry name='uuid'>"
        + "00000000-0000-4000-8000-000000000101</entry><entry name='serial'>s</entry></system></sysinfo><devices>");
    assertThat(plan(PVH).withBoot(KERNEL).like(Optional.of(told)).definition()).contains("name=\"serial\"")
        .doesNotContain("00000000-0000-4000");
  }

  @Test
  void onlyWhatAMachineHasIsOnIde() throws Exception {
    List<VmDisk> four = Stream.of("a", "b", "c", "d").map(name -> VmDisk.existing("/dev/vg/" + name, "raw")).toList();
    assertThat(plan(QEMU).withDisks(four).refusal()).isEmpty();
    assertThat(plan(HVM).withDisks(four.subList(0, 3)).refusal()).isEmpty();
    assertThat(plan(HVM).withDisks(four).refusal()).as("Xen emulates four drives").hasValueSatisfying(
        why -> assertThat(why).contains("3"));
    VmPlan arm = plan(new GuestType("hvm", "aarch64", "qemu", List.of("virt"))).withBoot(new VmBoot.Image("/x.iso"));
    assertThat(at(tree(arm), "devices", "disk", "target").getAttribute("bus")).isEqualTo("scsi");
  }

  /** Markup, quotes, letters beyond Latin and what XML cannot hold: refused, or a text and nothing but that. */
  @Test
  void noTextBecomesMarkup() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] pieces = {"<", ">", "&", "\"", "'", "</name>", "<disk/>", "]]>", "<!--", "&lt;", "\u65e5", "\ud83d\udc27",
        "\u00fc", " ", "\t", "\u0001", "\ud800", "x", "/", "{0}", "passwd='a'"};
    int made = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("a");
      for (int n = random.nextInt(6); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String odd = text.toString();
      VmPlan plan = VmPlan.of(odd.replace("/", ""), ID, PVH, MIB, 1)
          .withBoot(new VmBoot.Kernel("/boot/" + odd, "/" + odd, odd)).withDisks(List.of(VmDisk.existing("/srv/" + odd,
              "raw")))
          .withNic(Optional.of(new VmNic(VmNic.Kind.BRIDGE, odd)));
      if (plan.refusal().isEmpty()) {
        made++;
        Element root = tree(plan);
        assertThat(at(root, "name").getTextContent()).as("seed %d", seed).isEqualTo(plan.name());
        assertThat(at(root, "os", "cmdline").getTextContent()).as("seed %d", seed).isEqualTo(odd);
        assertThat(at(root, "devices", "disk", "source").getAttribute("file").replace("\t", " "))
            .as("seed %d", seed).isEqualTo(("/srv/" + odd).replace("\t", " "));
        assertThat(SafeXml.children(at(root, "devices"), "disk")).as("seed %d", seed).hasSize(1);
        assertThat(DefinitionText.identity(plan.definition()).uuid()).isEqualTo(ID);
      }
    }
    System.out.printf("%d of 2000 plans with odd texts were made (seed %d)%n", made, seed);
    assertThat(made).isPositive();
  }

  private static final String TEMPLATE = """
      <domain type='xen' id='7'>
        <name>web</name>
        <uuid>00000000-0000-4000-8000-000000000101</uuid>
        <title>The shop</title>
        <description>Kept &amp; said</description>
        <memory unit='MiB'>192</memory>
        <vcpu placement='static' cpuset='0-3'>4</vcpu>
        <cputune><vcpupin vcpu='3' cpuset='1'/></cputune>
        <os><type arch='x86_64' machine='xenpvh'>xenpvh</type><kernel>/old/kernel</kernel></os>
        <on_crash>preserve</on_crash>
        <devices>
          <emulator>/usr/lib/elsewhere</emulator>
          <disk type='block' device='disk'><source dev='/dev/vdb'/><target dev='xvda'/></disk>
          <interface type='bridge'><mac address='00:16:3e:00:00:01'/><source bridge='b'/></interface>
          <console type='pty' tty='/dev/pts/3'><source path='/dev/pts/3'/><target type='xen' port='0'/>
            <alias name='console0'/></console>
          <graphics type='vnc' port='5901' passwd='(kept by the host, 0123)'/>
          <hostdev mode='subsystem' type='pci'/>
          <watchdog model='i6300esb'/>
          <serial type='file'><source path='/var/log/serial'/></serial>
          <channel type='unix'><source mode='bind' path='/run/old'/><target name='agent'/></channel>
        </devices>
        <seclabel type='static'><label>x</label></seclabel>
      </domain>
      """;

  @Test
  void aTemplateGivesAllElseAndNothingThatIsItsOwn() throws Exception {
    VmPlan plan = plan(PVH).withBoot(KERNEL).like(Optional.of(TEMPLATE));
    assertThat(plan.refusal()).isEmpty();
    assertThat(plan.definition()).contains("Kept &amp; said", "<on_crash>preserve</on_crash>", "i6300esb",
        "/var/log/serial", "name=\"agent\"",
        "<name>new</name>", ID.toString(), "<vcpu placement=\"static\">2</vcpu>", "/boot/vmlinuz",
        "console type=\"pty\"")
        .doesNotContain("00000000-0000-4000", "web", "The shop", "id=\"7\"", "/old/kernel", "cputune", "/dev/vdb",
            "00:16:3e", "passwd", "pts", "console0", "seclabel", "hostdev", "elsewhere", "/run/old");
    assertThat(at(tree(plan), "memory").getTextContent()).isEqualTo("524288");
  }

  /** Neither the password nor the mark in its place, which everybody knows; and what had one is not open without it. */
  @Test
  void aTemplatesScreenHasNoPasswordAndIsForItsHostAlone() throws Exception {
    String open = TEMPLATE.replace("<graphics type='vnc' port='5901'", "<graphics type='vnc' port='5901' "
        + "listen='0.0.0.0' passwdValidTo='2027-01-01T00:00:00' connected='keep' keymap='de'");
    VmPlan plan = plan(HVM).withBoot(new VmBoot.Image("/srv/iso/x.iso")).withMachine("", true).like(Optional.of(open));
    assertThat(plan.definition()).doesNotContain("passwd", "kept by the host", "connected", "0.0.0.0");
    Element screen = at(tree(plan), "devices", "graphics");
    assertThat(screen.getAttribute("keymap")).isEqualTo("de");
    assertThat(screen.getAttribute("listen")).isEqualTo("127.0.0.1");
    assertThat(at(screen, "listen").getAttribute("address")).isEqualTo("127.0.0.1");
  }
}
