/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;

/**
 * What a signal does (SIGTERM, Ctrl+C): the application ends, the framework deactivates every component in order, and
 * the process ends with code 0 where Java would have it end with 143. An end without a signal is left as it is.
 */
final class OrderlyEnd implements Runnable {

  private static final long LIMIT_SECONDS = 30;
  private static final int EXIT_HANGING = 1;
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final CountDownLatch ended;
  private final Framework framework;
  private final TerminalWriter terminal;

  /**
   * Creates one.
   *
   * @param ended is counted down to end the application
   * @param framework stops once that has ended
   * @param terminal is told if it does not
   */
  OrderlyEnd(CountDownLatch ended, Framework framework, TerminalWriter terminal) {
    this.terminal = terminal;
    this.ended = ended;
    this.framework = framework;
  }

  /** Runs while the virtual machine shuts down, so that nothing but halting sets the exit code. */
  @Override
  public void run() {
    if (ended.getCount() > 0) {
      ended.countDown();
      Runtime.getRuntime().halt(awaitStop() ? 0 : EXIT_HANGING);
    }
  }

  private boolean awaitStop() {
    try {
      FrameworkEvent stop = framework.waitForStop(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
      boolean stopped = stop.getType() != FrameworkEvent.WAIT_TIMEDOUT;
      if (!stopped) {
        terminal.println(System.err, Messages.OrderlyEnd_Hanging);
        terminal.flush(LAST_WORDS);
      }
      return stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
