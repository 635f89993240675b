/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;

/**
 * The last of entries that were to be written in order, by which a later process finds out whether they were.
 *
 * @param weight how many are lost if they were not
 * @param correlation of the last
 * @param running whether the last is one that goes on: every later state of it was written after it
 * @param print of the state of the last
 */
record EntryMark(long weight, UUID correlation, boolean running, long print) {

  private static final String BLANK = " ";

  static EntryMark of(Collection<PendingEntry> entries) {
    LogEntry last = entries.stream().reduce((one, next) -> next).orElseThrow().entry();
    return new EntryMark(entries.stream().mapToLong(PendingEntry::weight).sum(), last.correlation(), last.isRunning(),
        print(last));
  }

  /** The one that a text was made of; empty if it is not such a text. */
  static Optional<EntryMark> parse(String text) {
    String[] parts = text.split(BLANK);
    try {
      return parts.length < 4 ? Optional.empty() : Optional.of(new EntryMark(Long.parseLong(parts[0]),
          UUID.fromString(parts[1]), Boolean.parseBoolean(parts[2]), Long.parseLong(parts[3])));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of a later version: what it marks is taken for lost
    }
  }

  String text() {
    return String.join(BLANK, Long.toString(weight), correlation.toString(), Boolean.toString(running),
        Long.toString(print));
  }

  boolean isIn(EventStore store) throws IOException {
    return store.get(correlation)
        .filter(found -> running && !found.isRunning() || print(found.withinBounds()) == print).isPresent();
  }

  /** Of characters that every store gives back as they were. */
  private static long print(LogEntry entry) {
    CRC32C sum = new CRC32C();
    String all = String.join("\n", entry.status().name(), entry.message(), entry.started().toString(),
        entry.finished().map(Object::toString).orElse(""), entry.details(),
        new TreeMap<>(entry.attributes()).toString());
    sum.update(all.replaceAll("[^ -~]", "").getBytes(StandardCharsets.US_ASCII));
    return sum.getValue();
  }
}
