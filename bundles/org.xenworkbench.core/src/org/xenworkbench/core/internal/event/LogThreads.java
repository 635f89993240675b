/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.concurrent.ScheduledExecutorService;
import org.xenworkbench.core.concurrent.Timing;

/**
 * The threads of the event log, of which none waits for another: the disk may hang.
 *
 * @param writing uses the store
 * @param counting keeps how many entries the store has not taken
 * @param watching notices that the store does not come back
 * @param timing in which they work
 */
record LogThreads(ScheduledExecutorService writing, ScheduledExecutorService counting,
    ScheduledExecutorService watching, Timing timing) {

  static LogThreads of(Timing timing) {
    return new LogThreads(timing.scheduler("xenworkbench-event-log"), timing.scheduler("xenworkbench-event-count"),
        timing.scheduler("xenworkbench-event-watch"), timing);
  }
}
