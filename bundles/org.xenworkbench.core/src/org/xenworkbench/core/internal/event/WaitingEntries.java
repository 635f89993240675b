/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.xenworkbench.core.event.LogEntry;

/** Entries that wait for the store, in order. Guarded by its user. */
final class WaitingEntries {

  /** Those that are being written are not among them, so that they are not given up. */
  private final Deque<PendingEntry> pending = new ArrayDeque<>();
  private List<PendingEntry> underWay = List.of();

  void add(PendingEntry entry) {
    pending.addLast(entry);
  }

  /** All that wait are under way from now on. */
  List<PendingEntry> take() {
    underWay = new ArrayList<>(pending);
    pending.clear();
    return underWay;
  }

  /** Those under way are written. */
  void written() {
    underWay = List.of();
  }

  /** Those under way are not, and wait again. */
  void notWritten() {
    for (int i = underWay.size() - 1; i >= 0; i--) {
      pending.addFirst(underWay.get(i));
    }
    underWay = List.of();
  }

  /** The oldest that wait, which do so no more, so that only so many are left. */
  List<PendingEntry> giveUp(int left) {
    List<PendingEntry> given = new ArrayList<>();
    while (pending.size() > left) {
      given.add(pending.removeFirst());
    }
    return given;
  }

  /** How many wait, those under way included. */
  int size() {
    return pending.size() + underWay.size();
  }

  /** How many would be written next. */
  int later() {
    return pending.size();
  }

  Optional<LogEntry> latest(UUID correlation) {
    return Stream.concat(underWay.stream(), pending.stream()).map(PendingEntry::entry)
        .filter(entry -> entry.correlation().equals(correlation)).reduce((earlier, later) -> later);
  }

  /** With so many that do not wait any more. */
  Unwritten unwritten(long others, boolean closed) {
    return Unwritten.of(others, underWay, pending, closed);
  }
}
