/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which file it was that a path led to: what is open is another one than that of the path once somebody has removed or
 * replaced that. Immutable.
 *
 * @param key tells files apart; null where files that are open can be neither removed nor replaced
 */
record FilePlace(Path path, @Nullable Object key) {

  /** The file that is there now. */
  static FilePlace of(Path path) throws IOException {
    return new FilePlace(path, key(path));
  }

  /** Whether the path leads to another file by now, or to none. */
  boolean isLost() throws IOException {
    try {
      return !Objects.equals(key, key(path));
    } catch (AccessDeniedException e) {
      throw e; // it may be there
    } catch (FileSystemException e) { // also if a folder on the way is a file by now
      return true;
    }
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
