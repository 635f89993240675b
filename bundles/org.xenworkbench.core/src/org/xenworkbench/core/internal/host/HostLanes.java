/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.SessionContext.Role;

/**
 * Where calls to a host run. Threads of pools end when idle, so lanes need no shutdown and refuse no task.
 *
 * @param polling short calls on the polling connection, those of rounds included
 * @param operations operations, and calls on their connection
 * @param consoles calls on the connection for consoles
 */
record HostLanes(Lane polling, Lane operations, Lane consoles) {

  /**
   * Makes lanes.
   *
   * @param timing gives the threads
   * @param bound how many calls a connection bears
   */
  static HostLanes of(Timing timing, String hostName, int bound) {
    return new HostLanes(new Lane(Role.POLLING, timing.pool("xenworkbench-calls-" + hostName, bound), bound),
        new Lane(Role.OPERATIONS, timing.pool("xenworkbench-operation-" + hostName, bound), bound),
        new Lane(Role.CONSOLE, timing.pool("xenworkbench-console-calls-" + hostName, bound), bound));
  }

  Lane of(Role connection) {
    return switch (connection) {
      case POLLING -> polling;
      case OPERATIONS -> operations;
      case CONSOLE -> consoles;
    };
  }
}
