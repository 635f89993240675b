/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;

/**
 * One stream of a terminal, which nobody may read (Ctrl+S, a stuck pager): a thread of its own writes the lines that
 * wait, so that whoever says something goes on. What is too much is left out, counted, and said when there is room. Any
 * thread.
 */
final class TerminalStream {

  static final int CAPACITY = 1_000;

  private final PrintStream stream;
  private final Duration patience;
  private final ExecutorService writer = Threads.single("xenworkbench-terminal");
  private int waiting;
  private long leftOut;

  /**
   * Writes UTF-8: a service's locale often has no encoding of its own, which would cost names their letters.
   *
   * @param target is never closed
   * @param patience how long {@link #flush} waits
   */
  TerminalStream(OutputStream target, Duration patience) {
    stream = new PrintStream(target, false, StandardCharsets.UTF_8);
    this.patience = patience;
  }

  /** Has a line written soon, unless too many wait; returns at once. */
  synchronized void println(String line) {
    if (leftOut > 0 || waiting == CAPACITY) {
      leftOut++; // until what waits is written, so that the gap is in one place
    } else {
      waiting++;
      writer.execute(() -> write(line));
    }
  }

  private void write(String line) {
    print(line);
    long missing = written();
    if (missing > 0) {
      print(MessageFormat.format(Messages.TerminalStream_LeftOut, missing));
    }
  }

  private void print(String line) {
    stream.print(SafeText.line(line) + System.lineSeparator());
    stream.flush();
  }

  /** How many lines were left out after the last one; known when none waits any more. */
  private synchronized long written() {
    waiting--;
    long missing = waiting == 0 ? leftOut : 0;
    leftOut -= missing;
    return missing;
  }

  /** Waits until what was said is written, but not for ever. */
  void flush() {
    try {
      writer.submit(stream::flush).get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return; // nobody reads it
    } catch (ExecutionException e) {
      SafeLog.of(TerminalStream.class).error("The terminal cannot be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
