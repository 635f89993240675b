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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.metric.Resolution;
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
import org.xenworkbench.ui.list.OrderTimer;

/** Hears what changes and has it put in order on a thread of its own. Any thread. */
final class TopFeed implements Registration {

  private final Supplier<TopOrder> made;
  private final TopValues values;
  private final TopMeans means;
  private final BiFunction<Set<HostId>, MeanTime, VmsThen> past;
  private final OrderTimer timer;
  private final List<Registration> registrations;
  private volatile Runnable listener = () -> {};
  private volatile Listing listing = new Listing(List.of(), 0);
  private volatile TopWish wish = TopWish.FIRST;
  private volatile Set<ObjectId> inSight = Set.of();
  private News news = new News();
  private volatile Optional<Looked> looked = Optional.empty();
  /** How often something else was known of who was where. */
  private final AtomicInteger logged = new AtomicInteger();
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

  /** Which VMs were on hosts in a time that is over. */
  private record Looked(Set<HostId> hosts, MeanTime time, int logged, Resolution kept, VmsThen found) {

    boolean isOf(Optional<Set<HostId>> wanted, MeanTime when) {
      return wanted.equals(Optional.of(hosts)) && time.equals(when);
    }
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
   * @param past finds out which VMs were on hosts in a time that is over; may read a file
   * @param nanos the monotonic clock
   * @param scheduler of one thread; the caller ends it
   */
  TopFeed(Inventory inventory, Sampler sampler, TopValues values, TopMeans means,
      BiFunction<Set<HostId>, MeanTime, VmsThen> past, LongSupplier nanos, ScheduledExecutorService scheduler) {
    this.values = values;
    this.means = means;
    this.past = past;
    timer = new OrderTimer(nanos, scheduler, this::putInOrder);
    made = () -> new TopOrder(inventory, values::now, values::mean);
    means.onRead(this::averaged);
    registrations = List.of(inventory.addListener(this::inventoryChanged), sampler.addListener(this::sampled));
    timer.soon();
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
      timer.now();
    }
  }

  /** From now on means of another time. */
  void show(MeanTime time) {
    if (time.equals(means.time())) {
      return;
    }
    means.show(time);
    if (wish.column().isMean()) {
      synchronized (this) {
        news.averaged.addAll(listing.order()); // whose values are not known any more
      }
      timer.now();
    } else if (wish.hosts().isPresent()) {
      timer.now(); // others may have been there
    }
    listener.run();
  }

  /** Which VMs were on the hosts that are shown, if that is of a time that is over and known. */
  Optional<VmsThen> then() {
    return looked.filter(known -> known.isOf(wish.hosts(), means.time())).map(Looked::found);
  }

  /** For how long one value stands that is kept of a time that is over, if that is longer than the time itself. */
  Optional<Duration> coarse() {
    return means.coarse();
  }

  /** Something else is known of who was where. */
  void logged() {
    logged.incrementAndGet();
    if (looked.isPresent()) {
      timer.soon();
    }
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
      timer.soon();
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
      timer.later();
    }
  }

  private void averaged(Collection<VmId> ids) {
    listener.run();
    if (wish.column().isMean()) {
      synchronized (this) {
        news.averaged.addAll(ids);
      }
      timer.later();
    } else if (looked.filter(last -> last.kept != means.kept()).isPresent()) { // the rows of the hosts follow
      timer.later();
    }
  }

  private void putInOrder() {
    News taken;
    synchronized (this) {
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
    TopWish wanted = wish;
    Optional<VmsThen> then = look(wanted, means.time());
    values.were(then);
    known.were(then);
    if (!wanted.equals(known.wish())) {
      known.show(wanted);
    }
    known.measured(taken.measured);
    known.averaged(taken.averaged);
    listing = new Listing(known.order(), known.count());
    taken.changed.stream().filter(id -> !known.knows(id)).forEach(means::forget);
  }

  private Optional<VmsThen> look(TopWish wanted, MeanTime time) {
    if (wanted.hosts().isEmpty() || time.end().isEmpty()) {
      looked = Optional.empty();
    } else {
      int known = logged.get();
      Resolution kept = means.kept();
      if (looked.filter(last -> last.isOf(wanted.hosts(), time) && last.logged == known && last.kept == kept)
          .isEmpty()) {
        Set<HostId> hosts = wanted.hosts().get();
        looked = Optional.of(new Looked(hosts, time, known, kept, past.apply(hosts, time)));
      }
    }
    return looked.map(Looked::found);
  }

  @Override
  public void close() {
    registrations.forEach(Registration::close);
  }
}
