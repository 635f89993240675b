/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Registration;

/** How many failures and warnings nobody has acknowledged: read once, then told by what changes. Any thread. */
final class OpenEntries implements Registration {

  /** More are not counted: nobody goes through so many. */
  static final int MOST = 1_000;

  private final EventLog log;
  private final Runnable changed;
  private final Set<UUID> open = new HashSet<>();
  /** What the listener heard of while the log was read: of that it knows more. */
  private final Set<UUID> meanwhile = new HashSet<>();
  private boolean reading;
  private boolean known;
  private boolean more;
  private final Job job;
  private final Registration listening;

  /** @param changed hears that {@link #number} is another; returns at once */
  OpenEntries(EventLog log, Runnable changed) {
    this.log = log;
    this.changed = changed;
    job = Job.createSystem(Messages.LogFeed_query, monitor -> {
      read();
      return Status.OK_STATUS;
    });
    listening = log.addListener(new EventLogListener() {
      @Override
      public void entryChanged(LogEntry entry) {
        changed(entry);
      }

      @Override
      public void faultChanged() {
        job.schedule(); // what could not be read may be there
      }
    });
    job.schedule();
  }

  private void read() {
    synchronized (this) {
      meanwhile.clear();
      reading = true;
    }
    Optional<Set<UUID>> found = Optional.empty();
    try {
      found = Optional.of(log.query(EventQuery.newest(MOST + 1).onlyUnacknowledged(true)).stream()
          .filter(EventQuery::isOpen).map(LogEntry::correlation).collect(Collectors.toSet()));
    } catch (UnreadableLogException e) {
      // the view's rows say why
    } finally {
      answered(found);
    }
    changed.run();
  }

  private synchronized void answered(Optional<Set<UUID>> found) {
    reading = false;
    known = found.isPresent();
    more = found.filter(all -> all.size() > MOST).isPresent();
    found.ifPresent(all -> {
      open.removeIf(id -> !meanwhile.contains(id));
      all.stream().filter(id -> !meanwhile.contains(id)).forEach(open::add);
    });
  }

  private void changed(LogEntry entry) {
    synchronized (this) {
      if (reading) {
        meanwhile.add(entry.correlation());
      }
      if (!(EventQuery.isOpen(entry) ? open.add(entry.correlation()) : open.remove(entry.correlation()))) {
        return;
      }
      if (more && open.size() <= MOST) {
        job.schedule(); // others take their places
      }
    }
    changed.run();
  }

  /** How many there are, as is said to the user; empty while that is not known. */
  synchronized Optional<String> number() {
    return !known ? Optional.empty()
        : Optional.of(open.size() > MOST ? String.format("%,d+", MOST) : String.format("%,d", open.size()));
  }

  @Override
  public void close() {
    listening.close();
    job.cancel();
  }
}
