/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.workspace.BoundedFile;

/**
 * A file of slots that is mapped into memory: what was stored outlives the process, and is seen by the next one in the
 * order of the program, without a flush. It need not outlive the machine. Not for several threads at once.
 */
final class PendingFile {

  /** Null for one in memory only. */
  private final @Nullable Path path;
  private final PendingForm form;
  private ByteBuffer bytes;
  /** Which file it is that is mapped. */
  private @Nullable Object key;
  private boolean cutShort;
  /** The round in which it was last looked at. */
  private long seen = -1;
  /** What was found in its place while it was in use, until somebody takes it. */
  private @Nullable Path displaced;
  /** Where it was kept as it was, so that this is done once. */
  private @Nullable Path late;

  /** Creates one in memory only. */
  PendingFile(ByteBuffer bytes, PendingForm form) {
    this.bytes = bytes;
    this.form = form;
    path = null;
  }

  private PendingFile(Path path, PendingForm form) throws IOException {
    this.path = path;
    this.form = form;
    bytes = map(path);
    key = attributes(path).fileKey();
  }

  /** Makes a file. */
  static PendingFile create(Path path) throws IOException {
    replace(path, PendingForm.CURRENT.empty().array());
    return new PendingFile(path, PendingForm.CURRENT);
  }

  /**
   * Opens a regular file that is there, with what of it is whole, in the form that it has.
   *
   * @param loss told of the rest, in which case the file as it was is kept aside
   */
  static PendingFile open(Path path, Instant now, PendingLoss loss) throws IOException {
    PendingLoss here = new PendingLoss();
    byte[] stored = BoundedFile.read(path, SeriesForm.LARGEST).orElse(new byte[0]);
    PendingForm form = PendingForm.of(stored);
    byte[] whole = form.restore(stored, here).array();
    if (here.isAny()) {
      Path kept = SetAside.path(path, now);
      Files.copy(path, kept);
      here.kept(kept);
      loss.add(here);
    }
    if (here.isAny() || stored.length != whole.length) {
      replace(path, whole);
    }
    return new PendingFile(path, form);
  }

  /** In full and under another name until it is whole: a disk that fills up must not break a mapped page. */
  private static void replace(Path path, byte[] content) throws IOException {
    Path made = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(made);
      Files.write(made, content);
      Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(made);
      throw e;
    }
  }

  private ByteBuffer map(Path path) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw")) {
      return opened.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, form.file());
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  /** Whether it is asked for the first time in a round. */
  boolean isFirstIn(long round) {
    boolean first = seen != round;
    seen = round;
    return first;
  }

  /** What of it is where. */
  PendingForm form() {
    return form;
  }

  /** Its content. */
  ByteBuffer bytes() {
    return bytes;
  }

  /**
   * Makes it whole again if it was cut short or removed while it is in use: touching a page that is gone is an error of
   * the virtual machine. The slots find out by themselves what they have lost.
   *
   * @return whether there was anything to be done
   */
  boolean mend() throws IOException {
    Path file = Objects.requireNonNull(path);
    Optional<BasicFileAttributes> found = found(file);
    if (found.isEmpty() || !Objects.equals(found.get().fileKey(), key)) {
      if (found.isPresent()) {
        displace(file);
      }
      byte[] content = new byte[form.file()];
      bytes.get(0, content);
      replace(file, content);
      bytes = map(file);
      key = attributes(file).fileKey();
      return true;
    }
    long size = found.get().size();
    if (size >= form.file()) {
      return false;
    }
    cutShort = true; // until it is written in full, no page of it may be touched
    byte[] empty = form.empty().array();
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.seek(size);
      opened.write(empty, (int) size, form.file() - (int) size);
    }
    cutShort = false;
    return true;
  }

  /** It may be an earlier file that somebody has put back, with samples: it gets a name that is free. */
  private void displace(Path file) throws IOException {
    displaced = Files.move(file, PendingSamples.free(file.getParent()));
  }

  /** What was found in its place and is none of this one's any more; it is the caller's. */
  Optional<Path> takeDisplaced() {
    Path taken = displaced;
    displaced = null;
    return taken == null ? Optional.empty() : Optional.of(taken);
  }

  /** Copies it as it is, once, since some of what is in it is left out of the history. */
  Path keepLate(Instant now) throws IOException {
    Path kept = late;
    if (kept == null) {
      kept = SetAside.copyLate(Objects.requireNonNull(path), now);
      late = kept;
    }
    return kept;
  }

  /** Lets go of a file in which nothing waits; what somebody put in its place stays, and is as if it was displaced. */
  void delete() throws IOException {
    Path file = Objects.requireNonNull(path);
    Optional<BasicFileAttributes> found = found(file);
    if (found.isPresent() && !Objects.equals(found.get().fileKey(), key)) {
      displaced = file;
    } else {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Called before its pages are touched.
   *
   * @throws IOException if it was cut short and could not be made whole
   */
  void check() throws IOException {
    if (cutShort) {
      throw new IOException(path + " was cut short");
    }
  }

  private static Optional<BasicFileAttributes> found(Path file) throws IOException {
    try {
      return Optional.of(attributes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
