/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.concurrent.Executor;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
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

  /**
   * Whether the operation on this thread has begun a call on a connection for operations, of whichever host, whatever
   * became of that.
   */
  default boolean hasCalled() {
    return false;
  }

  /**
   * Has a host looked at once it answers a round again, on the threads of its operations, and at each round after that
   * until it was seen enough. While the host is lost or busy it goes on later.
   */
  default void onceAnswered(HostId host, Look look) {
    // those without hosts are not answered
  }

  /** What is to be seen on a host that answers again. Its methods are called one after the other, on any thread. */
  interface Look {

    /** Looks; whether it has seen enough. */
    boolean at(HypervisorSession session) throws HypervisorException;

    /** There is nothing to be seen, for that reason, and it is not asked any more. */
    void failed(HypervisorException reason);
  }
}
