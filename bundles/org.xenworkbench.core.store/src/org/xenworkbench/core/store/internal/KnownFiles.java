/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The files of series that are there as far as this process knows: one that is gone was removed by somebody else, and
 * with it what it kept. Not for several threads at once.
 */
final class KnownFiles {

  private final Set<Path> files = new HashSet<>();

  /** A file is there. */
  void add(Path file) {
    files.add(file);
  }

  /** A file is not there any more, for a reason of ours. */
  void forget(Path file) {
    files.remove(file);
  }

  /** Whether a file was there that now is not, told once. A folder that cannot be looked into tells nothing. */
  boolean isGone(Path file) {
    return Files.notExists(file) && files.remove(file);
  }

  /** How many are gone of all, told once. */
  int gone() {
    int before = files.size();
    files.removeIf(Files::notExists);
    return before - files.size();
  }
}
