/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moves files that cannot be read out of the way, so that whoever needs what is in them can still look. */
final class SetAside {

  private static final String AHEAD = ".ahead-";
  private static final String UNKNOWN = ".unknown-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private SetAside() {
  }

  /** Renames a file by adding {@code .corrupt-} and the time; the new path is returned. */
  static Path move(Path file, Instant now) throws IOException {
    return Files.move(file, path(file, now));
  }

  /** The same; {@code .unknown-} instead if it is not known to be damaged. */
  static Path move(Path file, Instant now, boolean damaged) throws IOException {
    String name = file.getFileName() + (damaged ? suffix(now) : unknown(now));
    return Files.move(file, file.resolveSibling(name));
  }

  /** Copies a file by adding {@code .ahead-} and the time, since what lies ahead is cut off. */
  static Path copyAhead(Path file, Instant now) throws IOException {
    Path copy = file.resolveSibling(file.getFileName() + AHEAD + STAMP.format(now));
    return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Where a file goes that is set aside at that time. */
  static Path path(Path file, Instant now) {
    return file.resolveSibling(file.getFileName() + suffix(now));
  }

  /** The suffix of files that are set aside at that time and not known to be damaged. */
  static String unknown(Instant now) {
    return UNKNOWN + STAMP.format(now);
  }

  /** The suffix of files that are set aside at that time. */
  static String suffix(Instant now) {
    return ".corrupt-" + STAMP.format(now);
  }
}
