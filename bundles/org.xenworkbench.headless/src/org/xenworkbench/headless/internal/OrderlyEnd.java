/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.xenworkbench.core.event.EventLog;

/**
 * What a signal does (SIGTERM, Ctrl+C): the application ends, the framework deactivates every component in order, and
 * the process ends with a code that says how, where Java would have it end with 143. An end without a signal is left as
 * it is. The end waits neither for a framework that hangs nor for a terminal that nobody reads. It is there before
 * anything else of the application, which asks it between its steps whether to go on.
 */
final class OrderlyEnd implements Runnable {

  private static final long LIMIT_SECONDS = 30;
  private static final int EXIT_HANGING = 1;
  private static final int EXIT_UNSAVED = 2;

  private final CompletableFuture<Void> ended;
  private final Framework framework;
  private final TerminalStream err;
  private volatile boolean signalled;
  private volatile Runnable lastWords = () -> { };
  private volatile Optional<EventLog> log = Optional.empty();

  /**
   * Creates one.
   *
   * @param ended is completed to end the application
   * @param framework stops once that has ended
   * @param err is told what is wrong at the end
   */
  OrderlyEnd(CompletableFuture<Void> ended, Framework framework, TerminalStream err) {
    this.ended = ended;
    this.framework = framework;
    this.err = err;
  }

  /** Knows from now on, also once the log is stopped, what could not be saved. */
  void watch(EventLog started) {
    log = Optional.of(started);
  }

  /** Throws {@link CancellationException} if the application is to end before it is up. */
  void check() {
    if (ended.isDone()) {
      throw new CancellationException();
    }
  }

  /** Runs while the virtual machine shuts down, so that nothing but halting sets the exit code. */
  @Override
  public void run() {
    if (!ended.isDone()) {
      Runtime.getRuntime().halt(end());
    }
  }

  /** Has something said when all has ended; whether that is to come: else it is the caller's to say it now. */
  boolean saysLast(Runnable words) {
    lastWords = words;
    return signalled;
  }

  /** Ends the application and the framework. Returns the code of the process. */
  int end() {
    signalled = true;
    ended.complete(null);
    int code;
    if (awaitStop()) {
      lastWords.run();
      Optional<String> unsaved = log.flatMap(EventLog::unsaved);
      unsaved.ifPresent(err::println);
      code = code(unsaved);
    } else {
      err.println(Messages.OrderlyEnd_Hanging);
      code = EXIT_HANGING;
    }
    err.flush();
    return code;
  }

  /** The code of an end in order at which something was not saved, or all was. */
  static int code(Optional<String> unsaved) {
    return unsaved.isPresent() ? EXIT_UNSAVED : 0;
  }

  private boolean awaitStop() {
    try {
      FrameworkEvent stop = framework.waitForStop(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
      return stop.getType() != FrameworkEvent.WAIT_TIMEDOUT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
