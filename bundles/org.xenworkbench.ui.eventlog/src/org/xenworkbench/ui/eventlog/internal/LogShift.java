/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.event.LogEntry;

/**
 * How the entries of a list moved when a few came, ended or went: those above a place stayed where they were, those
 * below moved together, and what the list has no room for any more fell off its end.
 *
 * @param at the first place that another entry has now
 * @param gone how many entries were there
 * @param come how many are there instead
 */
record LogShift(int at, int gone, int come) {

  /** With more, the table is laid out anew. */
  private static final int MOST = 8;

  /** How the first list became the second; empty if in another way. */
  static Optional<LogShift> between(List<LogEntry> last, List<LogEntry> now) {
    int at = 0;
    while (at < last.size() && at < now.size() && same(last, at, now, at, 1)) {
      at++;
    }
    for (int changes = 0; changes <= MOST; changes++) {
      for (int gone = 0; gone <= changes; gone++) {
        LogShift shift = new LogShift(at, gone, changes - gone);
        if (shift.leads(last, now)) {
          return Optional.of(shift);
        }
      }
    }
    return Optional.empty();
  }

  private boolean leads(List<LogEntry> last, List<LogEntry> now) {
    int kept = now.size() - at - come;
    return kept >= 0 && kept <= last.size() - at - gone && same(last, at + gone, now, at + come, kept);
  }

  /** Whether so many entries from there on are of the same things, though they may say something new. */
  static boolean same(List<LogEntry> last, int from, List<LogEntry> now, int to, int count) {
    for (int i = 0; i < count; i++) {
      if (!last.get(from + i).correlation().equals(now.get(to + i).correlation())) {
        return false;
      }
    }
    return true;
  }

  /** How far the entries below moved down; negative: up. */
  int distance() {
    return come - gone;
  }

  /** Where a place of before is now. */
  int moved(int index) {
    return index < at ? index : Math.max(at, index + distance());
  }

  /** Where the entry of a place was before; empty if it is new there. */
  Optional<Integer> before(int index) {
    return index < at ? Optional.of(index) : index < at + come ? Optional.empty() : Optional.of(index - distance());
  }
}
