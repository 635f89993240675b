/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import org.xenworkbench.core.model.Bounds;

/**
 * A kind of domain that a host can have, in the words of libvirt's definitions.
 *
 * @param os how its guest is run: {@code xenpvh}, {@code xen} (paravirtual), {@code hvm} and more
 * @param architecture the instruction set of its virtual CPUs, such as {@code x86_64}
 * @param hypervisor what runs it, which is the type of its definition: {@code xen}, {@code kvm}, {@code qemu} and more
 * @param machines the machines that can be emulated for it, by short names; empty where there is no choice
 * @since 0.1
 */
public record GuestType(String os, String architecture, String hypervisor, List<String> machines) {

  /** Cuts what is too long, and copies the list. */
  public GuestType {
    os = Bounds.text(os, Bounds.NAME);
    architecture = Bounds.text(architecture, Bounds.NAME);
    hypervisor = Bounds.text(hypervisor, Bounds.NAME);
    machines = machines.stream().limit(Bounds.DEVICES).map(machine -> Bounds.text(machine, Bounds.NAME)).toList();
  }
}
