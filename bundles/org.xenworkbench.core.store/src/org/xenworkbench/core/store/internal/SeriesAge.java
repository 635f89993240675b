/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The times of series' files, without reading all that is in them. */
final class SeriesAge {

  /** A year is kept in days. */
  static final Duration RETENTION = Duration.ofDays(366);
  /** The samples of a file are written some minutes after their time, never before. */
  private static final Duration AHEAD = Duration.ofHours(1);
  /** Where RRD4J's image has the second of the last sample. */
  private static final int LAST = 56;

  private SeriesAge() {
  }

  /**
   * The newest time of any of these files, as they are now: whoever writes to them changes their own times. One that is
   * ahead of the file's own time is damaged, or was never right.
   */
  static Optional<Instant> newest(Collection<Path> files) {
    return files.stream().map(SeriesAge::credible).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  private static Optional<Instant> credible(Path file) {
    try {
      Instant last = last(file);
      return last.isAfter(changed(file).plus(AHEAD)) ? Optional.empty() : Optional.of(last);
    } catch (IOException e) {
      return Optional.empty(); // one that cannot be read is told of when it is needed; it does not stop the others
    }
  }

  /** Whether both the samples of a file and the file itself are older than anything that it keeps. */
  static boolean isExpired(Path file, Instant now) throws IOException {
    Instant oldest = now.minus(RETENTION);
    return changed(file).isBefore(oldest) && last(file).isBefore(oldest);
  }

  /** The file is kept as long as one that is written now. */
  static void makeNew(Path file, Instant now) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(now));
  }

  /**
   * A file too short for it is damaged, which is found out when it is next opened; until then it is no older than
   * itself.
   */
  static Instant last(Path file) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
      if (opened.length() < LAST + Long.BYTES) {
        return changed(file);
      }
      opened.seek(LAST);
      long second = opened.readLong();
      return second < 0 || second > Instant.MAX.getEpochSecond() ? Instant.MAX : Instant.ofEpochSecond(second);
    }
  }

  /** When a file was last written. */
  static Instant changed(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }
}
