/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.util.List;

/**
 * A series' file in memory, with the samples that waited for it.
 *
 * @param file the file
 * @param damaged how many samples were damaged and are not in it
 * @param late how many samples are older than what is in it, which has no place for them
 */
record SeriesUpdate(SeriesFile file, int damaged, int late) {

  /**
   * Adds samples of a slot.
   *
   * @param rows which, the oldest first
   */
  static SeriesUpdate of(SeriesFile file, PendingSlot waiting, List<Integer> rows) throws IOException {
    long written = file.last();
    LateSamples behind = new LateSamples(file);
    int damaged = 0;
    boolean lastIsWritten = false;
    for (int i : rows) {
      if (!waiting.isWhole(i)) {
        damaged++;
      } else if (waiting.second(i) > written) {
        file.add(waiting.second(i), waiting.values(i), waiting.interval(i));
      } else { // in both, since a kill came between, or kept from being written until later ones were
        lastIsWritten |= waiting.second(i) == written;
        behind.add(waiting.second(i), waiting.values(i), waiting.interval(i));
      }
    }
    return new SeriesUpdate(file, damaged, lastIsWritten ? 0 : behind.sortIn()); // written at once is written in full
  }
}
