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
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.workspace.BoundedFile;

/**
 * Overwrites files all or nothing for a process that is killed: the new content is kept here before it is written,
 * and written once more when this is next opened. It is what InnoDB calls a doublewrite buffer; putting another file
 * in place of each would take five times as long. What was begun and cannot be ended now is kept under another name
 * until it can. Not for several threads at once.
 */
final class DoubleWrite {

  private static final String NAME = "doublewrite";
  private static final Pattern LATER = Pattern.compile(NAME + "-[0-9a-f]{1,8}");
  /** More than the largest file has, one of {@link SeriesForm#MOST_SOURCES}. */
  private static final int CAPACITY = 1 << 19;
  private static final int LENGTH = 0;
  private static final int CHECKSUM = 4;
  private static final int PATH = 8;
  private static final int CONTENT = 1 << 10;
  private static final int LONGEST_PATH = CONTENT - PATH - Integer.BYTES;

  private final Path root;
  private final Clock clock;
  private final Consumer<String> damage;
  private final Path kept;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
  /** Files that may be cut in two and could not be mended, and where their content is. */
  private final Map<Path, Path> later = new HashMap<>();
  /** What was left for later and cannot be read now. */
  private final Set<Path> unread = new LinkedHashSet<>();
  /** Whether what is kept may not be in its file. */
  private boolean begun = true;

  /**
   * Creates it; {@link #recover} comes before all else.
   *
   * @param root the folder that all files lie in
   * @param damage told of what was kept and cannot be used, as a sentence for the user
   */
  DoubleWrite(Path root, Clock clock, Consumer<String> damage) {
    this.root = root;
    this.clock = clock;
    this.damage = damage;
    kept = root.resolve(NAME);
  }

  /**
   * Ends what a process that was killed has begun.
   *
   * @throws IOException if nothing can be written now
   */
  void recover() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      files.filter(file -> LATER.matcher(file.getFileName().toString()).matches()).forEach(unread::add);
    }
    readLeft();
    try {
      endBegun();
    } catch (UnusableFileException e) {
      lose(kept, e);
      begun = false;
    } catch (IOException e) { // whose it is cannot be known, so it must not stop all
      setAside(kept);
      begun = false;
    }
  }

  /** Reads what was left and could not be read before. */
  void readLeft() throws IOException {
    for (Path file : List.copyOf(unread)) {
      try {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          read(file).ifPresent(content -> later.put(content.file(), file));
        }
        unread.remove(file);
      } catch (UnusableFileException e) {
        lose(file, e);
        unread.remove(file);
      } catch (IOException e) {
        continue; // it waits, and so does the file that it is for
      }
    }
  }

  /** What was left and cannot be read now. */
  Set<Path> unread() {
    return Set.copyOf(unread);
  }

  private void lose(Path file, UnusableFileException reason) throws IOException {
    if (reason.isDamaged()) {
      Files.delete(file);
      damage.accept(NLS.bind(Messages.HistoryStore_damagedRest, file));
    } else {
      setAside(file);
    }
  }

  private void setAside(Path file) throws IOException {
    Path moved = SetAside.move(file, clock.instant(), false);
    damage.accept(NLS.bind(Messages.HistoryStore_unusableRest, file, moved.getFileName()));
  }

  private void endBegun() throws IOException {
    Optional<Content> left = begun && Files.exists(kept) ? read(kept) : Optional.empty();
    if (left.isPresent()) {
      Path file = left.get().file();
      try {
        finish(left.get());
        clear();
      } catch (IOException e) { // not now: it must not stop all that follows
        Path other = nameOf(file);
        Files.move(kept, other, StandardCopyOption.REPLACE_EXISTING);
        later.put(file, other);
      }
    }
    begun = false;
  }

  /** Where that waits which is to be written to a file; the same wherever the workspace is. */
  private Path nameOf(Path file) {
    return root.resolve(NAME + '-' + Integer.toHexString(root.relativize(file).toString().hashCode()));
  }

  /**
   * Ends what was begun with a file, before that is read.
   *
   * @return whether the file was changed by that
   * @throws IOException if that is not possible now, and the file may be cut in two
   */
  boolean mend(Path file) throws IOException {
    endBegun();
    if (!unread.isEmpty() && unread.contains(nameOf(file))) {
      readLeft();
      if (unread.contains(nameOf(file))) {
        throw new IOException(NLS.bind(Messages.HistoryStore_restUnread, nameOf(file)));
      }
    }
    Path waiting = later.get(file);
    if (waiting != null) {
      Optional<Content> content = Files.exists(waiting) ? read(waiting) : Optional.empty();
      if (content.isPresent()) {
        finish(content.get());
      }
      Files.deleteIfExists(waiting);
      later.remove(file);
    }
    return waiting != null;
  }

  private static void finish(Content content) throws IOException {
    if (Files.exists(content.file())) { // otherwise it was removed meanwhile
      overwrite(content.file(), content.bytes());
    }
  }

  /** Empty if nothing is begun. */
  private Optional<Content> read(Path from) throws IOException {
    Optional<byte[]> all = BoundedFile.read(from, SeriesForm.LARGEST);
    if (all.isEmpty()) {
      throw new UnusableFileException(Files.isRegularFile(from), "No file, or too large: " + from);
    }
    ByteBuffer stored = ByteBuffer.wrap(all.get());
    if (stored.capacity() == 0 || stored.capacity() >= CONTENT && stored.getLong(LENGTH) == 0) {
      return Optional.empty();
    }
    byte[] content = new byte[bounded(stored, LENGTH, stored.capacity() - CONTENT)];
    byte[] name = new byte[bounded(stored, PATH, LONGEST_PATH)];
    stored.get(PATH + Integer.BYTES, name).get(CONTENT, content);
    if (stored.getInt(CHECKSUM) != checksum(name, content)) {
      throw new UnusableFileException(true, "The checksum is wrong: " + from);
    }
    return Optional.of(new Content(fileOf(new String(name, StandardCharsets.UTF_8), from), content));
  }

  /** A checksum is no secret: what somebody put here must not be written anywhere else. */
  private Path fileOf(String name, Path from) throws IOException {
    try {
      Path file = root.resolve(name);
      if (SeriesForm.isPlace(root, file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new UnusableFileException(false, "No name of a file: " + from);
    }
    throw new UnusableFileException(false, "For a file that is none of ours: " + from);
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
    if (Files.exists(kept) && !Files.isRegularFile(kept)) {
      setAside(kept);
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
