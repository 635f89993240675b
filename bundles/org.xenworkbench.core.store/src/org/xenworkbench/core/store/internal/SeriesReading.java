/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * A series as it is at one moment: what waits is copied, and its file is read without a lock, so that samples go on
 * being written. If that file was among them, what was read is void.
 */
final class SeriesReading {

  private final Path path;
  private final List<String> sources;
  /** A copy; empty if nothing waits. */
  private final Optional<PendingSlot> waiting;
  private final boolean again;
  /** Guarded by whoever writes. */
  private boolean isVoid;

  /**
   * Creates it.
   *
   * @param again whether what was written of what waited is not in the file any more
   */
  SeriesReading(Path path, List<String> sources, Optional<PendingSlot> waiting, boolean again) {
    this.path = path;
    this.sources = sources;
    this.waiting = waiting;
    this.again = again;
  }

  /** The file was changed, perhaps while it was read. */
  void changed(Path changed) {
    isVoid |= path.equals(changed);
  }

  /** Whether what was read is of two states. */
  boolean isVoid() {
    return isVoid;
  }

  /** The file that is read. */
  Path path() {
    return path;
  }

  /**
   * Reads all values, on any thread.
   *
   * @param wanted which sources, each by the name that it has here
   * @return empty if that was not possible: whoever reads it while nobody writes finds out why
   */
  Optional<Map<String, TimeSeries>> read(Content files, Map<String, Integer> wanted) {
    try {
      SeriesFile file = SeriesFile.of(path, files.of(path), sources);
      if (waiting.isPresent()) {
        PendingSlot copy = waiting.get();
        file = SeriesUpdate.of(file, copy, copy.rows(copy.size(), again)).file();
      }
      return Optional.of(file.read(wanted));
    } catch (IOException | RuntimeException e) { // such as what RRD4J makes of a file that is half written
      return Optional.empty();
    }
  }

  /** Where the bytes of a file come from. */
  interface Content {

    /**
     * All bytes of a file.
     *
     * @throws IOException if there is none, or it cannot be read now
     */
    byte[] of(Path file) throws IOException;
  }
}
