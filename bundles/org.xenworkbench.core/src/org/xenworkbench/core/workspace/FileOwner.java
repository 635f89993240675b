/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose a file is.
 *
 * @since 0.1
 */
public final class FileOwner {

  /** Belongs to the user as whom the process runs, also where that user has no name. Linux only. */
  private static final Path OURS = Path.of("/proc/self");
  private static final String UID = "unix:uid";

  private FileOwner() {
  }

  /**
   * The name of a file's owner if that is not the user as whom this process runs; empty if it is, if there is no such
   * file, or where the system does not tell. A link is followed.
   */
  public static Optional<String> other(Path file) throws IOException {
    if (!Files.exists(file) || !Files.exists(OURS)
        || !file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    return Files.getAttribute(file, UID).equals(Files.getAttribute(OURS, UID)) ? Optional.empty()
        : Optional.of(Files.getOwner(file).getName());
  }
}
