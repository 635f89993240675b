/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * What a leap of the clock would cost a file, should it turn out wrong after all: before one ahead the file is copied,
 * and when the clock goes back, the copy comes back, or what lies ahead is cut off. Not for several threads at once.
 */
final class SeriesLeaps {

  /** A longer leap ahead costs what is known in the finest steps, or more. */
  private static final Duration LONG = Duration.ofMinutes(10);
  /** What is counted again after a smaller step has its values already, in the finest steps. */
  private static final Duration SMALL = Duration.ofMinutes(10);
  /** More than that is not cut off without a copy. */
  private static final Duration LITTLE = Duration.ofHours(1);
  private static final String BEFORE = ".before";

  private final SeriesDisk disk;
  private final FaultReporter reporter;
  private boolean told;
  private boolean turnedBack;

  SeriesLeaps(SeriesDisk disk, FaultReporter reporter) {
    this.disk = disk;
    this.reporter = reporter;
  }

  /** Whether a sample comes so long after the last one. */
  static boolean isLong(long last, long second) {
    return last != Long.MIN_VALUE && second - last > LONG.toSeconds();
  }

  /** Whether a sample lies so long before the last one that this cannot be waited for. */
  static boolean isBack(long last, long second) {
    return last != Long.MIN_VALUE && last - second > SMALL.toSeconds();
  }

  /** Copies a file before a leap ahead, in place of the copy of an earlier one. */
  void keep(Path file) throws IOException {
    if (Files.exists(file)) {
      Path made = file.resolveSibling(file.getFileName() + BEFORE + ".new");
      try {
        Files.copy(file, made, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(made, before(file), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.deleteIfExists(made);
        throw e;
      }
    }
  }

  private static Path before(Path file) {
    return file.resolveSibling(file.getFileName() + BEFORE);
  }

  /** Whether it is such a copy. */
  static boolean isCopy(Path file) {
    return file.toString().endsWith(BEFORE);
  }

  /** Has a file end at a second, since the clock went back to it. */
  void turnBack(String name, List<String> sources, long second) throws IOException {
    Optional<SeriesFile> file = disk.open(name, sources);
    if (file.isEmpty() || file.get().last() <= second) {
      return;
    }
    turnedBack = true;
    Path path = disk.path(name);
    if (file.get().last() - second > LITTLE.toSeconds()) {
      tell(path, disk.keepAhead(path));
    }
    if (isCopyUsable(before(path), sources, second)) {
      disk.put(before(path), path);
    } else {
      disk.save(file.get().until(second));
    }
  }

  /** Whether a file was made to end earlier since that was last asked. */
  boolean takeTurnedBack() {
    boolean was = turnedBack;
    turnedBack = false;
    return was;
  }

  private static boolean isCopyUsable(Path copy, List<String> sources, long second) throws IOException {
    try {
      return Files.exists(copy) && SeriesFile.open(copy, sources).last() <= second;
    } catch (UnusableFileException e) {
      return false; // the file itself is cut off, then
    }
  }

  /** Once: it is the same for all files. */
  private void tell(Path file, Path copy) {
    if (!told) {
      told = true;
      reporter.report(NLS.bind(Messages.HistoryStore_turnedBack, file, copy.getFileName()), null);
    }
  }
}
