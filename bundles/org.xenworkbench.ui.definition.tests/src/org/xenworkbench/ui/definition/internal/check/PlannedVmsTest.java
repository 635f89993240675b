/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.vm.VmBoot;
import org.xenworkbench.core.vm.VmDisk;
import org.xenworkbench.core.vm.VmNic;
import org.xenworkbench.core.vm.VmPlan;

/** Definitions of VMs that are to be made are what libvirt's own schema takes, where its client is installed. */
class PlannedVmsTest {

  private static final Path FILE = Path.of("/usr/share/libvirt/schemas/domain.rng");

  @Test
  void whatIsPlannedIsWhatLibvirtTakes() {
    assumeTrue(Files.exists(FILE), "libvirt's schema is not there");
    LibvirtSchema schema = new LibvirtSchema(List.of(FILE), status -> {});
    int made = 0;
    for (GuestType type : List.of(new GuestType("xenpvh", "x86_64", "xen", List.of()),
        new GuestType("xen", "x86_64", "xen", List.of()), new GuestType("hvm", "x86_64", "xen", List.of()),
        new GuestType("hvm", "x86_64", "qemu", List.of("q35")), new GuestType("hvm", "x86_64", "kvm", List.of()),
        new GuestType("hvm", "i686", "test", List.of()))) {
      for (VmBoot boot : List.of(new VmBoot.Kernel("/boot/<>&", "/boot/initrd", "console=hvc0 \"'&"),
          new VmBoot.Kernel("/boot/vmlinuz", "", ""), new VmBoot.Image("/srv/iso/a&b.iso"), new VmBoot.Disk())) {
        for (List<VmDisk> disks : List.of(List.<VmDisk>of(), List.of(VmDisk.existing("/dev/vg/new", "raw")),
            List.of(VmDisk.made("images", "/srv/images", new VolumePlan("a&b.qcow2", 1 << 20, 0, "qcow2")),
                VmDisk.existing("/srv/b.img", "raw"), VmDisk.existing("/srv/c.img", "raw")))) {
          for (Optional<VmNic> nic : List.of(Optional.<VmNic>empty(),
              Optional.of(new VmNic(VmNic.Kind.BRIDGE, "xenbr0")),
              Optional.of(new VmNic(VmNic.Kind.NETWORK, "<lan>")))) {
            VmPlan plan = VmPlan.of("<new>&\"' \u65e5\u672c", UUID.randomUUID(), type, 1 << 30, 2)
                .withMachine(type.machines().stream().findFirst().orElse(""), VmPlan.isWholeMachine(type))
                .withBoot(boot).withDisks(disks).withNic(nic);
            if (plan.refusal().isEmpty()) {
              made++;
              assertThat(new DefinitionCheck(plan.uuid(), plan::name, schema).of(plan.definition()))
                  .as(plan.definition()).isEmpty();
            }
          }
        }
      }
    }
    assertThat(made).isGreaterThan(100);
  }
}
