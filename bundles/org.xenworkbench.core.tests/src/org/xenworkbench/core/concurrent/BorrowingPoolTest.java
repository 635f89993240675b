/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BorrowingPoolTest {

  private final AtomicInteger made = new AtomicInteger();
  private final ExecutorService lender = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "lent-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  });

  @AfterEach
  void stop() {
    lender.shutdownNow();
  }

  @Test
  void atMostSoManyTasksRunAtOnceAndSoManyDo() throws Exception {
    BorrowingPool pool = new BorrowingPool("two", 2, lender);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CyclicBarrier pairs = new CyclicBarrier(2); // passes only if two run at once
    CountDownLatch allWait = new CountDownLatch(1); // till then no thread is given back
    List<Future<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      tasks.add(pool.submit(() -> {
        allWait.await();
        pairs.await();
        return threads.add(Thread.currentThread());
      }));
    }
    allWait.countDown();
    for (Future<?> task : tasks) {
      task.get();
    }
    assertThat(threads).as("no third that could run at the same time").hasSize(2);
    assertThat(made).hasValue(2);
  }

  @Test
  void oneAtATimeMeansInOrder() throws Exception {
    BorrowingPool pool = new BorrowingPool("one", 1, lender);
    List<Integer> order = new ArrayList<>();
    List<Future<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int number = i;
      tasks.add(pool.submit(() -> order.add(number)));
    }
    for (Future<?> task : tasks) {
      task.get();
    }
    assertThat(order).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void threadBearsThePoolsNameAndGetsItsOwnBack() throws Exception {
    BorrowingPool pool = new BorrowingPool("pm1", 1, lender);
    assertThat(pool.submit(() -> Thread.currentThread().getName()).get()).isEqualTo("pm1-1");
    pool.shutdown();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    lender.shutdown();
    assertThat(lender.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(made).hasValue(1);
  }

  @Test
  void poolWhoseThreadsHangHoldsUpNoOther() throws Exception {
    BorrowingPool frozen = new BorrowingPool("frozen", 2, lender);
    CountDownLatch thaw = new CountDownLatch(1);
    for (int i = 0; i < 10; i++) {
      frozen.execute(() -> awaitQuietly(thaw));
    }
    assertThat(new BorrowingPool("other", 1, lender).submit(() -> "served").get()).isEqualTo("served");
    thaw.countDown();
  }

  @Test
  void whatATaskThrowsIsToldAndHarmsNoOther() throws Exception {
    CompletableFuture<String> told = new CompletableFuture<>();
    BorrowingPool pool = new BorrowingPool("one", 1, task -> {
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((failed, e) -> told.complete(failed.getName() + ": " + e.getMessage()));
      thread.start();
    });
    pool.execute(() -> {
      throw new IllegalStateException("planned");
    });
    assertThat(pool.submit(() -> "served").get()).isEqualTo("served");
    assertThat(told.get()).isEqualTo("one-1: planned");
  }

  @Test
  void interruptOfOneTaskDoesNotReachTheNext() throws Exception {
    BorrowingPool pool = new BorrowingPool("one", 1, lender);
    pool.execute(() -> Thread.currentThread().interrupt());
    assertThat(pool.submit(Thread::interrupted).get()).isFalse();
  }

  @Test
  void endedAtOnceItInterruptsWhatRunsDropsWhatWaitsAndTakesNothingMore() throws Exception {
    BorrowingPool pool = new BorrowingPool("one", 1, lender);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    pool.execute(() -> {
      begun.countDown();
      interrupted.complete(!awaitQuietly(new CountDownLatch(1)));
    });
    begun.await();
    Runnable waiting = () -> {};
    pool.execute(waiting);
    assertThat(pool.shutdownNow()).containsExactly(waiting);
    assertThat(interrupted.get()).isTrue();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> pool.execute(waiting)).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void withoutAThreadTheCallerIsToldAndTheNextTaskRuns() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    BorrowingPool pool = new BorrowingPool("one", 1, task -> {
      if (asked.getAndIncrement() == 0) {
        throw new OutOfMemoryError("planned");
      }
      lender.execute(task);
    });
    AtomicInteger lost = new AtomicInteger();
    assertThatThrownBy(() -> pool.execute(lost::incrementAndGet)).isInstanceOf(OutOfMemoryError.class);
    assertThat(pool.submit(() -> "served").get()).isEqualTo("served");
    assertThat(lost).hasValue(0);
  }

  private static boolean awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
