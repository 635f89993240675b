/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

/** How much is read of a file, which may come from anywhere, and so no more is written. */
final class Limits {

  /** The version of the form of the file. */
  static final int VERSION = 1;
  /** Bytes of a file. */
  static final long FILE = 1L << 30;
  /** Bytes of a part when it is unpacked: a series of 200,000 points. */
  static final int PART = 16 << 20;
  /** Bytes of all parts when they are unpacked. */
  static final long UNPACKED = 2L << 30;
  /** Parts of a file: as many series as a host may have. */
  static final int PARTS = 110_000;
  /** Bytes of the list of parts, which is read at once. */
  static final int LIST = 16 << 20;
  /** Lines of a part. */
  static final int LINES = 200_001;
  /** Fields of a line: an entry with as many attributes as it may have. */
  static final int FIELDS = 8_256;
  /** Bytes in memory that all recordings take that are open together: a quarter of what the workbench has. */
  static final long MEMORY = 256L << 20;
  /** Entries of the log. */
  static final int ENTRIES = 100_000;
  /** Entries that are looked at, also from before, to know where VMs were. */
  static final int ENTRIES_SEEN = 400_000;
  /** Hosts, which are all shown. */
  static final int HOSTS = 2_000;
  /** VMs. */
  static final int VMS = 20_000;
  /** Metrics of third parties. */
  static final int METRICS = 4_096;
  /** Hosts, VMs, moves and states of VMs, and metrics. */
  static final int HEAD = 100_000;
  /** Entries in one part. */
  static final int ENTRIES_IN_PART = 100;
  /** Characters of entries in one part, after which another begins. */
  static final int TEXT_IN_PART = 1 << 20;

  private Limits() {
  }
}
