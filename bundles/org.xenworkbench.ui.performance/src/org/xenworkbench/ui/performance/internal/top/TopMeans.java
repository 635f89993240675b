/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;

/**
 * Reads what VMs used in the mean of a range, up to now or in the past: first of those in sight, then, where the list
 * is sorted by it, of all; and again when a mean is old for its range. It reads for a few milliseconds, and then rests
 * for several times as long. Any thread.
 */
final class TopMeans {

  private static final long PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  /** So many times as long as it has read it rests: a fifth of a processor, at most. */
  private static final int REST = 4;
  private static final Duration SHORTEST_REST = Duration.ofMillis(20);
  /** A mean changes by no more than this part of the range while it is good. */
  private static final int PART = 20;
  private static final Duration LONGEST_GOOD = Duration.ofMinutes(30);

  private final UsageReader reader;
  private final Clock clock;
  private final LongSupplier nanos;
  private final ScheduledExecutorService scheduler;
  private final Map<VmId, Mean> known = new ConcurrentHashMap<>();
  private volatile Consumer<Collection<VmId>> listener = read -> {};
  private volatile MeanTime time;
  /** For how long the longest value stands that was read of this time. */
  private volatile Duration coarsest = Duration.ZERO;
  private volatile List<VmId> inSight = List.of();
  private volatile List<VmId> all = List.of();
  /** Of those that are still to be read, or read again, in this turn; the scheduler's thread only. */
  private final Deque<VmId> queue = new ArrayDeque<>();
  private Instant nextTurn = Instant.MIN;
  /** Whether others are wanted than when this turn began. */
  private volatile boolean isNewTurn;
  private @Nullable ScheduledFuture<?> next;
  private boolean isAwake;

  /** What was read of one VM: the mean of each use, NaN if there was none. */
  private record Mean(MeanTime of, Instant time, Map<Usage, Double> values) {
  }

  /**
   * How far the reading is.
   *
   * @param known of how many it is known
   * @param all of how many it is to be known
   */
  record Progress(int known, int all) {
  }

  /**
   * Creates it; it reads nothing until something is wanted.
   *
   * @param nanos the monotonic clock
   * @param scheduler of one thread; the caller ends it
   */
  TopMeans(MetricHistory history, Clock clock, LongSupplier nanos, ScheduledExecutorService scheduler,
      MeanTime time) {
    reader = new UsageReader(history, clock);
    this.clock = clock;
    this.nanos = nanos;
    this.scheduler = scheduler;
    this.time = time;
  }

  /** Has somebody told which were read, on the scheduler's thread. */
  void onRead(Consumer<Collection<VmId>> told) {
    listener = told;
  }

  /** Of which time they are. */
  MeanTime time() {
    return time;
  }

  /** From now on means of another time; those of the one before are forgotten. */
  void show(MeanTime wanted) {
    time = wanted;
    coarsest = Duration.ZERO;
    known.clear();
    isNewTurn = true;
    wake();
  }

  /** For how long one value stands that was read of a time that is over, if that is longer than the time itself. */
  Optional<Duration> coarse() {
    Duration longest = coarsest;
    return time.end().filter(end -> longest.compareTo(time.length()) > 0).map(end -> longest);
  }

  /** How fine the time is kept now: who reads it when that is another has another answer. */
  Resolution kept() {
    Instant now = clock.instant();
    return KeptTime.usual(time.from(now), now);
  }

  /**
   * Says what is to be read.
   *
   * @param first those in sight
   * @param rest all, if the list depends on them; else empty. The same list says that there is nothing new
   */
  void want(List<VmId> first, List<VmId> rest) {
    boolean isOtherList = all != rest; // others, or the same ones in another order
    boolean isOther = isOtherList || !first.equals(inSight);
    inSight = first;
    all = rest;
    if (isOtherList) {
      isNewTurn = true;
    }
    if (isOther) {
      wake();
    }
  }

  private boolean isKnown(VmId vm) {
    Mean mean = known.get(vm);
    return mean != null && mean.of.equals(time);
  }

  /** What a VM used in the mean; NaN if nothing was measured, empty if that is not read yet. */
  Optional<Map<Usage, Double>> of(VmId vm) {
    return of(vm, time);
  }

  /** The same, if it is of this time that it is known. */
  Optional<Map<Usage, Double>> of(VmId vm, MeanTime wanted) {
    return Optional.ofNullable(known.get(vm)).filter(mean -> mean.of.equals(wanted)).map(Mean::values);
  }

