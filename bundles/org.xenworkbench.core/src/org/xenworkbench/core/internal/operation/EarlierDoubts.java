/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.internal.host.OperationThreads;

/**
 * What may have been done and had not been looked at when an earlier process ended: what became of the VM is noted once
 * its host answers. What was done with no VM only the operation could tell, which is gone.
 */
@Component(service = EnginePart.class)
public final class EarlierDoubts implements EnginePart {

  /** Hosts are not lost that often before somebody starts the workbench again. */
  private static final int LIMIT = 1_000;

  private final EventLog log;
  private final OperationThreads threads;
  private final Clock clock;
  private final Instant began;

  /** Begins to read the log. */
  @Activate
  public EarlierDoubts(@Reference EventLog log, @Reference OperationThreads threads) {
    this(log, threads, Timing.system());
  }

  /** In a time of its own. */
  public EarlierDoubts(EventLog log, OperationThreads threads, Timing timing) {
    this.log = log;
    this.threads = threads;
    this.clock = timing.clock();
    this.began = clock.instant();
    timing.pool("xenworkbench-doubts", 1).execute(this::read); // a disk may take its time
  }

  private void read() {
    try {
      log.query(EventQuery.newest(LIMIT).withStatuses(Set.of(LogEntry.Status.FAILED, LogEntry.Status.CANCELLED)))
          .stream().filter(entry -> LogAttribute.IN_DOUBT.isIn(entry) && entry.started().isBefore(began))
          .forEach(this::takeUp);
    } catch (UnreadableLogException e) {
      return; // the log's fault tells why, and the next start looks again
    }
  }

  private void takeUp(LogEntry entry) {
    Doubt doubt = Doubt.earlier(entry, log, clock);
    if (entry.vm().isPresent() && entry.host().isPresent()) {
      threads.onceAnswered(entry.host().get(), doubt);
    } else {
      doubt.nobodyLooks();
    }
  }
}
