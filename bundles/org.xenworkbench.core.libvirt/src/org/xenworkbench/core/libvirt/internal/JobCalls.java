/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 */
final class JobCalls {

  private static final int LANES = 3;

  private final Executor executor;
  private final Duration patience;
  private final Duration slow;
  private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();
  private final Set<UUID> suspects = ConcurrentHashMap.newKeySet();
  private final Semaphore suspectCall = new Semaphore(1);

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
   * @param domains the domains, handed over
   * @param calls makes the calls; throws nothing
   */
  void run(List<PolledDomain> domains, Consumer<PolledDomain> calls) throws InterruptedException {
    Queue<PolledDomain> ordinary = new ConcurrentLinkedQueue<>();
    Queue<PolledDomain> suspected = new ConcurrentLinkedQueue<>();
    boolean mayTrySuspects = suspectCall.tryAcquire();
    for (PolledDomain domain : domains) {
      boolean suspect = suspects.contains(domain.uuid);
      if (inFlight.contains(domain.uuid) || suspect && !(mayTrySuspects && suspected.isEmpty())) {
        domain.free();
      } else {
        (suspect ? suspected : ordinary).add(domain);
      }
    }
    if (mayTrySuspects && suspected.isEmpty()) {
      suspectCall.release();
    }
    run(ordinary, suspected, calls);
  }

  private void run(Queue<PolledDomain> ordinary, Queue<PolledDomain> suspected, Consumer<PolledDomain> calls)
      throws InterruptedException {
    Lanes<PolledDomain> ordinaryLanes = new Lanes<>(ordinary, domain -> work(domain, calls));
    Lanes<PolledDomain> suspectLane = new Lanes<>(suspected, domain -> {
      try {
        work(domain, calls);
      } finally {
        suspectCall.release();
      }
    });
    try {
      int heldUp = inFlight.size();
      suspectLane.start(executor, 1);
      ordinaryLanes.start(executor, Math.max(0, LANES - heldUp - suspected.size()));
      if (heldUp < LANES) {
        ordinaryLanes.await(patience.toMillis());
      }
      suspectLane.await(patience.toMillis());
    } finally {
      giveUp(ordinary, false);
      giveUp(suspected, true);
      suspects.addAll(inFlight);
    }
  }

  private void work(PolledDomain domain, Consumer<PolledDomain> calls) {
    inFlight.add(domain.uuid);
    long start = System.nanoTime();
    try {
      calls.accept(domain);
    } finally {
      domain.free();
      inFlight.remove(domain.uuid);
      if (System.nanoTime() - start > slow.toNanos()) {
        suspects.add(domain.uuid);
      } else {
        suspects.remove(domain.uuid);
      }
    }
  }

  private void giveUp(Queue<PolledDomain> queue, boolean suspect) {
    List<PolledDomain> left = new ArrayList<>();
    for (PolledDomain domain = queue.poll(); domain != null; domain = queue.poll()) {
      left.add(domain);
    }
    left.forEach(PolledDomain::free);
    if (suspect && !left.isEmpty()) {
      suspectCall.release();
    }
  }
}
