/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A file that a user exports into: it is written beside, and takes the place of what was there only when it is whole. A
 * full disk costs the new one, not the old one. Any thread.
 *
 * @since 0.1
 */
public final class WholeFile {

  private WholeFile() {
  }

  /** Writes what is to be in a file. */
  @ConsumerType
  @FunctionalInterface
  public interface Content {

    /** Makes the file of that name. */
    void write(Path file) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws IOException if it was not written; the file is then as it was before
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      content.write(file); // a pipe or a terminal keeps nothing, and nothing can take its place
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(); // a link stays one
    Path part = target.resolveSibling(UUID.randomUUID() + ".part");
    try {
      content.write(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
