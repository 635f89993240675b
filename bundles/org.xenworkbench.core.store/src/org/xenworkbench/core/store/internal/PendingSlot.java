/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The samples of one series, oldest first, in a part of a file that is as long as the file's form says. A slot begins
 * with the number of samples and a check of that number and of the label, which are written at once; the label follows,
 * and then the samples: second, interval, checksum, values. What the slot should hold is known besides, so that damage
 * shows while it is in use.
 */
final class PendingSlot {

  /** The most samples that a slot takes. */
  static final int CAPACITY = 64;
  private static final int HEAD = 0;
  private static final int LABEL = 8;
  private static final int TEXT = LABEL + Integer.BYTES;
  static final int LONGEST_LABEL = 500;
  private static final int INTERVAL = Long.BYTES;
  private static final int CHECKSUM = INTERVAL + Float.BYTES;
  private static final int VALUES = CHECKSUM + Integer.BYTES;
  /** Odd, so that every number of samples has a check of its own. */
  private static final int SPREAD = 0x9e37_79b1;

  private final PendingFile file;
  private final int offset;
  private final String label;
  private final int sources;
  private final int labelChecksum;
  /** Where the first sample is. */
  private final int rows;
  private int count;

  /** Makes a slot anew. */
  PendingSlot(PendingFile file, int offset, String label, int sources) {
    this.file = file;
    this.offset = offset;
    this.label = label;
    this.sources = sources;
    labelChecksum = writeLabel();
    rows = rows(label.getBytes(StandardCharsets.UTF_8).length);
    setCount(0);
  }

  /**
   * Reads a slot.
   *
   * @throws UnusableFileException if its head or label is damaged
   */
  PendingSlot(PendingFile file, int offset) throws UnusableFileException {
    this.file = file;
    this.offset = offset;
    ByteBuffer bytes = file.bytes();
    int word = bytes.getInt(offset + LABEL);
    int length = word >>> Byte.SIZE;
    sources = word & 0xff;
    if (length > LONGEST_LABEL) {
      throw new UnusableFileException(true, "A label of " + length);
    }
    byte[] text = new byte[length];
    bytes.get(offset + TEXT, text);
    label = new String(text, StandardCharsets.UTF_8);
    labelChecksum = checksum(word, text);
    rows = rows(length);
    count = bytes.getInt(offset + HEAD);
    if (count < 0 || count > capacity() || !isHeadWhole()) {
      throw new UnusableFileException(true, "A damaged slot");
    }
  }

  private int rows(int labelLength) {
    return offset + file.form().rows(TEXT + labelLength);
  }

  private int writeLabel() {
    byte[] text = label.getBytes(StandardCharsets.UTF_8);
    int word = text.length << Byte.SIZE | sources;
    file.bytes().putInt(offset + LABEL, word).put(offset + TEXT, text);
    return checksum(word, text);
  }

  private static int checksum(int word, byte[] text) {
    CRC32C checksum = new CRC32C();
    checksum.update(word);
    checksum.update(word >>> Byte.SIZE);
    checksum.update(text);
    return (int) checksum.getValue();
  }

  private long head() {
    return (long) count << Integer.SIZE | Integer.toUnsignedLong(labelChecksum ^ (count + 1) * SPREAD);
  }

  private boolean isHeadWhole() {
    return file.bytes().getLong(offset + HEAD) == head();
  }

  private void setCount(int changed) {
    VarHandle.storeStoreFence(); // the count stands for what was stored
    count = changed;
    file.bytes().putLong(offset + HEAD, head());
    VarHandle.storeStoreFence();
  }

  /** Whose samples they are, as told when the slot was taken. */
  String label() {
    return label;
  }

  /** How many values a sample has. */
  int sources() {
    return sources;
  }

  /** How many samples it has room for. */
  int capacity() {
    return Math.min(CAPACITY, (offset + file.form().slot() - rows) / rowSize());
  }

  /** How many samples there are. */
  int size() {
    return count;
  }

