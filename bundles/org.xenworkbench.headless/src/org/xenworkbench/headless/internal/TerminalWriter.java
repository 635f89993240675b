/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.SafeText;

/**
 * Writes to the terminal on a thread of its own: one that is not read (Ctrl+S, a pager, a pipe that is stuck) holds up
 * neither the engine nor its end. So many lines wait for it; what comes beyond is left out, and that is said. Any thread.
 */
final class TerminalWriter {

  static final int CAPACITY = 1_000;

  private final Executor thread;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger leftOut = new AtomicInteger();

  /** Writes on that thread, one line after the other. */
  TerminalWriter(Executor thread) {
    this.thread = thread;
  }

  /** Writes a line, when the terminal takes it. */
  void println(PrintStream stream, String line) {
    if (waiting.get() >= CAPACITY) {
      leftOut.incrementAndGet();
      return;
    }
    waiting.incrementAndGet();
    thread.execute(() -> {
      stream.println(SafeText.line(line));
      waiting.decrementAndGet();
      int missing = leftOut.getAndSet(0);
      if (missing > 0) {
        stream.println(NLS.bind(Messages.TerminalWriter_LeftOut, missing));
      }
    });
  }

  /** Waits until what was written is shown, but not for ever. */
  void flush(Duration limit) {
    CountDownLatch shown = new CountDownLatch(1);
    thread.execute(shown::countDown);
    try {
      shown.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
