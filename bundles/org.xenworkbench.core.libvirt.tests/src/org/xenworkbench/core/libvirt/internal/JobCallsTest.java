/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.testkit.Await;

class JobCallsTest {

  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Duration NEVER_SLOW = Duration.ofHours(1);

  private final ExecutorService pool = Threads.pool("test-calls", 4);
  private final JobCalls<Item> jobCalls = new JobCalls<>(pool, PATIENCE, NEVER_SLOW);
  private final CountDownLatch held = new CountDownLatch(1);
  private final Set<UUID> done = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waiting = new AtomicInteger();

  @AfterEach
  void stop() {
    held.countDown();
    pool.shutdownNow();
  }

  /** An item whose handle must be freed exactly once. */
  private static final class Item implements JobCalls.Item {

    private final UUID uuid;
    private final AtomicInteger freed = new AtomicInteger();

    Item(UUID uuid) {
      this.uuid = uuid;
    }

    @Override
    public UUID uuid() {
      return uuid;
    }

    @Override
    public void free() {
      freed.incrementAndGet();
    }
  }

  private static List<Item> items(int count) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(new Item(TestHost.uuid(i)));
    }
    return items;
  }

  /** Calls on the first {@code stuck} items are held until the test lets them go. */
  private void call(Item item, int stuck) {
    if (item.uuid.compareTo(TestHost.uuid(stuck)) < 0) {
      waiting.incrementAndGet();
      try {
        held.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    done.add(item.uuid);
  }

  @Test
  void everyItemIsCalledAndFreedOnce() throws Exception {
    List<Item> items = items(100);
    jobCalls.run(items, item -> true, item -> call(item, 0));
    assertThat(done).hasSize(100);
    assertThat(items).allSatisfy(item -> assertThat(item.freed).hasValue(1));
  }

  @Test
  void aHeldCallCostsItsOwnItemOnly() throws Exception {
    List<Item> items = items(20);
    jobCalls.run(items, item -> true, item -> call(item, 1));
    assertThat(done).hasSize(19).doesNotContain(TestHost.uuid(0));
    done.clear();
    jobCalls.run(items(20), item -> true, item -> call(item, 1));
    assertThat(done).hasSize(19).doesNotContain(TestHost.uuid(0));
    assertThat(waiting).as("it is not called twice at once").hasValue(1);
    held.countDown();
    Await.until("the held call returns", Duration.ofSeconds(10), () -> items.get(0).freed.get() == 1);
    assertThat(items).allSatisfy(item -> assertThat(item.freed).hasValue(1));
  }

  @Test
  void whatIsNotWantedIsFreedWithoutACall() throws Exception {
    List<Item> items = items(20);
    jobCalls.run(items, item -> item.uuid.equals(TestHost.uuid(7)), item -> call(item, 0));
    assertThat(done).containsExactly(TestHost.uuid(7));
    assertThat(items).allSatisfy(item -> assertThat(item.freed).hasValue(1));
  }

  @Test
  void heldCallsDoNotHoldUpTheFirstOnes() throws Exception {
    for (int round = 0; round < 3; round++) {
      Set<UUID> seen = ConcurrentHashMap.newKeySet();
      jobCalls.run(items(20), item -> seen.add(item.uuid), item -> call(item, 20));
      assertThat(seen).hasSize(20);
    }
    assertThat(waiting).hasValue(3);
  }

  @Test
  void aSuspectThatIsNotWantedIsTriedLater() throws Exception {
    JobCalls<Item> strict = new JobCalls<>(pool, PATIENCE, Duration.ZERO);
    strict.run(items(1), item -> true, item -> done.add(item.uuid));
    for (int round = 0; round < 3; round++) {
      done.clear();
      strict.run(items(1), item -> false, item -> done.add(item.uuid));
      assertThat(done).isEmpty();
    }
    strict.run(items(1), item -> true, item -> done.add(item.uuid));
    assertThat(done).hasSize(1);
  }

  @Test
  void anExecutorThatRefusesLeavesNothingBehind() {
    JobCalls<Item> refused = new JobCalls<>(task -> {
      throw new RejectedExecutionException();
    }, PATIENCE, NEVER_SLOW);
    List<Item> items = items(5);
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> refused.run(items, item -> true, item -> call(item, 0)));
    assertThat(items).allSatisfy(item -> assertThat(item.freed).hasValue(1));
  }

  @Test
  void oneSlotIsAlwaysLeft() throws Exception {
    List<Item> items = items(20);
    jobCalls.run(items, item -> true, item -> call(item, 20));
    assertThat(waiting).hasValue(3);
    List<Item> next = items(20);
    jobCalls.run(next, item -> true, item -> call(item, 20));
    assertThat(waiting).as("no more than three are held").hasValue(3);
    assertThat(next).allSatisfy(item -> assertThat(item.freed).hasValue(1));
    CountDownLatch free = new CountDownLatch(1);
    pool.execute(free::countDown);
    assertThat(free.await(10, TimeUnit.SECONDS)).as("the fourth slot is free").isTrue();
  }

  @Test
  void suspectsGetOneCallARoundInTurn() throws Exception {
    JobCalls<Item> strict = new JobCalls<>(pool, PATIENCE, Duration.ZERO);
    strict.run(items(3), item -> true, item -> done.add(item.uuid));
    assertThat(done).hasSize(3);
    done.clear();
    for (int round = 1; round <= 3; round++) {
      strict.run(items(3), item -> true, item -> done.add(item.uuid));
      assertThat(done).hasSize(round);
    }
  }

  @Test
  void aSuspectWhoseCallIsQuickIsOneNoMore() throws Exception {
    jobCalls.run(items(3), item -> true, item -> call(item, 3));
    held.countDown();
    Await.until("the held calls return", Duration.ofSeconds(10), () -> done.size() == 3);
    done.clear();
    Await.until("all are called in one round", Duration.ofSeconds(10), () -> {
      done.clear();
      jobCalls.run(items(3), item -> true, item -> call(item, 0));
      return done.size() == 3;
    });
  }
}
