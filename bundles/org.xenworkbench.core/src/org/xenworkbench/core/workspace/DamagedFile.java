/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Keeps what is in a damaged file before something else is written in its place. A file that nobody changes is damaged
 * at every start, and one copy of it is enough. Any thread; reads and writes files.
 *
 * @since 0.1
 */
public final class DamagedFile {

  private static final String MARK = ".corrupt-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private DamagedFile() {
  }

  /**
   * Copies a regular file beside itself, unless a copy with the same bytes is there.
   *
   * @param now for the name of the copy
   * @return the copy, an earlier one where it is the same
   * @throws IOException if there is no such copy and none can be made
   */
  public static Path copy(Path file, Instant now) throws IOException {
    Path copy = file.resolveSibling(file.getFileName() + MARK + STAMP.format(now));
    try (DirectoryStream<Path> others = Files.newDirectoryStream(copy.toAbsolutePath().getParent(),
        other -> other.getFileName().toString().startsWith(file.getFileName() + MARK))) {
      for (Path other : others) {
        if (Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(other)
            && Files.mismatch(other, file) < 0) {
          return other;
        }
      }
    }
    return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
  }
}
