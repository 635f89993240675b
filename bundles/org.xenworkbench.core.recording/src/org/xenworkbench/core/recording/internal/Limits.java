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
  /** Points of all series: 32 bytes each in memory. */
  static final int POINTS = 16_000_000;
  /** Entries of the log. */
  static final int ENTRIES = 100_000;
  /** Hosts, VMs and moves of VMs. */
  static final int OBJECTS = 100_000;
  /** Entries in one part. */
  static final int ENTRIES_IN_PART = 100;
  /** Characters of entries in one part, after which another begins. */
  static final int TEXT_IN_PART = 1 << 20;

  private Limits() {
  }
}
