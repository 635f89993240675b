/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

/**
 * Which numbers of a host are believed. A host is another machine, which may be broken or hostile: what it counts is
 * looped over, multiplied and kept, so that each number has a bound with a reason. What lies beyond is taken for
 * unknown rather than for the bound itself.
 *
 * @since 0.1
 */
public final class Bounds {

  /** Logical CPUs of a host; the largest machines have a few thousand. libvirt's protocol carries as many. */
  public static final int CPUS = 16_384;
  /** Virtual CPUs of a VM: what KVM allows, eight times what Xen does. */
  public static final int VCPUS = 4_096;
  /** Network interfaces, and disks as well, of a VM: buses and bridges number fewer. */
  public static final int DEVICES = 512;
  /** Bytes of memory: what the 52 address bits of x86-64 and ARM reach. */
  public static final long MEMORY = 1L << 52;
  /** Characters of a VM's or host's name or version; libvirt would carry four million. */
  public static final int NAME = 1_024;
  /** Characters of an error's text. */
  public static final int TEXT = 4_096;
  /** Characters of a log entry's details: several errors in full, and what a text field shows without delay. */
  public static final int DETAILS = 32_768;
  /** Characters of a device's name; Linux has 15 for an interface, and disks number fewer. */
  public static final int DEVICE_NAME = 64;
  /** Metrics of a host or VM: two for each interface, four for each disk, and one for each of Xen's 512 vCPUs. */
  public static final int METRICS = 4_096;
  /** Series of a host and all its VMs together: two thousand VMs with fifty each; in memory they take 100 MB. */
  public static final int SERIES = 100_000;
  /** What a counter may grow by in a second, in bytes or calls: ten times what a machine's memory can move. */
  public static final double RATE = 1e13;

  private static final long KIB = 1_024;

  private Bounds() {
  }

  /** How many things there are by a host's number; at most so many, and none if it makes no sense. */
  public static int count(long told, int most) {
    return (int) Math.max(0, Math.min(told, most));
  }

  /** A number of things that is one of a host's properties; 0, for unknown, if it cannot be. */
  public static int known(long told, int most) {
    return told < 0 || told > most ? 0 : (int) told;
  }

  /** Bytes of memory; 0, for unknown, if it cannot be. */
  public static long memory(long bytes) {
    return bytes < 0 || bytes > MEMORY ? 0 : bytes;
  }

  /** Bytes of memory that a host tells in KiB; 0, for unknown, if it cannot be. */
  public static long kibibytes(long told) {
    return told < 0 || told > MEMORY / KIB ? 0 : told * KIB;
  }

  /** A text of a host, cut where it is longer than any that means something. */
  public static String text(String told, int most) {
    if (told.length() <= most) {
      return told;
    }
    int end = Character.isHighSurrogate(told.charAt(most - 1)) ? most - 1 : most;
    return told.substring(0, end) + '\u2026';
  }
}
