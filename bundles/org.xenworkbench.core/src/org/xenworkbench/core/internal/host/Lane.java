/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;

/** The threads on which the calls to one connection of a host are made, as many as it bears. */
final class Lane implements Executor {

  private static final ThreadLocal<@Nullable Lane> HERE = new ThreadLocal<>();
  /** Whether what runs on this thread has begun a call. */
  private static final ThreadLocal<Boolean> CALLED = ThreadLocal.withInitial(() -> false);

  private final Role role;
  private final Executor threads;
  private final int bound;
  /** What runs or waits for its turn. */
  private final AtomicInteger tasks = new AtomicInteger();

  /** @param bound how many calls it makes at once */
  Lane(Role role, Executor threads, int bound) {
    this.role = role;
    this.threads = threads;
    this.bound = bound;
  }

  /** How many more it would make at once. */
  int free() {
    return Math.max(0, bound - tasks.get());
  }

  /** Runs something when it has its turn. */
  @Override
  public void execute(@Nullable Runnable given) {
    Runnable task = Objects.requireNonNull(given);
    tasks.incrementAndGet();
    boolean taken = false;
    try {
      threads.execute(() -> run(task));
      taken = true;
    } finally {
      if (!taken) {
        tasks.decrementAndGet();
      }
    }
  }

  private void run(Runnable task) {
    HERE.set(this);
    try {
      task.run();
    } finally {
      HERE.remove();
      CALLED.remove();
      tasks.decrementAndGet();
    }
  }

  /** Makes a call on a session of a host; whoever runs here has called one from now on. */
  static <R> R make(HostCalls.Call<R> call, HypervisorSession session) throws HypervisorException {
    CALLED.set(true);
    return call.on(session);
  }

  /** Whether what runs on this thread has begun a call, whatever became of it. */
  static boolean hasCalled() {
    return CALLED.get();
  }

  /** Makes a call when it has its turn, or now if whoever asks has it. */
  <R> CompletableFuture<R> submit(Work<R> work, Function<Throwable, HypervisorException> internal) {
    CompletableFuture<R> answer = new CompletableFuture<>();
    Runnable task = () -> {
      if (!answer.isDone()) {
        complete(answer, work, internal);
      }
    };
    if (hasTurn()) {
      task.run();
    } else {
      execute(task);
    }
    return answer;
  }

  /** See {@link org.xenworkbench.core.host.HostCalls}: operations do not wait for one another. */
  private boolean hasTurn() {
    Lane here = HERE.get();
    return here != null && (here == this || here.role == Role.OPERATIONS && role == Role.OPERATIONS);
  }

  private static <R> void complete(CompletableFuture<R> answer, Work<R> work,
      Function<Throwable, HypervisorException> internal) {
    try {
      answer.complete(work.run());
    } catch (HypervisorException e) {
      answer.completeExceptionally(e);
    } catch (RuntimeException | Error e) { // such as that of a bundle that does not fit: somebody waits for an answer
      answer.completeExceptionally(internal.apply(e));
    }
  }

  /**
   * What is done.
   *
   * @param <R> what comes of it
   */
  interface Work<R> {
    R run() throws HypervisorException;
  }
}
