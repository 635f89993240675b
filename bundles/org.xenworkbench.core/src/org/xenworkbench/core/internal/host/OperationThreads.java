/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.concurrent.Executor;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.HostId;

/** Where operations run. */
public interface OperationThreads {

  /**
   * The threads of a host's operations: as many as its connection bears. One that is not configured has one, on which
   * it is found out that nothing can be done there.
   *
   * @param hostName its name as far as is known, for names of threads
   */
  Executor of(HostId host, String hostName);

  /** Whether the operation on this thread has begun to ask a host for anything, whatever became of that. */
  default boolean hasCalled() {
    return false;
  }

  /** Has a host asked once it answers a round again, on the threads of its operations, and anew if it is lost again. */
  default void onceAnswered(HostId host, HostCalls.Task task) {
    // those without hosts are not answered
  }
}
