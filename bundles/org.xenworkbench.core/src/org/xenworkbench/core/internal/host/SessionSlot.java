/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;

/**
 * A session that is opened when it is first needed and again when it was lost. Thread-safe. Only those who need the
 * session wait for it to open; closing waits for nothing, and a session that arrives after it is closed.
 */
final class SessionSlot {

  private final Source source;
  private final Supplier<HypervisorException> closedMeanwhile;
  private final Executor closers;
  private final Object opening = new Object();
  private Optional<HypervisorSession> session = Optional.empty();
  private long generation;

  /**
   * Opens nothing yet.
   *
   * @param closedMeanwhile what those are told who waited for a session when it was closed
   * @param closers where sessions are closed, which may block
   */
  SessionSlot(Source source, Supplier<HypervisorException> closedMeanwhile, Executor closers) {
    this.source = source;
    this.closedMeanwhile = closedMeanwhile;
    this.closers = closers;
  }

  HypervisorSession get() throws HypervisorException {
    long asked = generation(); // who waits for another's attempt while it is closed gets no session after it
    Optional<HypervisorSession> known = alive();
    if (known.isPresent()) {
      return known.get();
    }
    synchronized (opening) {
      known = alive();
      return known.isPresent() ? known.get() : open(asked);
    }
  }

  private HypervisorSession open(long asked) throws HypervisorException {
    if (asked != generation()) {
      throw closedMeanwhile.get();
    }
    HypervisorSession opened = source.open();
    if (!keep(opened, asked)) {
      opened.close();
      throw closedMeanwhile.get();
    }
    return opened;
  }

  private synchronized long generation() {
    return generation;
  }

  private synchronized boolean keep(HypervisorSession opened, long asked) {
    if (asked != generation) {
      return false;
    }
    session = Optional.of(opened);
    return true;
  }

  private synchronized Optional<HypervisorSession> alive() {
    if (session.isPresent() && !session.get().isAlive()) {
      HypervisorSession lost = session.get();
      session = Optional.empty();
      closers.execute(lost::close);
    }
    return session;
  }

  /** Closes the session in that way; what is returned tells when it is closed. */
  synchronized CompletableFuture<?> close(Consumer<HypervisorSession> way) {
    generation++;
    Optional<HypervisorSession> closed = session;
    session = Optional.empty();
    return closed.isEmpty() ? CompletableFuture.completedFuture("")
        : CompletableFuture.runAsync(() -> way.accept(closed.get()), closers);
  }

  /** Opens the session. */
  interface Source {
    HypervisorSession open() throws HypervisorException;
  }
}
