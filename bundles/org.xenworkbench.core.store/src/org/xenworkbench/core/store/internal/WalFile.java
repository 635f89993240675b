/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * SQLite's write-ahead log of a process that was killed, read without SQLite: that takes what is behind the first
 * damaged byte for never written, and says nothing. See <a href="https://www.sqlite.org/fileformat2.html#walformat">its
 * format</a>.
 */
final class WalFile {

  /** SQLite begins anew after some MiB; of a file that was made longer, the rest is not looked at. */
  private static final int LARGEST = 64 << 20;
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int MAGIC = 0x377f0682;
  private static final int SHM_COPY = 48;
  private static final int SHM_FRAMES_AT = 16;
  private static final int SHM_SALT_AT = 32;
  private static final int SALT_AT = 16;

  private final ByteBuffer bytes;
  private final ByteBuffer index;
  private final int intact;

  private WalFile(byte[] bytes, byte[] index) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.index = ByteBuffer.wrap(index).order(ByteOrder.nativeOrder());
    this.intact = countIntact();
  }

  /** Reads the one that belongs to a database; empty if there is none. */
  static WalFile of(Path database) throws IOException {
    return new WalFile(read(database, "-wal"), read(database, "-shm"));
  }

  private static byte[] read(Path database, String suffix) throws IOException {
    Path part = database.resolveSibling(database.getFileName() + suffix);
    if (!Files.exists(part)) {
      return new byte[0];
    }
    try (InputStream stream = Files.newInputStream(part)) {
      return stream.readNBytes(LARGEST);
    }
  }

  /** Whether something was written that SQLite will not read. */
  boolean lacksCommitted() {
    int known = committed();
    if (known >= 0) {
      return known > intact;
    }
    return bytes.capacity() > HEADER && !isHeaderIntact()
        || frames().stream().skip(intact + 1L).anyMatch(this::isOfThisLog);
  }

  /** How many frames are committed by the index in shared memory, which a kill leaves; -1 if that cannot be told. */
  private int committed() {
    boolean isUsable = index.capacity() >= 2 * SHM_COPY
        && index.slice(0, SHM_COPY).equals(index.slice(SHM_COPY, SHM_COPY)) && index.get(12) == 1;
    if (!isUsable) {
      return -1;
    }
    int frames = index.getInt(SHM_FRAMES_AT);
    boolean isOfThis = bytes.capacity() >= HEADER
        && bytes.slice(SALT_AT, 8).equals(index.slice(SHM_SALT_AT, 8));
    return isOfThis || frames == 0 || !isHeaderIntact() ? frames : -1;
  }

  /** The places of all whole frames, old and damaged ones among them. */
  private List<Integer> frames() {
    List<Integer> places = new ArrayList<>();
    int size = FRAME_HEADER + EventSchema.PAGE;
    for (int place = HEADER; place + size <= bytes.capacity(); place += size) {
      places.add(place);
    }
    return places;
  }

  /** All pages that are in it, old and damaged ones among them. */
  List<Page> pages() {
    return frames().stream().map(place -> new Page(bytes.getInt(place),
        bytes.slice(place + FRAME_HEADER, EventSchema.PAGE))).toList();
  }

  private boolean isOfThisLog(int frame) {
    return bytes.slice(frame + 8, 8).equals(bytes.slice(SALT_AT, 8));
  }

  private boolean isHeaderIntact() {
    if (bytes.capacity() < HEADER || (bytes.getInt(0) & ~1) != MAGIC) {
      return false;
    }
    int[] sum = new int[2];
    add(sum, 0, FRAME_HEADER);
    return sum[0] == bytes.getInt(24) && sum[1] == bytes.getInt(28);
  }

  private int countIntact() {
    if (!isHeaderIntact()) {
      return 0;
    }
    int[] sum = {bytes.getInt(24), bytes.getInt(28)};
    int count = 0;
    for (int frame : frames()) {
      add(sum, frame, 8);
      add(sum, frame + FRAME_HEADER, EventSchema.PAGE);
      if (!isOfThisLog(frame) || sum[0] != bytes.getInt(frame + 16) || sum[1] != bytes.getInt(frame + 20)) {
        return count;
      }
      count++;
    }
    return count;
  }

  private void add(int[] sum, int place, int length) {
    ByteBuffer words = bytes.slice(place, length)
        .order((bytes.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    while (words.hasRemaining()) {
      sum[0] += words.getInt() + sum[1];
      sum[1] += words.getInt() + sum[0];
    }
  }

  /** A page of the database as it was at some time. */
  record Page(int number, ByteBuffer bytes) {
  }
}
