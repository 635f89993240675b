/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Runs the calls that take a domain's job. Such a call on a domain that somebody migrates or saves is held for up to
 * 30 s. So a round does not wait for one that is held; the domain is then suspect, and all suspects together get one
 * call at a time until one of theirs is quick again. One of the four calls in flight is always left for others.
 *
 * @param <T> what the calls are made on
 */
final class JobCalls<T extends JobCalls.Item> {

  private static final int LANES = 3;

  private final Executor executor;
  private final Duration patience;
  private final Duration slow;
  private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();
  /** In the order in which they were last tried. */
  private final Set<UUID> suspects = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Semaphore suspectCall = new Semaphore(1);

  /** A domain in one round. */
  interface Item {

    UUID uuid();

    /** Called once, when nobody needs it any more. */
    void free();
  }

  /**
   * Runs nothing yet.
   *
   * @param patience how long a round waits while no call ends
   * @param slow a domain whose calls take longer is suspect
   */
  JobCalls(Executor executor, Duration patience, Duration slow) {
    this.executor = executor;
    this.patience = patience;
    this.slow = slow;
  }

  /**
   * Makes the calls of some domains and frees each; what is not done in time is left out of this round.
   *
   * @param items the domains, handed over
   * @param calls makes the calls; throws nothing
   */
  void run(List<T> items, Consumer<T> calls) throws InterruptedException {
    Queue<T> ordinary = new ConcurrentLinkedQueue<>();
    Queue<T> suspected = new ConcurrentLinkedQueue<>();
    Optional<UUID> suspect = suspectToTry(items);
    for (T item : items) {
      if (suspect.filter(item.uuid()::equals).isPresent()) {
        suspected.add(item);
      } else if (inFlight.contains(item.uuid()) || suspects.contains(item.uuid())) {
        item.free();
      } else {
        ordinary.add(item);
      }
    }
    run(ordinary, suspected, calls);
  }

  /** The suspect that was not tried for longest, with the permit taken to try it. */
  private Optional<UUID> suspectToTry(List<T> items) {
    Set<UUID> present = new LinkedHashSet<>();
    items.forEach(item -> present.add(item.uuid()));
    List<UUID> known;
    synchronized (suspects) {
      known = List.copyOf(suspects);
    }
    Optional<UUID> first =
        known.stream().filter(uuid -> present.contains(uuid) && !inFlight.contains(uuid)).findFirst();
    return first.isPresent() && suspectCall.tryAcquire() ? first : Optional.empty();
  }

  private void run(Queue<T> ordinary, Queue<T> suspected, Consumer<T> calls) throws InterruptedException {
    Lanes<T> ordinaryLanes = new Lanes<>(ordinary, item -> work(item, calls));
    Lanes<T> suspectLane = new Lanes<>(suspected, item -> {
      try {
        work(item, calls);
      } finally {
        suspectCall.release();
      }
    });
    int lanes = LANES - inFlight.size() - suspected.size();
    try {
      suspectLane.start(executor, 1);
      ordinaryLanes.start(executor, lanes);
      if (lanes > 0) {
        ordinaryLanes.await(patience.toMillis());
      }
      suspectLane.await(patience.toMillis());
    } finally {
      giveUp(ordinary);
      if (giveUp(suspected) > 0) {
        suspectCall.release();
      }
      suspects.addAll(inFlight);
    }
  }

  private void work(T item, Consumer<T> calls) {
    inFlight.add(item.uuid());
    long start = System.nanoTime();
    try {
      calls.accept(item);
    } finally {
      item.free();
      boolean isSlow = System.nanoTime() - start > slow.toNanos();
      suspects.remove(item.uuid());
      inFlight.remove(item.uuid());
      if (isSlow) {
        suspects.add(item.uuid());
      }
    }
  }

  /** Frees what nobody has begun; the lanes that may still start find nothing more to do. */
  private int giveUp(Queue<T> queue) {
    List<T> left = new ArrayList<>();
    for (T item = queue.poll(); item != null; item = queue.poll()) {
      left.add(item);
    }
    left.forEach(Item::free);
    return left.size();
  }
}
