/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs the calls of a round, among them those that take a domain's job. Such a call on a domain that somebody migrates
 * or saves is held for up to 30 s. So a round does not wait for one that is held; the domain is then suspect, and all
 * suspects together get one call at a time until one of theirs is quick again. One of the four calls in flight is
 * always left for others.
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
   * Makes the calls of some domains and frees each. Calls that may be held and are not done in time are left out of
   * this round; the others are all made.
   *
   * @param items the domains, handed over
   * @param first makes the calls that are never held, and tells whether the others are wanted; throws nothing
   * @param calls makes the calls that may be held; throws nothing
   */
  void run(List<T> items, Predicate<T> first, Consumer<T> calls) throws InterruptedException {
    Round round = new Round(suspectToTry(items), first, calls);
    int limit = LANES - inFlight.size() - (round.suspect.isPresent() ? 1 : 0);
    Lanes<T> lanes = new Lanes<>(executor, limit, items, round);
    try {
      lanes.run(patience.toMillis());
    } finally {
      lanes.giveUp();
      suspects.addAll(inFlight);
    }
  }

  /** The suspect that was not tried for longest, with the permit taken to try it. */
  private Optional<UUID> suspectToTry(List<T> items) {
    if (suspects.isEmpty() || inFlight.size() >= LANES) {
      return Optional.empty();
    }
    Set<UUID> present = new HashSet<>();
    items.forEach(item -> present.add(item.uuid()));
    List<UUID> known;
    synchronized (suspects) {
      known = List.copyOf(suspects);
    }
    Optional<UUID> first =
        known.stream().filter(uuid -> present.contains(uuid) && !inFlight.contains(uuid)).findFirst();
    return first.isPresent() && suspectCall.tryAcquire() ? first : Optional.empty();
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

  /** One round: whoever ends an item frees it, and gives the permit back if it is the suspect that is tried. */
  private final class Round implements Lanes.Steps<T> {

    private final Optional<UUID> suspect;
    private final Predicate<T> first;
    private final Consumer<T> calls;

    Round(Optional<UUID> suspect, Predicate<T> first, Consumer<T> calls) {
      this.suspect = suspect;
      this.first = first;
      this.calls = calls;
    }

    @Override
    public Lanes.Next first(T item) {
      boolean wanted = first.test(item);
      if (wanted && isSuspect(item)) {
        return Lanes.Next.ALONE;
      }
      if (wanted && !inFlight.contains(item.uuid()) && !suspects.contains(item.uuid())) {
        return Lanes.Next.SECOND;
      }
      drop(item);
      return Lanes.Next.NOTHING;
    }

    @Override
    public void second(T item) {
      work(item, calls);
    }

    @Override
    public void alone(T item) {
      try {
        work(item, calls);
      } finally {
        suspectCall.release();
      }
    }

    @Override
    public void drop(T item) {
      item.free();
      if (isSuspect(item)) {
        suspectCall.release();
      }
    }

    private boolean isSuspect(T item) {
      return suspect.isPresent() && suspect.get().equals(item.uuid());
    }
  }
}
