/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
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
  private final TerminalStream out;
  private final TerminalStream err;
  private volatile boolean up;
  private volatile boolean bySignal;
  private volatile int codeIfCut;
  private volatile Optional<EventLog> log = Optional.empty();
  private volatile Supplier<Optional<String>> obstacle = Optional::empty;

  /**
   * Creates one.
   *
   * @param ended is completed to end the application
   * @param framework stops once that has ended
   * @param out is told that all is well at the end
   * @param err is told what is wrong at the end
   */
  OrderlyEnd(CompletableFuture<Void> ended, Framework framework, TerminalStream out, TerminalStream err) {
    this.ended = ended;
    this.framework = framework;
    this.out = out;
    this.err = err;
  }

  /** Knows from now on, also once the log is stopped, what could not be saved. */
  void watch(EventLog started) {
    log = Optional.of(started);
  }

  /** Knows from now on what the start waits for, should it come to that. */
  void watch(Supplier<Optional<String>> waiting) {
    obstacle = waiting;
  }

  /** The engine runs: before, an end has nothing to say. */
  void setUp() {
    up = true;
  }

  /** A signal from now on cuts something short, or nothing any more, which the code of the process tells. */
  void cuts(int code) {
    codeIfCut = code;
  }

  /** Throws {@link EndedEarly} if the application is to end before it is up. */
  void check() {
    if (ended.isDone()) {
      throw new EndedEarly();
    }
  }

  /** Runs while the virtual machine shuts down, so that nothing but halting sets the exit code. */
  @Override
  public void run() {
    if (!ended.isDone()) {
      Runtime.getRuntime().halt(end());
    }
  }

  /** Ends the application and the framework. Returns the code of the process. */
  int end() {
    bySignal = true;
    int cut = codeIfCut; // what is cut short ends by this
    ended.complete(null);
    int code;
    if (awaitStop()) {
      Optional<String> unsaved = log.flatMap(EventLog::unsaved);
      sayHow(unsaved);
      code = unsaved.isPresent() ? EXIT_UNSAVED : cut;
    } else {
      sayThatItHangs();
      code = EXIT_HANGING;
    }
    err.flush();
    return code;
  }

  /** Nor is what is lost by that known to anybody else before the next start. */
  private void sayThatItHangs() {
    err.println(up ? Messages.OrderlyEnd_Hanging
        : NLS.bind(Messages.OrderlyEnd_HangingAtStart, obstacle.get().orElse(Messages.OrderlyEnd_HangingLog)));
    log.flatMap(EventLog::unsaved).ifPresent(err::println);
  }

  private void sayHow(Optional<String> unsaved) {
    Optional<String> fault = log.flatMap(EventLog::fault);
    if (up) {
      say(fault.or(() -> unsaved));
    }
    unsaved.filter(text -> !up || fault.isPresent() && !fault.get().contains(text)).ifPresent(err::println);
  }

  /** Whether a signal ended it: how it ended is only known, and said, once every component has. */
  boolean isBySignal() {
    return bySignal;
  }

  /** Says how it ended. */
  void say(Optional<String> fault) {
    fault.ifPresentOrElse(text -> err.println(NLS.bind(Messages.HeadlessApplication_EndedWithFault, text)),
        () -> out.println(Messages.HeadlessApplication_Ended));
    out.flush();
    err.flush();
  }

  /** The code of an end in order at which something was not saved, or all was. */
  static int code(Optional<String> unsaved) {
    return unsaved.isPresent() ? EXIT_UNSAVED : 0;
  }

  /** The application was told to end before it was up; not what something cancelled throws, which is a failure. */
  static final class EndedEarly extends RuntimeException {

    private static final long serialVersionUID = 1L;
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
