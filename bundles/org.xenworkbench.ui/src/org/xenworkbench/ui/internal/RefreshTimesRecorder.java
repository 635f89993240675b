/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.ui.RefreshTimes;

/** Keeps the latest times of each name in a ring. */
@Component
public final class RefreshTimesRecorder implements RefreshTimes {

  private static final int CAPACITY = 4096;

  private final Map<String, Ring> refreshes = new ConcurrentSkipListMap<>();
  private final Map<String, Ring> openings = new ConcurrentSkipListMap<>();

  @Override
  public void record(String name, long nanos) {
    refreshes.computeIfAbsent(name, key -> new Ring()).add(nanos);
  }

  @Override
  public void recordOpening(String name, long nanos) {
    openings.computeIfAbsent(name, key -> new Ring()).add(nanos);
  }

  @Override
  public List<Summary> summaries() {
    return summaries(refreshes);
  }

  @Override
  public List<Summary> openings() {
    return summaries(openings);
  }

  private static List<Summary> summaries(Map<String, Ring> rings) {
    return rings.entrySet().stream().map(entry -> entry.getValue().summary(entry.getKey())).toList();
  }

  @Override
  public void reset() {
    refreshes.clear();
    openings.clear();
  }

  private static final class Ring {

    private long[] nanos = new long[64];
    private long runs;

    synchronized void add(long value) {
      if (runs == nanos.length && runs < CAPACITY) {
        nanos = Arrays.copyOf(nanos, nanos.length * 2);
      }
      nanos[(int) (runs++ % nanos.length)] = value;
    }

    synchronized Summary summary(String name) {
      long[] sorted = Arrays.copyOf(nanos, (int) Math.min(runs, nanos.length));
      Arrays.sort(sorted);
      int p99 = (int) Math.ceil(sorted.length * 0.99) - 1;
      return new Summary(name, runs, sorted[Math.max(0, p99)], sorted[sorted.length - 1]);
    }
  }
}
