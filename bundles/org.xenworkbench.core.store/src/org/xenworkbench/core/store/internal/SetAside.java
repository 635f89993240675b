/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moves files that cannot be read out of the way, so that whoever needs what is in them can still look. */
final class SetAside {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private SetAside() {
  }

  /** Renames a file by adding {@code .corrupt-} and the time; the new path is returned. */
  static Path move(Path file, Instant now) throws IOException {
    Path target = file.resolveSibling(file.getFileName() + suffix(now));
    return Files.move(file, target);
  }

  /** The suffix of files that are set aside at that time. */
  static String suffix(Instant now) {
    return ".corrupt-" + STAMP.format(now);
  }
}
