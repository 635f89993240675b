/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.xenworkbench.core.concurrent.Timing;

/**
 * Where one console's calls run. They are no other console's, since a call to a host that is frozen returns late, and
 * attaching does not wait for the end of the channel on another host. Threads that are idle end.
 *
 * @param attaching one thread that attaches
 * @param aside one thread that closes channels and opens sessions in advance
 * @param timer for timing only, shared by all consoles
 * @param timing in which they work
 */
record ConsoleThreads(ExecutorService attaching, ExecutorService aside, ScheduledExecutorService timer,
    Timing timing) {

  static ConsoleThreads create(String vmName, ScheduledExecutorService timer, Timing timing) {
    return new ConsoleThreads(timing.pool("xenworkbench-console-" + vmName, 1),
        timing.pool("xenworkbench-console-close-" + vmName, 1), timer, timing);
  }

  /** What was given is still done. */
  void shutdown() {
    attaching.shutdown();
    aside.shutdown();
  }
}
