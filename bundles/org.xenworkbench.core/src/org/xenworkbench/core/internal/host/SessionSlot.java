/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.internal.SharedMessages;

/**
 * A session that is opened when it is first needed and again when it was lost. Thread-safe. Only those who need the
 * session wait for it to open; closing waits for nothing, and a session that arrives after it is closed.
 */
final class SessionSlot {

  private final Source source;
  private final Supplier<HypervisorException> closedMeanwhile;
  private final Executor closers;
  private final Timing timing;
  /** The attempt that is under way; others wait for it. */
  private CompletableFuture<?> opening = CompletableFuture.completedFuture("");
  private Optional<HypervisorSession> session = Optional.empty();
  private long generation;

  /**
   * Opens nothing yet.
   *
   * @param closedMeanwhile what those are told who waited for a session when it was closed
   * @param closers where sessions are closed, which may block
   * @param timing in which who comes second waits
   */
  SessionSlot(Source source, Supplier<HypervisorException> closedMeanwhile, Executor closers, Timing timing) {
    this.timing = timing;
    this.source = source;
    this.closedMeanwhile = closedMeanwhile;
    this.closers = closers;
  }

  HypervisorSession get() throws HypervisorException {
    long asked = generation(); // who waits for another's attempt while it is closed gets no session after it
    CompletableFuture<?> own = new CompletableFuture<>();
    for (CompletableFuture<?> before = begin(own); before != own; before = begin(own)) {
      await(before);
    }
    try {
      Optional<HypervisorSession> known = alive();
      return known.isPresent() ? known.get() : open(asked);
    } finally {
      own.complete(null);
    }
  }

  /** The attempt that is under way now: the given one, unless another is. */
  private synchronized CompletableFuture<?> begin(CompletableFuture<?> own) {
    if (opening.isDone()) {
      opening = own;
    }
    return opening;
  }

  private void await(CompletableFuture<?> attempt) throws HypervisorException {
    try {
      timing.await(attempt);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // no attempt tells how it ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HypervisorException(HypervisorException.Kind.CANCELLED, SharedMessages.HostRegistry_Interrupted, e);
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