  /** As it is now, in memory only. */
  PendingSlot copy() throws UnusableFileException {
    byte[] slot = new byte[file.form().slot()];
    file.bytes().get(offset, slot);
    return new PendingSlot(new PendingFile(ByteBuffer.wrap(slot), file.form()), 0);
  }

  /** Where it is. */
  PendingFile file() {
    return file;
  }

  /** Makes the file whole again if it was cut short or removed. */
  void mendFile() throws IOException {
    file.mend();
  }

  /** Copies the file it is in, once. */
  Path keepLate(Instant now) throws IOException {
    return file.keepLate(now);
  }

  /**
   * Makes the slot anew if it is not as it was left, and tells how many samples that costs.
   *
   * @throws IOException if its page is not there now
   */
  int mend() throws IOException {
    file.check();
    if (isHeadWhole()) {
      return 0;
    }
    int lost = count;
    writeLabel();
    setCount(0);
    return lost;
  }

  /** Adds a sample, for which there must be room. */
  void add(long second, double interval, double[] values) {
    int row = row(count);
    ByteBuffer bytes = file.bytes();
    bytes.putLong(row, second);
    bytes.putFloat(row + INTERVAL, (float) interval);
    for (int i = 0; i < sources; i++) {
      bytes.putDouble(row + VALUES + i * Double.BYTES, values[i]);
    }
    bytes.putInt(row + CHECKSUM, rowChecksum(bytes, row));
    setCount(count + 1);
  }

  /** Of all that is stored of a sample, and of the label: what another series has left here is none of this one. */
  private int rowChecksum(ByteBuffer bytes, int row) {
    long hash = mixed(labelChecksum) ^ bytes.getLong(row);
    hash = mixed(hash) ^ bytes.getInt(row + INTERVAL);
    for (int i = 0; i < sources; i++) {
      hash = mixed(hash) ^ bytes.getLong(row + VALUES + i * Long.BYTES);
    }
    return (int) (mixed(hash) >>> Integer.SIZE);
  }

  /** The last step of SplitMix64: different numbers stay different, and each bit changes half of all. */
  private static long mixed(long number) {
    long mixed = (number ^ number >>> 30) * 0xbf58_476d_1ce4_e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
    return mixed ^ mixed >>> 31;
  }

  /** Whether a sample is as it was added. */
  boolean isWhole(int index) {
    int row = row(index);
    return file.bytes().getInt(row + CHECKSUM) == rowChecksum(file.bytes(), row);
  }

  /**
   * The places of the oldest samples, in the order of their times.
   *
   * @param again whether those come with them that were dropped and are still there
   */
  List<Integer> rows(int oldest, boolean again) {
    IntStream dropped = IntStream.range(count, again ? capacity() : count)
        .filter(row -> isWhole(row) && second(row) < second(0));
    return Stream.concat(dropped.boxed().sorted(Comparator.comparingLong(this::second)),
        IntStream.range(0, oldest).boxed()).toList();
  }

  /** The time of a sample, in seconds since the epoch. */
  long second(int index) {
    return file.bytes().getLong(row(index));
  }

  /** The interval that was in force, in seconds. */
  double interval(int index) {
    return file.bytes().getFloat(row(index) + INTERVAL);
  }

  /** The values of a sample, NaN where unknown. */
  double[] values(int index) {
    double[] values = new double[sources];
    for (int i = 0; i < sources; i++) {
      values[i] = file.bytes().getDouble(row(index) + VALUES + i * Double.BYTES);
    }
    return values;
  }

  /** The oldest samples are in their file now. A kill in between leaves some of the others twice, and none too few. */
  void drop(int written) {
    int rest = count - written;
    ByteBuffer bytes = file.bytes();
    for (int i = 0; i < rest * rowSize(); i += Long.BYTES) {
      bytes.putLong(row(0) + i, bytes.getLong(row(written) + i));
    }
    setCount(rest);
  }

  private int row(int index) {
    return rows + index * rowSize();
  }

  private int rowSize() {
    return VALUES + sources * Double.BYTES;
  }
}
