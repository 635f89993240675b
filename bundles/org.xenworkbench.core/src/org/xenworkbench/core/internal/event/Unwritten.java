/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * How many entries a process has not written, as it leaves that to the next one.
 *
 * @param number all of them, those included that were under way to the store, which may have them
 * @param marks the last of those that were under way, and the last of those that came after: what the store has of
 *     them is not missing
 * @param closed whether no more could come: else some of a moment later may be missing, too
 */
record Unwritten(long number, List<EntryMark> marks, boolean closed) {

  private static final String CLOSED = "closed";
  private static final String OPEN = "open";

  /** All of a process that goes on: those that nothing tells of yet, and those that wait in that order. */
  static Unwritten of(long untold, Collection<PendingEntry> underWay, Collection<PendingEntry> later, boolean closed) {
    List<EntryMark> marks =
        Stream.of(underWay, later).filter(entries -> !entries.isEmpty()).map(EntryMark::of).toList();
    return new Unwritten(untold + marks.stream().mapToLong(EntryMark::weight).sum(), marks, closed);
  }

  /** What a file tells; of an earlier version, the number only. */
  static Unwritten read(KeptCount file) {
    List<String> lines = file.names();
    List<EntryMark> marks = lines.stream().flatMap(line -> EntryMark.parse(line).stream()).toList();
    return new Unwritten(file.read(), marks, !lines.contains(OPEN));
  }

  /** Returns whether it could be noted. */
  boolean note(KeptCount file) {
    List<String> lines = new ArrayList<>(marks.stream().map(EntryMark::text).toList());
    lines.add(closed ? CLOSED : OPEN);
    return file.note(number, lines);
  }

  /** How many of them are missing from a store, which has written in order. */
  long missingFrom(EventStore store) throws IOException {
    for (int last = marks.size() - 1; last >= 0; last--) {
      if (marks.get(last).isIn(store)) {
        return number - marks.subList(0, last + 1).stream().mapToLong(EntryMark::weight).sum();
      }
    }
    return number;
  }
}
