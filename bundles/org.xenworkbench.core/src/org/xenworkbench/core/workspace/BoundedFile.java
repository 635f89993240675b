/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads files that are read in one piece, and in whose place somebody may have put anything: opening a pipe would wait
 * for whoever writes it, and a device, or a file that grew, would take all memory. Any thread.
 *
 * @since 0.1
 */
public final class BoundedFile {

  private BoundedFile() {
  }

  /**
   * All of a file; a link is followed.
   *
   * @param most the most bytes it may have
   * @return empty if it is no regular file or has more
   * @throws IOException if it is not there or cannot be read
   */
  public static Optional<byte[]> read(Path file, int most) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(most + 1)).filter(bytes -> bytes.length <= most);
    }
  }
}
