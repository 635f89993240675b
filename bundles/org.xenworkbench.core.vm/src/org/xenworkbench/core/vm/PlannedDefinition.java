/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.vm.internal.tree.DomainTree;

/** Writes the definition of a VM that is to be made, from nothing or over its template. */
final class PlannedDefinition {

  /** As many as there are letters for, without that of the CD. */
  private static final int MOST_DISKS = 16;
  /** As many as Xen emulates, without the CD. */
  private static final int MOST_EMULATED = 3;
  private static final long KIB = 1024;
  private static final String XEN = "xen";
  private static final String TYPE = "type";
  /** Only they have IDE. */
  private static final Set<String> PCS = Set.of("x86_64", "i686");
  private static final String LOCAL = "127.0.0.1";
  private static final List<String> BOOTS =
      List.of("type", "kernel", "initrd", "cmdline", "boot", "dtb", "bootmenu", "init");
  /** What would have to fit the amounts of the template. */
  private static final List<String> OF_AMOUNTS =
      List.of("maxMemory", "vcpus", "cputune", "numatune", "iothreads", "iothreadids");

  private final VmPlan plan;
  private final DomainTree tree;

  private PlannedDefinition(VmPlan plan, DomainTree tree) {
    this.plan = plan;
    this.tree = tree;
  }

