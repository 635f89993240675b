/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;

/**
 * Several that were begun as one by an earlier process, which did not live to end it in the log. Parts may go on
 * without it, as migrations do: what became of all is known once none of them runs.
 */
final class LostGroups {

  /** More than anybody has VMs. */
  private static final int MOST_PARTS = 100_000;

  private final EventLog log;
  private final Clock clock;
  private final Map<UUID, Lost> lost = new ConcurrentHashMap<>();

  /** One, and its parts as far as they were read. */
  private record Lost(LogEntry whole, Map<UUID, LogEntry> parts) {

    int count() {
      return LogAttribute.PARTS.value(whole).map(LostGroups::number).orElse(0);
    }

    long count(LogEntry.Status status) {
      return parts.values().stream().filter(part -> part.status() == status).count();
    }
  }

  LostGroups(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  private static int number(String text) {
    try {
      return Math.max(0, Math.min(MOST_PARTS, Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      return 0; // then those that are found
    }
  }

  static boolean isGroup(LogEntry entry) {
    return LogAttribute.PARTS.value(entry).isPresent();
  }

  /** One that runs in the log; to be followed by {@link #read}. */
  void found(LogEntry whole) {
    lost.putIfAbsent(whole.correlation(), new Lost(whole, new LinkedHashMap<>()));
  }

  /** Reads the parts of all that were found, and ends those of which none runs. On the thread that reads the log. */
  synchronized void read() throws UnreadableLogException {
    for (Lost group : lost.values()) {
      int most = Math.max(group.count(), 1_000);
      log.query(EventQuery.newest(most).partsOf(group.whole()))
          .forEach(part -> group.parts().put(part.correlation(), part));
      endIfDone(group);
    }
  }

  /** Whether it is a part of one of them. Any thread. */
  boolean has(LogEntry entry) {
    return of(entry).isPresent();
  }

  private Optional<Lost> of(LogEntry entry) {
    return LogAttribute.PART_OF.value(entry).flatMap(whole -> lost.values().stream()
        .filter(group -> group.whole().correlation().toString().equals(whole)).findFirst());
  }

  /** A part has ended. On the thread that reads the log. */
  synchronized void ended(LogEntry part) {
    of(part).filter(group -> group.parts().replace(part.correlation(), part) != null).ifPresent(this::endIfDone);
  }

  private void endIfDone(Lost group) {
    boolean isDone = group.parts().values().stream().noneMatch(LogEntry::isRunning);
    if (isDone && lost.remove(group.whole().correlation()) != null) {
      end(group);
    }
  }

  /** What was asked for and has no entry was not begun. */
  private void end(Lost group) {
    long count = Math.max(group.count(), group.parts().size());
    long succeeded = group.count(LogEntry.Status.SUCCEEDED);
    long failed = group.count(LogEntry.Status.FAILED);
    long rest = count - succeeded - failed;
    LogEntry.Status status = failed == 0 && rest == 0 ? LogEntry.Status.SUCCEEDED
        : failed == 0 ? LogEntry.Status.CANCELLED
        : failed == count ? LogEntry.Status.FAILED : LogEntry.Status.WARNING;
    String text = NLS.bind(Messages.Together_Ended, new Object[] {group.whole().message(), succeeded, count});
    text = failed == 0 ? text : NLS.bind(Messages.Together_Failed, text, failed);
    text = rest == 0 ? text : NLS.bind(Messages.Together_Cancelled, text, rest);
    List<String> reasons = group.parts().values().stream().filter(part -> part.status() == LogEntry.Status.FAILED)
        .map(LogEntry::message).toList();
    log.append(group.whole().toBuilder().status(status).message(text).finished(clock.instant())
        .progress(OptionalDouble.empty())
        .details(Stream.of(Stream.of(Messages.Operation_Stopped), LogAttribute.IF_CUT.value(group.whole()).stream(),
            reasons.stream()).flatMap(lines -> lines).collect(Collectors.joining("\n")))
        .attribute(LogAttribute.PARTS, Integer.toString(group.parts().size()))
        .attribute(LogAttribute.DURATION_UNKNOWN, "true").build());
  }
}
