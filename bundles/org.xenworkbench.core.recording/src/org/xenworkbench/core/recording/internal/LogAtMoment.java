/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;

/** The log as it was at one moment: what ended later was running then, and nobody knew what would come of it. */
final class LogAtMoment {

  private static final List<LogAttribute> KNOWN_FROM_THE_START = List.of(LogAttribute.SOURCE, LogAttribute.TARGET,
      LogAttribute.TARGET_NAME, LogAttribute.ACTION, LogAttribute.VALUE);

  private LogAtMoment() {
  }

  /** The entry then; empty if it had not begun. */
  static Optional<LogEntry> of(LogEntry entry, Instant moment) {
    if (entry.started().isAfter(moment)) {
      return Optional.empty();
    }
    boolean wasOver = entry.finished().map(end -> !end.isAfter(moment)).orElse(true);
    return Optional.of(wasOver ? entry : running(entry));
  }

  private static LogEntry running(LogEntry entry) {
    Map<String, String> known = new HashMap<>();
    KNOWN_FROM_THE_START.forEach(attribute -> attribute.value(entry)
        .ifPresent(value -> known.put(attribute.name(), value)));
    if (!entry.isBegun()) {
      known.put(LogAttribute.WAITS.name(), "true");
    }
    LogEntry running = entry.toBuilder().status(LogEntry.Status.RUNNING).finished(Optional.empty()).details("")
        .attributes(known).build();
    boolean isMigration = entry.isMigration() && LogAttribute.TARGET.isIn(entry);
    return !isMigration ? running
        : running.toBuilder().message(NLS.bind(Messages.Replay_Migrating, new Object[] {entry.vmName(),
            entry.hostName(), LogAttribute.TARGET_NAME.value(entry).orElse("")})).build();
  }

  /** When something of the log changed, sorted. */
  static List<Instant> changes(List<LogEntry> entries) {
    return entries.stream().flatMap(entry -> Stream.of(entry.started(), entry.finished().orElse(entry.started())))
        .distinct().sorted().toList();
  }

  /** Whether an entry is another at a moment than at another one: begins or ends between them. */
  static boolean changes(LogEntry entry, Instant one, Instant other) {
    return entry.started().isAfter(one) != entry.started().isAfter(other)
        || entry.finished().filter(end -> end.isAfter(one) != end.isAfter(other)).isPresent();
  }

  /** Whether an entry ran then that has an end. */
  static boolean isRunning(LogEntry entry, Instant moment) {
    return !entry.started().isAfter(moment) && entry.finished().filter(end -> end.isAfter(moment)).isPresent();
  }
}
