/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The form of a file of {@link PendingSlot}s: a page that says what it is, and the slots. The first form had no such
 * page, no checks, and intervals of eight bytes; slots of the second were pages, and samples began at the same byte of
 * each.
 *
 * @param version what the first page says
 * @param slot how many bytes a slot has
 */
record PendingForm(int version, int slot) {

  /** Holds as many samples of four values as the second, if the names are not longer than most. */
  static final PendingForm CURRENT = new PendingForm(3, 3_200);
  static final PendingForm SECOND = new PendingForm(2, 4_096);
  static final int SLOTS = 64;
  private static final int PAGE = 4_096;
  private static final int ROWS_OF_SECOND = 512;
  private static final int OLD_FILE = PAGE * SLOTS;
  private static final int OLD_LABEL = 4;
  private static final int OLD_VALUES = 2 * Long.BYTES;
  /** In ASCII: XWBPEND, and the version. */
  private static final long MAGIC = 0x5857_4250_454e_4400L;
  private static final int VERSION_BITS = 0xff;
  private static final double LONGEST_INTERVAL = 86_400;

  /** How many bytes a file has. */
  int file() {
    return PAGE + SLOTS * slot;
  }

  /** Where a slot begins. */
  int offset(int number) {
    return PAGE + number * slot;
  }

  /** Where the samples begin in a slot whose label ends there. */
  int rows(int label) {
    return version == SECOND.version ? ROWS_OF_SECOND : (label + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
  }

  /** A file without samples. */
  ByteBuffer empty() {
    ByteBuffer bytes = ByteBuffer.allocate(file());
    bytes.putLong(0, MAGIC | version).putInt(Long.BYTES, checksum(MAGIC | version));
    PendingFile file = new PendingFile(bytes, this);
    for (int number = 0; number < SLOTS; number++) {
      new PendingSlot(file, offset(number), "", 0);
    }
    return bytes;
  }

  private static int checksum(long number) {
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    return (int) checksum.getValue();
  }

  /**
   * The form of a stored file; one whose first page is damaged is known by its length.
   *
   * @throws NewerFormException if a newer program wrote it
   */
  static PendingForm of(byte[] stored) throws NewerFormException {
    int version = version(ByteBuffer.wrap(stored));
    if (version > CURRENT.version) {
      throw new NewerFormException(version, CURRENT.version);
    }
    boolean isSecond = version == SECOND.version
        || version == 0 && (stored.length == SECOND.file() || stored.length == OLD_FILE);
    return isSecond ? SECOND : CURRENT;
  }

  /** What is whole of a stored file, as a file of this form, which is its own; the first form becomes the second. */
  ByteBuffer restore(byte[] stored, PendingLoss loss) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    boolean whole = version(bytes) != 0;
    boolean old = !whole && stored.length == OLD_FILE;
    if (!old && (!whole || stored.length != file())) {
      loss.blemish();
    }
    PendingFile from = new PendingFile(bytes, this);
    PendingFile to = new PendingFile(empty(), this);
    for (int number = 0; number < SLOTS; number++) {
      int start = old ? number * PAGE : offset(number);
      if (start + slot > stored.length) {
        loss.page();
      } else if (old) {
        carryOver(bytes, start, to, offset(number), loss);
      } else {
        copy(from, to, offset(number), loss);
      }
    }
    return to.bytes();
  }

  /** Zero if there is no first page, or it is damaged. */
  private static int version(ByteBuffer bytes) {
    long magic = bytes.capacity() < PAGE ? 0 : bytes.getLong(0);
    return (magic & ~VERSION_BITS) == MAGIC && bytes.getInt(Long.BYTES) == checksum(magic)
        ? (int) magic & VERSION_BITS : 0;
  }

  private static void copy(PendingFile from, PendingFile to, int offset, PendingLoss loss) {
    try {
      PendingSlot slot = new PendingSlot(from, offset);
      if (slot.size() > 0) {
        PendingSlot copy = new PendingSlot(to, offset, slot.label(), slot.sources());
        for (int i = 0; i < slot.size(); i++) {
          if (slot.isWhole(i)) {
            copy.add(slot.second(i), slot.interval(i), slot.values(i));
          } else {
            loss.samples(1);
          }
        }
      }
    } catch (UnusableFileException e) {
      loss.page();
    }
  }

  private static void carryOver(ByteBuffer from, int start, PendingFile to, int offset, PendingLoss loss) {
    int count = from.getInt(start);
    int length = from.getInt(start + OLD_LABEL) >>> Byte.SIZE;
    int sources = from.getInt(start + OLD_LABEL) & 0xff;
    int rowSize = OLD_VALUES + sources * Double.BYTES;
    if (count == 0) {
      return;
    }
    if (count < 0 || count > (PAGE - ROWS_OF_SECOND) / rowSize || length > PendingSlot.LONGEST_LABEL) {
      loss.page();
      return;
    }
    byte[] label = new byte[length];
    from.get(start + OLD_LABEL + Integer.BYTES, label);
    PendingSlot slot = new PendingSlot(to, offset, new String(label, StandardCharsets.UTF_8), sources);
    for (int i = 0; i < count; i++) {
      carryOver(from.slice(start + ROWS_OF_SECOND + i * rowSize, rowSize), slot, new double[sources], loss);
    }
  }

  private static void carryOver(ByteBuffer row, PendingSlot to, double[] values, PendingLoss loss) {
    long second = row.getLong();
    double interval = row.getDouble();
    row.asDoubleBuffer().get(values);
    if (second > 0 && second <= ImageCheck.LAST_SECOND && interval > 0 && interval <= LONGEST_INTERVAL) {
      to.add(second, interval, values);
    } else {
      loss.samples(1);
    }
  }
}
