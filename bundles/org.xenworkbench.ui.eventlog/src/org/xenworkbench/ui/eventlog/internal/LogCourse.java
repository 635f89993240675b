/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.ui.Formats;

/**
 * What else belongs to the entry whose details are shown: its earlier states, its parts, or what it is a part of. Read
 * in the background, once for each state of it. UI thread, but for the reading.
 */
final class LogCourse {

  private static final int MOST_PARTS = 200;

  private final EventLog log;
  private final Runnable changed;
  private Optional<Key> asked = Optional.empty();
  private volatile Optional<Answer> answer = Optional.empty();

  /** Which entry, and how often it can have become another. */
  private record Key(UUID entry, LogEntry.Status status, int facts) {

    static Key of(LogEntry entry) {
      return new Key(entry.correlation(), entry.status(), entry.attributes().size());
    }
  }

  private record Answer(Key key, String text) {
  }

  /** @param changed hears that {@link #text} says more; returns at once */
  LogCourse(EventLog log, Runnable changed) {
    this.log = log;
    this.changed = changed;
  }

  /** As lines for the user; empty while it is read, and where there is nothing else. */
  String text(LogEntry entry) {
    Key key = Key.of(entry);
    if (!asked.equals(Optional.of(key))) {
      asked = Optional.of(key);
      Job job = Job.createSystem(Messages.LogFeed_query, monitor -> {
        answer = Optional.of(new Answer(key, read(entry)));
        changed.run();
        return Status.OK_STATUS;
      });
      job.setPriority(Job.SHORT);
      job.schedule();
    }
    return answer.filter(known -> known.key().equals(key)).map(Answer::text).orElse("");
  }

  private String read(LogEntry entry) {
    StringJoiner lines = new StringJoiner("\n");
    try {
      List<LogEntry> states = log.states(entry.correlation());
      if (states.size() > 1) {
        lines.add("").add(Messages.LogCourse_states);
        states.forEach(state -> lines.add(state(state)));
      }
      parts(entry, lines);
      Optional<LogEntry> whole = LogAttribute.PART_OF.value(entry).flatMap(LogCourse::id).flatMap(this::whole);
      whole.ifPresent(of -> lines.add("").add(NLS.bind(Messages.LogCourse_partOf, of.message())));
    } catch (UnreadableLogException e) {
      lines.add("").add(NLS.bind(Messages.LogCourse_unread, e.getMessage()));
    }
    return lines.toString();
  }

  private void parts(LogEntry entry, StringJoiner lines) throws UnreadableLogException {
    if (LogAttribute.PARTS.isIn(entry)) {
      List<LogEntry> parts = new ArrayList<>(log.query(EventQuery.newest(MOST_PARTS).partsOf(entry)));
      parts.sort(Comparator.comparing(LogEntry::started));
      lines.add("").add(Messages.LogCourse_parts);
      parts.forEach(part -> lines.add(said(part)));
      if (parts.size() == MOST_PARTS) {
        lines.add(Messages.LogCourse_more);
      }
    }
  }

  /** When a state was entered is known of the first one, the end and what somebody has acknowledged. */
  private static String state(LogEntry state) {
    String when = LogAttribute.ACKNOWLEDGED.isIn(state) ? LogAttribute.ACKNOWLEDGED.text(state)
        : Formats.dateTime(state.finished().orElse(state.started()));
    String what = LogAttribute.ACKNOWLEDGED.isIn(state)
        ? NLS.bind(Messages.LogCourse_acknowledged, LogAttribute.ACKNOWLEDGED_BY.text(state))
        : said(state);
    return NLS.bind(Messages.LogCourse_state, when, what);
  }

  /** The message of what failed mostly begins with that word. */
  private static String said(LogEntry entry) {
    String status = LogTexts.status(entry.status());
    return entry.message().startsWith(status) ? entry.message()
        : NLS.bind(Messages.LogCourse_part, status, entry.message());
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // somebody else's
    }
  }

  private Optional<LogEntry> whole(UUID id) {
    try {
      return log.get(id);
    } catch (UnreadableLogException e) {
      return Optional.empty(); // which the banner tells
    }
  }
}
