/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.xenworkbench.core.model.VmId;

/**
 * When a VM was on a host, as far as that is known. Immutable.
 *
 * @param name what it is or was called
 * @param spans when it was there, the oldest first
 * @param doubts when it may have been there: it went or came in a way that nobody has recorded
 */
record VmStay(VmId vm, String name, List<Span> spans, List<Span> doubts) {

  /**
   * A stretch of time in milliseconds since the epoch.
   *
   * @param from its beginning
   * @param to its end, not before
   */
  record Span(long from, long to) {

    /** For how long it is within another. */
    long within(long begin, long end) {
      return Math.max(0, Math.min(to, end) - Math.max(from, begin));
    }
  }

  /** Which part of a stretch of time the VM was there, 0 to 1; of a moment, whether it was. */
  double share(long begin, long end) {
    if (end <= begin) {
      return spans.stream().anyMatch(span -> span.from <= end && end <= span.to) ? 1 : 0;
    }
    return (double) spans.stream().mapToLong(span -> span.within(begin, end)).sum() / (end - begin);
  }

  /** When it came or left, in milliseconds since the epoch: not where one stretch only follows another. */
  LongStream borders() {
    Set<Long> borders = new TreeSet<>();
    for (Span span : spans) {
      for (long time : new long[] {span.from, span.to}) {
        if (!borders.remove(time)) {
          borders.add(time);
        }
      }
    }
    return borders.stream().mapToLong(Long::longValue);
  }

  boolean isIn(long begin, long end) {
    return share(begin, end) > 0;
  }

  /** Whether it may have been there in a stretch of time, but nobody knows. */
  boolean isDoubtful(long begin, long end) {
    return doubts.stream().anyMatch(span -> span.within(begin, end) > 0);
  }
}
