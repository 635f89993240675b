/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Bounds;

/**
 * A disk or CD drive that is to be attached to a domain.
 *
 * @param source the absolute path of a file or block device of the host; may be empty for a drive
 * @param target the guest's name of it, such as {@code vdb}
 * @param bus what the guest reaches it by
 * @param format how it is stored, one of {@link VolumePlan#FORMATS}
 * @param use what the guest may do with it
 * @since 0.1
 */
public record DiskPlan(String source, String target, Bus bus, String format, Use use) {

  private static final int LETTERS = 26;

  /** What a guest reaches a disk by. */
  public enum Bus {
    /** Xen's own. */
    XEN("xvd"),
    /** That of virtual machines elsewhere. */
    VIRTIO("vd"),
    /** SCSI. */
    SCSI("sd"),
    /** SATA. */
    SATA("sd"),
    /** USB. */
    USB("sd"),
    /** IDE, which few guests can be attached anything to while they run. */
    IDE("hd");

    private final String prefix;

    Bus(String prefix) {
      this.prefix = prefix;
    }

    /** What the names of its disks begin with. */
    public String prefix() {
      return prefix;
    }

    /** As definitions say it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The first name of its kind that a domain with those has not. */
    public String freeTarget(DomainDevices devices) {
      List<String> taken = devices.disks().stream().map(DomainDevices.Disk::target).toList();
      return IntStream.range(0, Bounds.DEVICES).mapToObj(n -> prefix + letters(n)).filter(name -> !taken.contains(name))
          .findFirst().orElse("");
    }

    /** As Linux counts: a to z, then aa. */
    private static String letters(int number) {
      String last = String.valueOf((char) ('a' + number % LETTERS));
      return number < LETTERS ? last : letters(number / LETTERS - 1) + last;
    }

    /** What guests of that kind of hypervisor can be given, the usual one first. */
    public static List<Bus> of(String hypervisor) {
      return hypervisor.equals("xen") ? List.of(XEN, IDE) : List.of(VIRTIO, SCSI, SATA, USB, IDE);
    }

    /** That of {@link #id}; empty if there is none. */
    public static Optional<Bus> parse(String id) {
      return Arrays.stream(values()).filter(bus -> bus.id().equals(id)).findFirst();
    }
  }

  /** What a guest may do with a disk. */
  public enum Use {
    /** Read and write it. */
    DISK,
    /** Read it. */
    READ_ONLY,
    /** Read it, and eject it: it is in a drive. */
    CD
  }

  /** Why it cannot be attached to any domain, as a sentence for the user; empty if a host may be asked to. */
  public Optional<String> refusal() {
    if (!source.isEmpty() || use != Use.CD) {
      Optional<String> path = sourceRefusal(source);
      if (path.isPresent()) {
        return path;
      }
    }
    if (!target.matches(bus.prefix + "[a-z]{1,3}")) {
      return Optional.of(NLS.bind(Messages.DiskPlan_target, new Object[] {target, bus.id(), bus.prefix + 'b'}));
    }
    return VolumePlan.FORMATS.contains(format) ? Optional.empty()
        : Optional.of(NLS.bind(Messages.VolumePlan_format, format, String.join(", ", VolumePlan.FORMATS)));
  }

  /** Why that is no path of a file or device of a host, as a sentence for the user; empty if it may be one. */
  public static Optional<String> sourceRefusal(String path) {
    boolean fits = path.startsWith("/") && path.length() > 1 && path.length() <= Bounds.TEXT && VmText.isWritable(path)
        && path.indexOf('\n') < 0 && path.indexOf('\t') < 0;
    return fits ? Optional.empty() : Optional.of(Messages.DiskPlan_source);
  }
}
