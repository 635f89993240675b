/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeText;

/** Keeps the rows right: listens to the log, and queries it in the background, once for many changes. Any thread. */
final class LogFeed implements Registration {

  /** So many are asked for at first; twice as many each time that their end comes into sight. */
  static final int LIMIT = 1_000;
  /** So many are shown at most: who looks for older ones filters by time. */
  static final int MOST = 32_000;

  private static final long COALESCE_MILLIS = 40;

  private final EventLog log;
  private final Runnable changed;
  private final LogRows rows = new LogRows();
  private final Registration listening;
  private final Job job = new QueryJob();
  /** Entries whose parts are shown below them. */
  private final Set<UUID> opened = ConcurrentHashMap.newKeySet();
  private volatile EventQuery query = EventQuery.newest(LIMIT).withoutParts();
  private volatile int limit = LIMIT;
  /** Whether there may be more than were asked for. */
  private volatile boolean full;
  private volatile Optional<EventQuery> answered = Optional.empty();
  private volatile Optional<String> unread = Optional.empty();

  /**
   * Creates one that listens at once.
   *
   * @param changed hears that {@link #rows} are others; returns at once
   */
  LogFeed(EventLog log, Runnable changed) {
    this.log = log;
    this.changed = changed;
    this.listening = log.addListener(new Listener());
    job.schedule();
  }

  List<LogEntry> rows() {
    return rows.rows();
  }

  /** Why entries cannot be written, or not be shown, if they cannot. */
  Optional<String> fault() {
    return log.fault().or(() -> unread); // the log's text has it, once it knows
  }

  /** Whether there may be rows that could not be read. */
  boolean isIncomplete() {
    return unread.isPresent();
  }

  /** Whether the rows are those of the query that was set last. */
  boolean isAnswered() {
    return answered.filter(known -> known == query).isPresent();
  }

  EventQuery query() {
    return query;
  }

  /** Shows the parts of an entry below it, or no longer. */
  void open(UUID entry, boolean wanted) {
    if (wanted ? opened.add(entry) : opened.remove(entry)) {
      job.schedule();
    }
  }

  /** The end of the rows came into sight: older ones are read, if there are any. */
  void more() {
    if (full && isAnswered() && limit < MOST) {
      full = false;
      limit = Math.min(MOST, limit * 2);
      job.schedule();
    }
  }

  /** The newest are looked at: from the next change on no more than these are read. */
  void newest() {
    limit = LIMIT;
  }

  /** Whether there are older ones that are not shown, however far one scrolls. */
  boolean isCut() {
    return full && limit == MOST;
  }

  /** The more is read at once, the less often: who reads far down waits for nothing new. */
  private long pause() {
    return COALESCE_MILLIS * limit / LIMIT;
  }

  void setQuery(EventQuery wanted) {
    query = wanted;
    limit = LIMIT;
    job.schedule();
  }

  @Override
  public void close() {
    listening.close();
    job.cancel();
  }

  private final class Listener implements EventLogListener {

    @Override
    public void entryChanged(LogEntry entry) {
      if (!isAcknowledged(entry) && rows.accept(entry)) {
        changed.run();
      } else if (!isHidden(entry)) {
        job.schedule(pause());
      }
    }

    @Override
    public void faultChanged() {
      job.schedule(COALESCE_MILLIS); // what could not be read may be there, or entries gone, as when a replay goes back
      changed.run();
    }
  }

  /** Whether it is none of those that are open any more, where only these are asked for: its place is taken. */
  private boolean isAcknowledged(LogEntry entry) {
    return query.unacknowledged() && !EventQuery.isOpen(entry);
  }

  /** Whether it is a part of an entry that is shown without its parts. */
  private boolean isHidden(LogEntry entry) {
    return query.whole() && EventQuery.isPart(entry, id -> rows.get(id).filter(whole -> !opened.contains(id)));
  }

  private List<LogEntry> withParts(List<LogEntry> found) throws UnreadableLogException {
    if (opened.isEmpty() || !query.whole()) {
      return found;
    }
    List<LogEntry> all = new ArrayList<>();
    Optional<UnreadableLogException> failure = Optional.empty();
    for (LogEntry entry : found) {
      all.add(entry);
      if (opened.contains(entry.correlation()) && EventQuery.isWhole(entry)) {
        try {
          all.addAll(parts(entry));
        } catch (UnreadableLogException e) {
          failure = Optional.of(e); // which costs no other row
        }
      }
    }
    if (failure.isPresent()) {
      throw new UnreadableLogException(failure.get().getMessage(), failure.get(), all);
    }
    return all;
  }

  private List<LogEntry> parts(LogEntry whole) throws UnreadableLogException {
    return log.query(EventQuery.newest(LIMIT).partsOf(whole)).stream()
        .sorted(Comparator.comparing(LogEntry::started)).toList();
  }

  /** Scheduling it while it runs makes it run again. */
  private final class QueryJob extends Job {

    QueryJob() {
      super(Messages.LogFeed_query);
      setSystem(true);
      setPriority(SHORT);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
      EventQuery asked = query;
      int most = limit;
      try {
        List<LogEntry> found = log.query(most == LIMIT ? asked : asked.page(0, most));
        full = found.size() >= most;
        rows.answered(withParts(found));
        unread = Optional.empty();
      } catch (UnreadableLogException e) {
        rows.answered(e.found());
        unread = Optional.of(SafeText.line(String.valueOf(e.getMessage())));
        if (log.fault().isEmpty()) { // it was over before that was known, which nobody tells again
          schedule(COALESCE_MILLIS);
        }
      }
      answered = Optional.of(asked);
      changed.run();
      return Status.OK_STATUS;
    }
  }
}
