/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.Quantities;

/**
 * Tells in the event log and its banner that the clock is doubted: an entry for each doubt, which says in the end how
 * it ended. Not for several threads at once.
 */
final class ClockTelling {

  private static final String SOURCE = "clock";

  private final EventLog log;
  private @Nullable Told told;
  private long lost;

  private record Told(UUID id, Instant at, Duration step) {
  }

  ClockTelling(EventLog log) {
    this.log = log;
  }

  /**
   * A reading was judged.
   *
   * @param starting whether no time was believed before it
   * @param step by how much the clock is ahead, where it has stepped
   * @param wall what it shows
   */
  void tell(ClockJudge.Change change, boolean starting, Duration step, Instant wall) {
    switch (change) {
      case STEPPED -> stepped(starting, step, wall);
      case RETURNED -> ended(LogEntry.Status.WARNING, Messages.Clock_AheadReturned, Messages.Clock_BackReturned);
      case CONFIRMED -> ended(LogEntry.Status.INFO, Messages.Clock_AheadConfirmed, Messages.Clock_BackConfirmed);
      default -> {
        // nothing to tell
      }
    }
  }

  private void stepped(boolean starting, Duration step, Instant wall) {
    Told before = told;
    if (before != null) { // a clock that leaps about is told once
      told = new Told(before.id(), before.at(), step);
    } else {
      Told doubt = new Told(UUID.randomUUID(), wall, step);
      told = doubt;
      String ahead = starting ? Messages.Clock_AheadOfStored : Messages.Clock_Ahead;
      String back = starting ? Messages.Clock_BehindStored : Messages.Clock_Back;
      log.setFault(SOURCE, Optional.of(append(doubt, LogEntry.Status.WARNING, ahead, back)));
    }
  }

  private void ended(LogEntry.Status status, String ahead, String back) {
    Told doubt = told;
    if (doubt != null) {
      told = null;
      append(doubt, status, ahead, back);
      log.setFault(SOURCE, Optional.empty());
    }
  }

  private String append(Told doubt, LogEntry.Status status, String ahead, String back) {
    String text = NLS.bind(doubt.step().isNegative() ? back : ahead, words(doubt.step().abs()),
        words(ClockJudge.CONFIRMATION));
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, status, text, doubt.at()).correlation(doubt.id())
        .details(Messages.Clock_Advice).build());
    return text;
  }

  void tellLost(long rounds, Instant now) {
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, NLS.bind(Messages.Clock_Lost, rounds), now)
        .user(Initiator.workbench()).details(Messages.Clock_Advice).build());
    lost += rounds;
    log.setFault(EventLog.UNSAVED + SOURCE, Optional.of(NLS.bind(Messages.Clock_Lost, lost)));
  }

  /** Not to the second, since it goes on. */
  private static String words(Duration time) {
    return Quantities.duration(Duration.ofMinutes(Math.max(1, time.toMinutes())));
  }
}
