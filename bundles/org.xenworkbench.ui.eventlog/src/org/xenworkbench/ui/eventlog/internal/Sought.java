/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.Formats;

/**
 * An entry that is to be selected as soon as it is among those that are shown. Where the filter hides it, the filter
 * is cleared; where it is older than all that are shown then, the time of its start is what is looked for. UI thread.
 */
final class Sought {

  /** What the filter is to be, one after the other. */
  private enum Step {
    AS_IT_IS, CLEARED, BY_TIME
  }

  /** What can be done with the filter. */
  interface Filter {

    /** Whether it hides anything. */
    boolean isFiltering();

    /** Hides nothing from now on. */
    void clear();

    /** Shows only what has these words. */
    void lookFor(String words);
  }

  private final LogEntry entry;
  private final Filter filter;
  private Step step = Step.AS_IT_IS;

  Sought(LogEntry entry, Filter filter) {
    this.entry = entry;
    this.filter = filter;
  }

  UUID correlation() {
    return entry.correlation();
  }

  /** Where it is in rows. */
  static Optional<Integer> index(List<LogEntry> rows, UUID correlation) {
    return IntStream.range(0, rows.size()).filter(i -> rows.get(i).correlation().equals(correlation)).boxed()
        .findFirst();
  }

  /**
   * It is not among what the filter lets through.
   *
   * @return whether it may be among what another filter lets through, which is asked for now
   */
  boolean next() {
    if (step == Step.AS_IT_IS && filter.isFiltering()) {
      step = Step.CLEARED;
      filter.clear();
      return true;
    }
    if (step != Step.BY_TIME) {
      step = Step.BY_TIME;
      filter.lookFor(Formats.dateTime(entry.started()));
      return true;
    }
    return false;
  }
}
