/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The form of a file of {@link PendingSlot}s: a page that says what it is, and the slots. The first form had no such
 * page, no checks, and intervals of eight bytes.
 */
final class PendingForm {

  static final int SLOTS = 64;
  static final int FILE = PendingSlot.SIZE * (1 + SLOTS);
  private static final int OLD_FILE = PendingSlot.SIZE * SLOTS;
  private static final int OLD_LABEL = 4;
  private static final int OLD_VALUES = 2 * Long.BYTES;
  private static final int VERSION = 2;
  /** In ASCII: XWBPEND, and the version. */
  private static final long MAGIC = 0x5857_4250_454e_4400L;
  private static final int VERSION_BITS = 0xff;
  private static final double LONGEST_INTERVAL = 86_400;

  private PendingForm() {
  }

  /** A file without samples. */
  static ByteBuffer empty() {
    ByteBuffer bytes = ByteBuffer.allocate(FILE);
    bytes.putLong(0, MAGIC | VERSION).putInt(Long.BYTES, checksum(MAGIC | VERSION));
    PendingFile file = new PendingFile(bytes);
    for (int slot = 0; slot < SLOTS; slot++) {
      new PendingSlot(file, offset(slot), "", 0);
    }
    return bytes;
  }

  private static int checksum(long number) {
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    return (int) checksum.getValue();
  }

  /** Where a slot begins. */
  static int offset(int slot) {
    return PendingSlot.SIZE * (1 + slot);
  }

  /**
   * What is whole of a stored file, as a file of this form.
   *
   * @throws NewerFormException if a newer program wrote it
   */
  static ByteBuffer restore(byte[] stored, PendingLoss loss) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    int version = version(bytes);
    if (version > VERSION) {
      throw new NewerFormException(version, VERSION);
    }
    boolean old = version == 0 && stored.length == OLD_FILE;
    if (!old && (version == 0 || stored.length != FILE)) {
      loss.blemish();
    }
    PendingFile from = new PendingFile(bytes);
    PendingFile to = new PendingFile(empty());
    for (int slot = 0; slot < SLOTS; slot++) {
      int start = old ? slot * PendingSlot.SIZE : offset(slot);
      if (start + PendingSlot.SIZE > stored.length) {
        loss.page();
      } else if (old) {
        carryOver(bytes, start, to, offset(slot), loss);
      } else {
        copy(from, to, offset(slot), loss);
      }
    }
    return to.bytes();
  }

  /** Zero if there is no first page, or it is damaged. */
  private static int version(ByteBuffer bytes) {
    long magic = bytes.capacity() < PendingSlot.SIZE ? 0 : bytes.getLong(0);
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
    if (count < 0 || count > (PendingSlot.SIZE - PendingSlot.ROWS) / rowSize || length > PendingSlot.LONGEST_LABEL) {
      loss.page();
      return;
    }
    byte[] label = new byte[length];
    from.get(start + OLD_LABEL + Integer.BYTES, label);
    PendingSlot slot = new PendingSlot(to, offset, new String(label, StandardCharsets.UTF_8), sources);
    for (int i = 0; i < count; i++) {
      carryOver(from.slice(start + PendingSlot.ROWS + i * rowSize, rowSize), slot, new double[sources], loss);
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
