/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Makes an update of an RRD file all or nothing for a process that is killed: what the update overwrites is kept here
 * first, and put back when the files are next opened. An update changes some fifty places of a file, and half of them
 * would shift an archive by a step for good. A file mapped into memory: what was stored outlives the process, not the
 * machine. Not for several threads at once.
 */
final class UndoJournal implements AutoCloseable {

  private static final String NAME = "undo";
  /** More than the largest file has, and far more than what an ordinary update overwrites. */
  private static final int CAPACITY = 1 << 18;
  private static final int COUNT = 0;
  private static final int PATH = 4;
  private static final int ENTRIES = 1 << 11;

  private final Path root;
  private @Nullable MappedByteBuffer journal;
  private boolean active;
  private boolean whole;
  private int count;
  private int end;

  UndoJournal(Path root) {
    this.root = root;
  }

  /** Opens the journal, and undoes what a process that was killed has begun. */
  void open() throws IOException {
    if (journal != null) {
      return;
    }
    Path file = root.resolve(NAME);
    Files.createDirectories(root);
    if (!Files.exists(file) || Files.size(file) != CAPACITY) {
      Files.write(file, new byte[CAPACITY]); // in full: a disk that fills up later must not break a mapped page
    }
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      MappedByteBuffer mapped = opened.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, CAPACITY);
      if (mapped.getInt(COUNT) > 0) {
        try {
          undo(mapped);
        } catch (RuntimeException e) {
          throw new IOException("The journal " + file + " is damaged", e); // the power failed: it has no sense any more
        } finally {
          mapped.putInt(COUNT, 0); // what cannot be undone now will not be later: it must not stop all that follows
        }
      }
      journal = mapped;
    }
  }

  private void undo(ByteBuffer kept) throws IOException {
    byte[] name = new byte[checked(kept.getInt(PATH), ENTRIES - PATH - Integer.BYTES)];
    kept.get(PATH + Integer.BYTES, name);
    Path file = root.resolve(new String(name, StandardCharsets.UTF_8));
    if (!Files.exists(file)) {
      return;
    }
    int[] places = new int[checked(kept.getInt(COUNT), (CAPACITY - ENTRIES) / (2 * Integer.BYTES))];
    int place = ENTRIES;
    for (int i = 0; i < places.length; i++) {
      places[i] = place;
      int content = place + 2 * Integer.BYTES;
      place = content + checked(kept.getInt(place + Integer.BYTES), CAPACITY - content);
    }
    try (RandomAccessFile broken = new RandomAccessFile(file.toFile(), "rw")) {
      for (int i = places.length - 1; i >= 0; i--) {
        byte[] bytes = new byte[kept.getInt(places[i] + Integer.BYTES)];
        kept.get(places[i] + 2 * Integer.BYTES, bytes);
        broken.seek(kept.getInt(places[i]));
        broken.write(bytes);
      }
    }
  }

  /** What a journal says that a loss of power has torn may be anything. */
  private static int checked(int length, int most) throws IOException {
    if (length < 0 || length > most) {
      throw new IOException("The journal is damaged");
    }
    return length;
  }

  /** A file's name for {@link #begin}. */
  byte[] name(Path file) throws IOException {
    byte[] name = root.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
    if (name.length > ENTRIES - PATH - Integer.BYTES) {
      throw new IOException("Too long a name: " + file);
    }
    return name;
  }

  /**
   * An update of a file begins.
   *
   * @param name its {@link #name}
   * @param large whether it may overwrite most of the file, as one that fills a gap does: then all of it is kept at once
   */
  void begin(byte[] name, boolean large) throws IOException {
    MappedByteBuffer open = opened();
    open.putInt(COUNT, 0); // left by an update that failed: its bytes are not of this file
    VarHandle.storeStoreFence();
    open.putInt(PATH, name.length);
    open.put(PATH + Integer.BYTES, name);
    count = 0;
    end = ENTRIES;
    active = true;
    whole = large;
  }

  /** Part of the file that an update is under way of is about to be overwritten. */
  void keep(ByteBuffer file, int offset, int length) throws IOException {
    if (active && whole) {
      keepPart(file, 0, file.capacity());
      active = false;
    } else if (active) {
      keepPart(file, offset, length);
    }
  }

  private void keepPart(ByteBuffer file, int offset, int length) throws IOException {
    MappedByteBuffer open = opened();
    if (end + 2 * Integer.BYTES + length > CAPACITY) {
      throw new IOException("Too large an update");
    }
    open.putInt(end, offset);
    open.putInt(end + Integer.BYTES, length);
    int kept = end + 2 * Integer.BYTES;
    if (length == Long.BYTES) { // nearly all: some two hundred in an update, and the general way takes five times as long
      open.putLong(kept, file.getLong(offset));
    } else {
      open.put(kept, file, offset, length);
    }
    end = kept + length;
    count++;
    VarHandle.storeStoreFence(); // the count stands for what was kept, and what was kept comes before what is written
    open.putInt(COUNT, count);
    VarHandle.storeStoreFence();
  }

  /** The update is complete. */
  void end() throws IOException {
    VarHandle.storeStoreFence();
    opened().putInt(COUNT, 0);
    active = false;
  }

  private MappedByteBuffer opened() throws IOException {
    MappedByteBuffer open = journal;
    if (open == null) {
      throw new IOException("The journal is not open");
    }
    return open;
  }

  /** Lets go of the file; the next use opens it again. */
  @Override
  public void close() {
    journal = null;
    active = false;
  }
}
