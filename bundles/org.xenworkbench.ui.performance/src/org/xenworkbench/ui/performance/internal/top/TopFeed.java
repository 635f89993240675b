/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;

/**
 * Hears what changes and has it put in order on a thread of its own. What the user asks for and what comes or goes is
 * seen at once; rows that are sorted by what is measured stay in their places for two seconds, else nobody could click
 * on one. Any thread.
 */
final class TopFeed implements Registration {

  private static final Duration ORDER = Duration.ofSeconds(2);
  /** Many changes come together. */
  private static final Duration SOON = Duration.ofMillis(50);

  private final Supplier<TopOrder> made;
  private final TopMeans means;
  private final LongSupplier nanos;
  private final ScheduledExecutorService scheduler;
  private final List<Registration> registrations;
  private volatile Runnable listener = () -> {};
  private volatile Listing listing = new Listing(List.of(), 0);
  private volatile TopWish wish = TopWish.FIRST;
  private volatile Set<ObjectId> inSight = Set.of();
  private News news = new News();
  /** When the next order is due, by the monotonic clock; the end of time if none is. */
  private long due = Long.MAX_VALUE;
  private long lastOrder;
  /** Made where it is used, since it begins with a walk of all VMs; the scheduler's thread only. */
  private @Nullable TopOrder order;

  /**
   * What is to be shown. Immutable.
   *
   * @param order the VMs in their order; the same list as before if nothing moved
   * @param count how many there are, listed or not
   */
  record Listing(List<VmId> order, int count) {
  }

  /** What happened since the last order. */
  private static final class News {

    private final Set<VmId> changed = new HashSet<>();
    private final Set<HostId> hosts = new HashSet<>();
    private final Set<VmId> measured = new HashSet<>();
    private final Set<VmId> averaged = new HashSet<>();
  }

  /**
   * Creates one that listens at once.
   *
   * @param nanos the monotonic clock
   * @param scheduler of one thread; the caller ends it
   */
  TopFeed(Inventory inventory, Sampler sampler, TopValues values, TopMeans means, LongSupplier nanos,
      ScheduledExecutorService scheduler) {
    this.means = means;
    this.nanos = nanos;
    this.scheduler = scheduler;
    made = () -> new TopOrder(inventory, values::now, values::mean);
    lastOrder = nanos.getAsLong() - ORDER.toNanos();
    means.onRead(this::averaged);
    registrations = List.of(inventory.addListener(this::inventoryChanged), sampler.addListener(this::sampled));
    request(SOON.toNanos());
  }

  /** Has somebody told that there is something to show, on any thread; returns at once. */
  void onChange(Runnable told) {
    listener = told;
  }

  Listing listing() {
    return listing;
  }

  TopWish wish() {
    return wish;
  }

  void show(TopWish wanted) {
    if (!wanted.equals(wish)) {
      wish = wanted;
      request(0);
    }
  }

  /** From now on means of another range. */
  void show(Duration range) {
    means.show(range);
    if (wish.column().isMean()) {
      synchronized (this) {
        news.averaged.addAll(listing.order()); // whose values are not known any more
      }
      request(0);
    }
    listener.run();
  }

  /** These are seen: only what is new of them is to be shown before the next order. */
  void show(List<VmId> rows) {
    inSight = Set.copyOf(rows);
    means.want(rows, wish.column().isMean() ? listing.order() : List.of());
  }

  private void inventoryChanged(List<InventoryChange> changes) {
    boolean isAny = false;
    for (InventoryChange change : changes) {
      synchronized (this) {
        if (change instanceof InventoryChange.VmChange vm) {
          news.changed.add(vm.id());
          isAny = true;
        } else if (change instanceof InventoryChange.HostChange host && isOther(host)) {
          news.hosts.add(host.id());
          isAny = true;
        }
      }
    }
    if (isAny) {
      request(SOON.toNanos());
    }
  }

  /** A connection that comes and goes moves no VM by itself. */
  private static boolean isOther(InventoryChange.HostChange change) {
    return !change.before().map(Host::name).equals(change.after().map(Host::name))
        || !change.before().flatMap(Host::info).equals(change.after().flatMap(Host::info));
  }

  private void sampled(SampleBatch batch) {
    if (!Collections.disjoint(inSight, batch.values().keySet())) {
      listener.run();
    }
    if (wish.column().usage().isPresent() && !wish.column().isMean()) {
      synchronized (this) {
        for (ObjectId object : batch.values().keySet()) {
          if (object instanceof VmId vm) {
            news.measured.add(vm);
          }
        }
      }
      requestOrder();
    }
  }

  private void averaged(Collection<VmId> ids) {
    listener.run();
    if (wish.column().isMean()) {
      synchronized (this) {
        news.averaged.addAll(ids);
      }
      requestOrder();
    }
  }

  private void requestOrder() {
    request(Math.max(0, lastOrder() + ORDER.toNanos() - nanos.getAsLong()));
  }

  private synchronized long lastOrder() {
    return lastOrder;
  }

  /** One that is due earlier is enough. */
  private synchronized void request(long delay) {
    long time = nanos.getAsLong() + delay;
    if (due == Long.MAX_VALUE || time < due) {
      due = time;
      try {
        scheduler.schedule(this::putInOrder, delay, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        due = Long.MAX_VALUE; // the view was closed
      }
    }
  }

  private void putInOrder() {
    News taken;
    synchronized (this) {
      if (nanos.getAsLong() < due) {
        return; // an earlier one has done it
      }
      due = Long.MAX_VALUE;
      lastOrder = nanos.getAsLong();
      taken = news;
      news = new News();
    }
    try {
      take(taken, order());
    } catch (RuntimeException e) {
      SafeLog.of(TopFeed.class).error("The virtual machines cannot be put in order", e);
    }
    listener.run();
  }

  private TopOrder order() {
    TopOrder known = order;
    if (known == null) {
      known = made.get();
      order = known;
    }
    return known;
  }

  private void take(News taken, TopOrder known) {
    taken.hosts.forEach(known::changed);
    taken.changed.forEach(known::changed);
    if (!wish.equals(known.wish())) {
      known.show(wish);
    }
    known.measured(taken.measured);
    known.averaged(taken.averaged);
    listing = new Listing(known.order(), known.count());
    taken.changed.stream().filter(id -> !known.knows(id)).forEach(means::forget);
  }

  @Override
  public void close() {
    registrations.forEach(Registration::close);
  }
}
