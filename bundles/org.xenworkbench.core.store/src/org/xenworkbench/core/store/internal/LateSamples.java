/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples that come when their file has later ones, as those do that could not be read for a time. RRD itself never
 * goes back: they are put together apart, and what the file's archives do not know is taken over from there. To have
 * later ones wait instead would help for no longer than there is room for them, and would concern all series: which are
 * in a file that cannot be read is not known. Not for several threads at once.
 */
final class LateSamples {

  private final SeriesFile file;
  private final List<Sample> samples = new ArrayList<>();

  LateSamples(SeriesFile file) {
    this.file = file;
  }

  /** Takes a sample, not older than the one before, unless the file has its values. */
  void add(long second, double[] values, double interval) throws IOException {
    if (!file.knows(second, values)) {
      samples.add(new Sample(second, values, interval));
    }
  }

  /** Sorts all in, and tells of how many the archives that reach back so far have nothing all the same. */
  int sortIn() throws IOException {
    if (samples.isEmpty()) {
      return 0;
    }
    Sample first = samples.get(0);
    SeriesFile apart = file.apart(SeriesFile.start(first.second(), first.interval()));
    for (Sample each : samples) {
      apart.add(each.second(), each.values(), each.interval());
    }
    file.complete(apart);
    int missing = 0;
    for (Sample each : samples) {
      missing += file.knows(each.second(), each.values()) ? 0 : 1;
    }
    return missing;
  }

  /** As it waited. */
  private record Sample(long second, double[] values, double interval) {
  }
}
