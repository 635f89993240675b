/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Keeps what it is to run until {@link #runAll} runs it on the caller's thread. May be filled on any thread.
 *
 * @since 0.1
 */
public final class ManualExecutor implements Executor {

  private final Deque<Runnable> queue = new ArrayDeque<>();

  @Override
  public void execute(Runnable command) {
    synchronized (queue) {
      queue.add(command);
    }
  }

  /** How many tasks wait. */
  public int pending() {
    synchronized (queue) {
      return queue.size();
    }
  }

  /**
   * Runs what waits and what that adds, in order.
   *
   * @return how many tasks ran
   */
  public int runAll() {
    int count = 0;
    while (true) {
      Runnable next;
      synchronized (queue) {
        if (queue.isEmpty()) {
          return count;
        }
        next = queue.remove();
      }
      next.run();
      count++;
    }
  }
}