  /** Why nothing can be made over a definition, as a sentence; empty if it can. */
  static Optional<String> refusal(String template) {
    try {
      String root = SafeXml.root(template).getTagName();
      return root.equals("domain") ? Optional.empty() : Optional.of(NLS.bind(Messages.VmPlan_template, root));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** @throws IllegalArgumentException if its template is none ({@link #refusal}) */
  static String of(VmPlan plan) {
    return new PlannedDefinition(plan, tree(plan)).write();
  }

  private static DomainTree tree(VmPlan plan) {
    if (plan.template().isEmpty()) {
      DomainTree empty = DomainTree.empty();
      empty.name(plan.name(), plan.uuid());
      return empty;
    }
    try {
      return DomainTree.anew(plan.template().get(), plan.name(), plan.uuid());
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** How many disks it can have. */
  static int mostDisks(VmPlan plan) {
    return isIde(plan.type()) ? MOST_EMULATED : MOST_DISKS;
  }

  private boolean isXen() {
    return isXen(plan.type());
  }

  private static boolean isXen(GuestType type) {
    return type.hypervisor().equals(XEN);
  }

  private String write() {
    Element root = tree.root();
    root.setAttribute(TYPE, plan.type().hypervisor());
    amounts(root);
    system(root);
    if (plan.template().isEmpty() && VmPlan.isWholeMachine(plan.type())) {
      Element features = DomainTree.child(root, "features");
      DomainTree.add(features, "acpi");
      DomainTree.add(features, "apic");
    }
    Element devices = tree.devices();
    root.appendChild(devices);
    clear(devices);
    int number = 0;
    for (VmDisk disk : plan.disks()) {
      disk(devices, disk, number++);
    }
    if (plan.boot() instanceof VmBoot.Image image) {
      cd(devices, image.path());
    }
    plan.nic().ifPresent(nic -> nic(devices, nic));
    consoles(devices);
    return tree.toString();
  }

  private void amounts(Element root) {
    for (String name : List.of("memory", "currentMemory")) {
      DomainTree.set(root, name, Long.toString(plan.memory() / KIB)).setAttribute("unit", "KiB");
    }
    DomainTree.set(root, "vcpu", Integer.toString(plan.vcpus())).removeAttribute("current");
    SafeXml.first(root, "vcpu").ifPresent(vcpu -> vcpu.removeAttribute("cpuset"));
    OF_AMOUNTS.forEach(name -> DomainTree.drop(root, name));
    SafeXml.first(root, "cpu").ifPresent(cpu -> {
      DomainTree.drop(cpu, "topology");
      DomainTree.drop(cpu, "numa");
    });
  }

  private void system(Element root) {
    DomainTree.drop(root, "bootloader");
    DomainTree.drop(root, "bootloader_args");
    boolean byLoader = plan.boot() instanceof VmBoot.Disk && !VmPlan.isWholeMachine(plan.type());
    if (byLoader) {
      Element loader = DomainTree.add(root, "bootloader");
      loader.setTextContent("pygrub");
    }
    Element os = DomainTree.child(root, "os");
    if (!VmPlan.isWholeMachine(plan.type())) {
      List.of("loader", "firmware", "bios", "smbios").forEach(name -> DomainTree.drop(os, name));
      os.removeAttribute("firmware");
    }
    BOOTS.forEach(name -> DomainTree.drop(os, name));
    root.appendChild(os);
    Element type = DomainTree.add(os, TYPE, "arch", plan.type().architecture());
    type.setTextContent(plan.type().os().equals(XEN) ? "linux" : plan.type().os());
    if (!plan.machine().isEmpty()) {
      type.setAttribute("machine", plan.machine());
    }
    boots(os, byLoader);
  }

  private void boots(Element os, boolean byLoader) {
    if (plan.boot() instanceof VmBoot.Kernel kernel) {
      DomainTree.set(os, "kernel", kernel.kernel());
      if (!kernel.initrd().isEmpty()) {
        DomainTree.set(os, "initrd", kernel.initrd());
      }
      if (!kernel.commandLine().isEmpty()) {
        DomainTree.set(os, "cmdline", kernel.commandLine());
      }
    } else if (!byLoader) {
      if (plan.boot() instanceof VmBoot.Image) {
        DomainTree.add(os, "boot", "dev", "cdrom");
      }
      DomainTree.add(os, "boot", "dev", "hd");
    }
  }

  /** Disks and networks are chosen anew, and what is of the template's host or of one VM alone is left out. */
  private void clear(Element devices) {
    List.of("disk", "interface", "emulator", "hostdev", "shmem", "lease", "filesystem", "memory")
        .forEach(name -> DomainTree.drop(devices, name));
    if (!plan.screen()) {
      List.of("graphics", "video").forEach(name -> DomainTree.drop(devices, name));
    }
    SafeXml.children(devices, "graphics").forEach(PlannedDefinition::forgetPassword);
  }

  /**
   * A password is the template's own, and what is read of a VM has a mark in its place. What it guarded is then for who
   * is on the host alone.
   */
  private static void forgetPassword(Element graphics) {
    if (graphics.hasAttribute("passwd")) {
      List.of("passwd", "passwdValidTo", "connected", "socket").forEach(graphics::removeAttribute);
      DomainTree.drop(graphics, "listen");
      listen(graphics);
    }
  }

  private static void listen(Element graphics) {
    graphics.setAttribute("listen", LOCAL);
    DomainTree.add(graphics, "listen", TYPE, "address", "address", LOCAL);
  }

  private void disk(Element devices, VmDisk disk, int number) {
    boolean isDevice = disk.path().startsWith("/dev/");
    Element made = DomainTree.add(devices, "disk", TYPE, isDevice ? "block" : "file", "device", "disk");
    Element driver = DomainTree.add(made, "driver", TYPE, disk.format());
    if (isXen() && isDevice) {
      driver.setAttribute("name", "phy");
    } else if (!isXen() || !disk.format().equals("raw")) {
      driver.setAttribute("name", "qemu");
    }
    DomainTree.add(made, "source", isDevice ? "dev" : "file", disk.path());
    char letter = (char) ('a' + (number < 2 || !isIde() ? number : number + 1)); // the third is the CD's
    DomainTree.add(made, "target", "dev", (isIde() ? "hd" : isXen() ? "xvd" : "vd") + letter, "bus",
        isIde() ? "ide" : isXen() ? XEN : "virtio");
  }

  /** What Xen's firmware boots is a disk that it emulates. */
  private static boolean isIde(GuestType type) {
    return isXen(type) && VmPlan.isWholeMachine(type);
  }

  private boolean isIde() {
    return isIde(plan.type());
  }

  private void cd(Element devices, String path) {
    Element made = DomainTree.add(devices, "disk", TYPE, "file", "device", "cdrom");
    DomainTree.add(made, "driver", "name", "qemu", TYPE, "raw");
    DomainTree.add(made, "source", "file", path);
    String bus = !PCS.contains(plan.type().architecture()) ? "scsi" : plan.machine().contains("q35") ? "sata" : "ide";
    DomainTree.add(made, "target", "dev", bus.equals("ide") ? "hdc" : "sda", "bus", bus);
    DomainTree.add(made, "readonly");
  }

  private void nic(Element devices, VmNic nic) {
    String kind = nic.kind() == VmNic.Kind.NETWORK ? "network" : "bridge";
    Element made = DomainTree.add(devices, "interface", TYPE, kind);
    DomainTree.add(made, "source", kind, nic.name());
    if (!isXen()) {
      DomainTree.add(made, "model", TYPE, "virtio");
    }
  }

  /** A screen is for who is on the host, until its user says otherwise. */
  private void consoles(Element devices) {
    if (SafeXml.first(devices, "console").isEmpty() && SafeXml.first(devices, "serial").isEmpty()) {
      boolean isWhole = VmPlan.isWholeMachine(plan.type());
      if (isWhole) {
        DomainTree.add(DomainTree.add(devices, "serial", TYPE, "pty"), "target", "port", "0");
      }
      DomainTree.add(DomainTree.add(devices, "console", TYPE, "pty"), "target", TYPE, isWhole ? "serial" : XEN,
          "port", "0");
    }
    if (plan.screen() && SafeXml.first(devices, "graphics").isEmpty()) {
      listen(DomainTree.add(devices, "graphics", TYPE, "vnc", "port", "-1", "autoport", "yes"));
    }
  }
}
