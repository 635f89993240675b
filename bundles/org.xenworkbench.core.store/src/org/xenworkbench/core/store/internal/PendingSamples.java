/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Samples that are not in their files yet: a slot of one page for each series, in files that are mapped into memory, so
 * that a process that is killed loses none. Writing a series' file once for many samples is what makes ten thousand
 * series affordable. Not for several threads at once.
 */
final class PendingSamples {

  /** The most samples that a slot takes. */
  static final int CAPACITY = 64;
  private static final String NAME = "pending-";
  private static final int SLOT = 4_096;
  private static final int SLOTS_PER_FILE = 64;
  private static final int COUNT = 0;
  private static final int LABEL = 4;
  private static final int ROWS = 512;
  private static final int LONGEST_LABEL = ROWS - LABEL - Integer.BYTES;

  private final Path root;
  private final Deque<Place> free = new ArrayDeque<>();
  private int files;

  /** Opens the slots of a folder, which is there. */
  PendingSamples(Path root) throws IOException {
    this.root = root;
    while (Files.exists(root.resolve(NAME + files))) {
      map();
    }
  }

  private void map() throws IOException {
    MappedByteBuffer file = MappedFile.open(root.resolve(NAME + files), SLOT * SLOTS_PER_FILE);
    files++;
    for (int i = 0; i < SLOTS_PER_FILE; i++) {
      free.addLast(new Place(file, i * SLOT));
    }
  }

  /** The slots that a process which was killed has left, in use until they are released. Called before any is taken. */
  List<Slot> left() {
    List<Slot> left = new ArrayList<>();
    for (int i = free.size(); i > 0; i--) {
      Place place = free.removeFirst();
      if (place.file().getInt(place.offset() + COUNT) == 0) {
        free.addLast(place);
      } else {
        left.add(new Slot(place));
      }
    }
    return left;
  }

  /** An empty slot for samples of so many sources, in use until it is released. */
  Slot take(String label, int sources) throws IOException {
    byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_LABEL) {
      throw new IOException("Too long a name: " + label);
    }
    if (free.isEmpty()) {
      map();
    }
    return new Slot(free.removeFirst(), bytes, sources);
  }

  private record Place(MappedByteBuffer file, int offset) {
  }

  /** The samples of one series, oldest first. */
  final class Slot {

    private final Place place;
    private final MappedByteBuffer file;
    private final int offset;
    private final int sources;

    private Slot(Place place, byte[] label, int sources) {
      this.place = place;
      file = place.file();
      offset = place.offset();
      this.sources = sources;
      file.putInt(offset + LABEL, label.length << Byte.SIZE | sources);
      file.put(offset + LABEL + Integer.BYTES, label);
    }

    private Slot(Place place) {
      this.place = place;
      file = place.file();
      offset = place.offset();
      sources = file.getInt(offset + LABEL) & 0xff;
    }

    /** Whose samples they are, as told when the slot was taken. */
    String label() throws IOException {
      int length = file.getInt(offset + LABEL) >>> Byte.SIZE;
      if (length > LONGEST_LABEL || size() < 0 || size() > capacity()) { // a loss of power has torn it
        throw new IOException(root + " has damaged samples");
      }
      byte[] bytes = new byte[length];
      file.get(offset + LABEL + Integer.BYTES, bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** How many samples it has room for. */
    int capacity() {
      return Math.min(CAPACITY, (SLOT - ROWS) / rowSize());
    }

    /** How many samples there are. */
    int size() {
      return file.getInt(offset + COUNT);
    }

    /** Adds a sample, for which there must be room. */
    void add(long second, double interval, double[] values) {
      int count = size();
      int row = row(count);
      file.putLong(row, second);
      file.putDouble(row + Long.BYTES, interval);
      for (int i = 0; i < sources; i++) {
        file.putDouble(row + (2 + i) * Long.BYTES, values[i]);
      }
      VarHandle.storeStoreFence(); // the count stands for what was stored
      file.putInt(offset + COUNT, count + 1);
    }

    /** The time of a sample, in seconds since the epoch. */
    long second(int index) {
      return file.getLong(row(index));
    }

    /** The interval that was in force, in seconds. */
    double interval(int index) {
      return file.getDouble(row(index) + Long.BYTES);
    }

    /** The values of a sample, NaN where unknown. */
    double[] values(int index) {
      double[] values = new double[sources];
      for (int i = 0; i < sources; i++) {
        values[i] = file.getDouble(row(index) + (2 + i) * Long.BYTES);
      }
      return values;
    }

    /** The oldest samples are in their file now. A kill in between leaves some of the others twice, and none too few. */
    void drop(int written) {
      int rest = size() - written;
      for (int i = 0; i < rest * rowSize(); i += Long.BYTES) {
        file.putLong(row(0) + i, file.getLong(row(written) + i));
      }
      VarHandle.storeStoreFence();
      file.putInt(offset + COUNT, rest);
      VarHandle.storeStoreFence();
    }

    /** Gives the slot back, with what is in it. */
    void release() {
      drop(size());
      free.addFirst(place);
    }

    private int row(int index) {
      return offset + ROWS + index * rowSize();
    }

    private int rowSize() {
      return (2 + sources) * Long.BYTES;
    }
  }
}