  /** How far it is with all, while it is not through. */
  Optional<Progress> progress() {
    List<VmId> wanted = all;
    int read = (int) wanted.stream().filter(this::isKnown).count();
    return read < wanted.size() ? Optional.of(new Progress(read, wanted.size())) : Optional.empty();
  }

  /** A VM is gone. */
  void forget(VmId vm) {
    known.remove(vm);
  }

  private synchronized void wake() {
    isAwake = true;
    schedule(Duration.ZERO);
  }

  private synchronized void rest(Duration delay) {
    schedule(isAwake ? Duration.ZERO : delay);
  }

  private void schedule(Duration delay) {
    ScheduledFuture<?> waiting = next;
    if (waiting != null) {
      waiting.cancel(false);
    }
    try {
      next = scheduler.schedule(this::readPiece, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      next = null; // the view was closed
    }
  }

  private void readPiece() {
    synchronized (this) {
      isAwake = false;
    }
    long start = nanos.getAsLong();
    List<VmId> read = new ArrayList<>();
    Optional<VmId> vm = nextOne();
    while (vm.isPresent() && nanos.getAsLong() - start < PIECE_NANOS) {
      keep(vm.get());
      read.add(vm.get());
      vm = nextOne();
    }
    if (!read.isEmpty()) {
      listener.accept(read);
    }
    long pause = Math.max(SHORTEST_REST.toNanos(), REST * (nanos.getAsLong() - start));
    rest(vm.isPresent() ? Duration.ofNanos(pause) : goodFor(time.length()).dividedBy(REST)); // then some may be old
  }

  private static Duration goodFor(Duration length) {
    Duration part = length.dividedBy(PART);
    return part.compareTo(LONGEST_GOOD) < 0 ? part : LONGEST_GOOD;
  }

  private Optional<VmId> nextOne() {
    Instant now = clock.instant();
    Optional<VmId> seen = inSight.stream().filter(id -> !isGood(id, now)).findFirst();
    if (seen.isPresent()) {
      return seen;
    }
    List<VmId> wanted = all;
    if (isNewTurn || queue.isEmpty() && !now.isBefore(nextTurn)) {
      isNewTurn = false;
      queue.clear();
      queue.addAll(wanted); // those that are good are passed over
      nextTurn = now.plus(goodFor(time.length()));
    }
    while (!queue.isEmpty() && isGood(queue.element(), now)) {
      queue.remove();
    }
    return Optional.ofNullable(queue.peek());
  }

  /** Also where the clock was put back; of a time that is over nothing changes until it is kept less fine. */
  private boolean isGood(VmId id, Instant now) {
    Mean mean = known.get(id);
    return mean != null && mean.of.equals(time) && (isStill(mean, now)
        || Duration.between(mean.time, now).abs().compareTo(goodFor(time.length())) < 0);
  }

  private static boolean isStill(Mean mean, Instant now) {
    Instant from = mean.of.from(now);
    return mean.of.end().isPresent() && !mean.values.isEmpty()
        && KeptTime.usual(from, mean.time) == KeptTime.usual(from, now);
  }

  private void keep(VmId vm) {
    MeanTime wanted = time;
    Mean mean = new Mean(wanted, clock.instant(), unlessItFails(vm, wanted));
    if (wanted.equals(time)) {
      known.put(vm, mean);
    }
  }

  /** One that cannot be read costs no other, and is tried again when it would be old. */
  private Map<Usage, Double> unlessItFails(VmId vm, MeanTime wanted) {
    try {
      return read(vm, wanted);
    } catch (RuntimeException e) {
      SafeLog.of(TopMeans.class).error("The means of a VM cannot be read: " + vm, e);
      return Map.of();
    }
  }

  /** Reads the means of a VM now, all at once; may read files. */
  Map<Usage, Double> read(VmId vm, MeanTime wanted) {
    Instant now = clock.instant();
    Map<Usage, Double> means = new EnumMap<>(Usage.class);
    reader.read(vm, wanted).forEach((usage, series) -> {
      WindowMean mean = WindowMean.of(series, wanted.from(now), wanted.to(now));
      means.put(usage, mean.mean());
      if (wanted.equals(time) && mean.step().compareTo(coarsest) > 0) {
        coarsest = mean.step();
      }
    });
    return Collections.unmodifiableMap(means);
  }
}
