/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Overwrites files all or nothing for a process that is killed: the new content is kept here before it is written,
 * and written once more when this is next opened. It is what InnoDB calls a doublewrite buffer; putting another file
 * in place of each would take five times as long. What was begun and cannot be ended now is kept under another name
 * until it can. Not for several threads at once.
 */
final class DoubleWrite {

  private static final String NAME = "doublewrite";
  private static final String LATER = NAME + "-";
  /** More than the largest file has. */
  private static final int CAPACITY = 1 << 18;
  private static final int LENGTH = 0;
  private static final int CHECKSUM = 4;
  private static final int PATH = 8;
  private static final int CONTENT = 1 << 10;
  private static final int LONGEST_PATH = CONTENT - PATH - Integer.BYTES;

  private final Path root;
  private final Path kept;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
  /** Files that may be cut in two and could not be mended, and where their content is. */
  private final Map<Path, Path> later = new HashMap<>();
  /** Whether what is kept may not be in its file. */
  private boolean begun = true;

  /**
   * Creates it; {@link #recover} comes before all else.
   *
   * @param root the folder that all files lie in
   */
  DoubleWrite(Path root) {
    this.root = root;
    kept = root.resolve(NAME);
  }

  /**
   * Ends what a process that was killed has begun.
   *
   * @return what was kept and is damaged; it is gone
   * @throws IOException if something cannot be read or written now
   */
  List<Path> recover() throws IOException {
    List<Path> damaged = new ArrayList<>();
    for (Path file : keptForLater()) {
      try {
        read(file).ifPresent(content -> later.put(content.file(), file));
      } catch (UnusableFileException e) {
        Files.delete(file);
        damaged.add(file);
      }
    }
    try {
      endBegun();
    } catch (UnusableFileException e) {
      Files.delete(kept);
      begun = false;
      damaged.add(kept);
    }
    return damaged;
  }

  private List<Path> keptForLater() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(file -> file.getFileName().toString().startsWith(LATER)).toList();
    }
  }

  private void endBegun() throws IOException {
    Optional<Content> left = begun && Files.exists(kept) ? read(kept) : Optional.empty();
    if (left.isPresent()) {
      Path file = left.get().file();
      try {
        finish(left.get());
        clear();
      } catch (IOException e) { // not now: it must not stop all that follows
        Path other = root.resolve(LATER + Integer.toHexString(file.hashCode()));
        Files.move(kept, other, StandardCopyOption.REPLACE_EXISTING);
        later.put(file, other);
      }
    }
    begun = false;
  }

  /**
   * Ends what was begun with a file, before that is read.
   *
   * @throws IOException if that is not possible now, and the file may be cut in two
   */
  void mend(Path file) throws IOException {
    endBegun();
    Path waiting = later.get(file);
    if (waiting != null) {
      Optional<Content> content = read(waiting);
      if (content.isPresent()) {
        finish(content.get());
      }
      Files.delete(waiting);
      later.remove(file);
    }
  }

  private static void finish(Content content) throws IOException {
    if (Files.exists(content.file())) { // otherwise it was removed meanwhile
      overwrite(content.file(), content.bytes());
    }
  }

  /** Empty if nothing is begun. */
  private Optional<Content> read(Path from) throws IOException {
    if (Files.size(from) > SeriesForm.LARGEST) {
      throw new UnusableFileException(true, "Too large: " + from);
    }
    ByteBuffer stored = ByteBuffer.wrap(Files.readAllBytes(from));
    if (stored.capacity() == 0 || stored.capacity() >= CONTENT && stored.getLong(LENGTH) == 0) {
      return Optional.empty();
    }
    byte[] content = new byte[bounded(stored, LENGTH, stored.capacity() - CONTENT)];
    byte[] name = new byte[bounded(stored, PATH, LONGEST_PATH)];
    stored.get(PATH + Integer.BYTES, name).get(CONTENT, content);
    if (stored.getInt(CHECKSUM) != checksum(name, content)) {
      throw new UnusableFileException(true, "The checksum is wrong: " + from);
    }
    return Optional.of(new Content(root.resolve(new String(name, StandardCharsets.UTF_8)), content));
  }

  /** After a loss of power there may be anything. */
  private static int bounded(ByteBuffer stored, int index, int most) throws IOException {
    int length = most < 0 ? -1 : stored.getInt(index);
    if (length < 0 || length > most) {
      throw new UnusableFileException(true, "A length of " + length);
    }
    return length;
  }

  private static int checksum(byte[] name, byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(name);
    checksum.update(content);
    return (int) checksum.getValue();
  }

  /**
   * Replaces the content of a file.
   *
   * @throws IOException if that is not possible now; {@link #mend} tries again
   */
  void write(Path file, byte[] content) throws IOException {
    mend(file);
    byte[] name = root.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
    if (name.length > LONGEST_PATH || content.length > buffer.capacity() - CONTENT) {
      throw new IOException("Too large: " + file);
    }
    buffer.clear().putInt(LENGTH, 0).putInt(CHECKSUM, checksum(name, content)).putInt(PATH, name.length)
        .put(PATH + Integer.BYTES, name).put(CONTENT, content);
    // through the file rather than a mapping of it: one that is cut short meanwhile would fault
    try (FileChannel opened = FileChannel.open(kept, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      write(opened, 0, CONTENT + content.length);
      begun = true;
      buffer.putInt(LENGTH, content.length);
      write(opened, 0, Integer.BYTES);
      try (FileChannel target = FileChannel.open(file, StandardOpenOption.WRITE)) {
        write(target, CONTENT, content.length);
      }
      buffer.putLong(LENGTH, 0);
      write(opened, 0, PATH);
      begun = false;
    }
  }

  /** Writes a part of the buffer to the beginning of a file. */
  private void write(FileChannel file, int from, int length) throws IOException {
    ByteBuffer part = buffer.slice(from, length);
    while (part.hasRemaining()) {
      file.write(part, part.position());
    }
  }

  private void clear() throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(kept.toFile(), "rw")) {
      opened.write(new byte[PATH]);
    }
  }

  private static void overwrite(Path file, byte[] content) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.write(content);
      if (opened.length() != content.length) {
        opened.setLength(content.length);
      }
    }
  }

  /** What is to be written, and where. */
  private record Content(Path file, byte[] bytes) {
  }
}
