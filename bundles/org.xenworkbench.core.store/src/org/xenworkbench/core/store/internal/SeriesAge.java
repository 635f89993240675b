/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The newest time of any file below a folder, as they are now: whoever writes to them changes their own times. */
  static Optional<Instant> newestBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root, 2)) {
      return newest(files.filter(Files::isRegularFile).filter(SeriesDisk::isSeries).toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** How far a sample of a file can be, by the time of that file or of what it waited in; the least time if it is gone. */
  static Instant bound(Path file) throws IOException {
    return Files.exists(file) ? changed(file).plus(AHEAD) : Instant.MIN;
  }

  /** The newest time of any of these files; one that is ahead of the file's own time is damaged, or was never right. */
  static Optional<Instant> newest(Collection<Path> files) throws IOException {
    Optional<Instant> newest = Optional.empty();
    for (Path file : files) {
      Instant last = last(file);
      if (!last.isAfter(bound(file))) {
        newest = later(newest, last);
      }
    }
    return newest;
  }

  static Optional<Instant> later(Optional<Instant> known, Instant time) {
    return known.filter(time::isBefore).or(() -> Optional.of(time));
  }

  /** Whether both the samples of a file and the file itself are older than anything that it keeps. */
  static boolean isExpired(Path file, Instant now) throws IOException {
    Instant oldest = now.minus(RETENTION);
    return changed(file).isBefore(oldest) && last(file).isBefore(oldest);
  }

  /** A file too short for it is damaged, which is found out when it is next opened; until then it is no older than itself. */
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

  private static Instant changed(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }
}
