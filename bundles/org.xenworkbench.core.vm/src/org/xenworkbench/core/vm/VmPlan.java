/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.HostPaths;
import org.xenworkbench.core.driver.VmText;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.Quantities;

/**
 * A VM that is to be made. Made by {@link #of} and what is added to it.
 *
 * @param name its name
 * @param uuid its UUID
 * @param type what kind it is, one of those that its host can have
 * @param machine which of the type's machines it has; empty for the host's choice
 * @param memory in bytes
 * @param vcpus virtual CPUs
 * @param boot what it boots
 * @param disks its disks, without the CD that it boots
 * @param nic what its network interface is on; empty if it has none
 * @param screen whether it has a screen, which VNC shows to its host alone
 * @param template the definition that all else is taken from, whoever wrote it; empty for a plain one
 * @since 0.1
 */
public record VmPlan(String name, UUID uuid, GuestType type, String machine, long memory, int vcpus, VmBoot boot,
    List<VmDisk> disks, Optional<VmNic> nic, boolean screen, Optional<String> template) {

  /** As little memory as one can have, in bytes. */
  public static final long LEAST_MEMORY = 1L << 20;
  /** More than any machine has. */
  public static final long MOST_MEMORY = 16L << 40;
  private static final VmText NAME = new VmText("name", VmText.Kind.NAME);
  private static final VmText WORDS = new VmText("text", VmText.Kind.WORDS);
  private static final Pattern PATH = Pattern.compile("/[^\\p{Cntrl}]+");
  private static final String PVH = "xenpvh";
  private static final String HVM = "hvm";

  /** Copies the list. */
  public VmPlan {
    disks = List.copyOf(disks);
  }

  /** One without anything else, which boots from a disk, as soon as it has one. */
  public static VmPlan of(String name, UUID uuid, GuestType type, long memory, int vcpus) {
    return new VmPlan(name, uuid, type, "", memory, vcpus, new VmBoot.Disk(), List.of(), Optional.empty(), false,
        Optional.empty());
  }

  /** The same that boots that. */
  public VmPlan withBoot(VmBoot of) {
    return new VmPlan(name, uuid, type, machine, memory, vcpus, of, disks, nic, screen, template);
  }

  /** The same with those disks. */
  public VmPlan withDisks(List<VmDisk> all) {
    return new VmPlan(name, uuid, type, machine, memory, vcpus, boot, all, nic, screen, template);
  }

  /** The same on that network. */
  public VmPlan withNic(Optional<VmNic> on) {
    return new VmPlan(name, uuid, type, machine, memory, vcpus, boot, disks, on, screen, template);
  }

  /** The same on that machine, with a screen or without. */
  public VmPlan withMachine(String of, boolean hasScreen) {
    return new VmPlan(name, uuid, type, of, memory, vcpus, boot, disks, nic, hasScreen, template);
  }

  /** The same that takes all else from that definition. */
  public VmPlan like(Optional<String> definition) {
    return new VmPlan(name, uuid, type, machine, memory, vcpus, boot, disks, nic, screen, definition);
  }

  /** Whether guests of a kind are emulated or virtualised as a whole machine, with firmware, CDs and a screen. */
  public static boolean isWholeMachine(GuestType type) {
    return type.os().equals(HVM);
  }

  /** Whether guests of a kind can boot only a kernel that they are given. */
  public static boolean needsKernel(GuestType type) {
    return type.os().equals(PVH);
  }

  /** Its definition, in the form of its host. */
  public String definition() {
    return PlannedDefinition.of(this);
  }

  /** Why it cannot be made, as a sentence for the user; empty if its host may be asked to. */
  public Optional<String> refusal() {
    return NAME.refusal(name).or(this::amounts).or(this::system).or(this::devices)
        .or(() -> template.flatMap(PlannedDefinition::refusal));
  }

  /** Why it cannot have as much memory or as many virtual CPUs. */
  public Optional<String> amounts() {
    if (memory < LEAST_MEMORY || memory > MOST_MEMORY) {
      return Optional.of(NLS.bind(Messages.VmPlan_memory, Quantities.bytes(LEAST_MEMORY),
          Quantities.bytes(MOST_MEMORY)));
    }
    return vcpus < 1 || vcpus > Bounds.VCPUS ? Optional.of(NLS.bind(Messages.VmPlan_vcpus, Bounds.VCPUS))
        : Optional.empty();
  }

  /** Why it cannot boot that, whatever disks it has. */
  public Optional<String> system() {
    if (boot instanceof VmBoot.Kernel given) {
      return path(given.kernel(), Messages.VmPlan_kernel)
          .or(() -> given.initrd().isEmpty() ? Optional.empty() : path(given.initrd(), Messages.VmPlan_initrd))
          .or(() -> given.commandLine().contains("\n") ? Optional.of(Messages.VmPlan_commandLine)
              : WORDS.refusal(given.commandLine()));
    }
    if (needsKernel(type)) {
      return Optional.of(Messages.VmPlan_needsKernel);
    }
    if (boot instanceof VmBoot.Image image) {
      return isWholeMachine(type) ? path(image.path(), Messages.VmPlan_image)
          : Optional.of(Messages.VmPlan_noImage);
    }
    return Optional.empty();
  }

  /** Why it cannot have those disks and that network. */
  public Optional<String> devices() {
    if (boot instanceof VmBoot.Disk && disks.isEmpty()) {
      return Optional.of(Messages.VmPlan_nothing);
    }
    int most = PlannedDefinition.mostDisks(this);
    if (disks.size() > most) {
      return Optional.of(NLS.bind(Messages.VmPlan_disks, most));
    }
    if (disks.stream().map(VmDisk::path).map(HostPaths::plain).distinct().count() < disks.size()) {
      return Optional.of(Messages.VmPlan_twice);
    }
    return disks.stream().flatMap(disk -> disk.volume().flatMap(volume -> volume.plan().refusal())
        .or(() -> path(disk.path(), Messages.VmPlan_disk)).stream()).findFirst()
        .or(() -> nic.flatMap(on -> on.name().isBlank() ? Optional.of(Messages.VmPlan_network)
            : WORDS.refusal(on.name())));
  }

  private static Optional<String> path(String path, String wanted) {
    return PATH.matcher(path).matches() ? WORDS.refusal(path) : Optional.of(wanted);
  }
}
