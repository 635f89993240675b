/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.hosts.internal.NodeListener;
import org.xenworkbench.ui.hosts.internal.Nodes;
import org.xenworkbench.ui.list.OrderTimer;

/** Hears what changes and has it put in order on a thread of its own. Any thread. */
final class VmFeed implements Registration, NodeListener {

  private final Inventory inventory;
  private final Supplier<VmOrder> made;
  private final OrderTimer timer;
  private final List<Registration> registrations;
  private volatile Runnable listener = () -> {};
  private volatile Listing listing = new Listing(VmWish.FIRST, List.of(), 0, Optional.empty());
  private volatile VmWish wish = VmWish.FIRST;
  private volatile Set<VmId> inSight = Set.of();
  private Set<ObjectId> changed = new HashSet<>();
  private Set<VmId> measured = new HashSet<>();
  /** Made where it is used, since it begins with a walk of all VMs; the scheduler's thread only. */
  private @Nullable VmOrder order;

  /** Why there is no VM at all, which is something to be done about. */
  enum Lack {
    /** No host was added. */
    HOST,
    /** None of the hosts is connected. */
    CONNECTION,
    /** The hosts have none. */
    MACHINE
  }

  /**
   * What is to be shown. Immutable.
   *
   * @param wish what it was made for
   * @param order the VMs in their order; the same list as before if nothing moved
   * @param count how many there are, listed or not
   * @param lack why there are none; empty if there are
   */
  record Listing(VmWish wish, List<VmId> order, int count, Optional<Lack> lack) {
  }

  /**
   * Creates one that listens at once.
   *
   * @param nanos the monotonic clock
   * @param scheduler of one thread; the caller ends it
   */
  VmFeed(Inventory inventory, Sampler sampler, Nodes nodes, VmOrder.Texts texts, LongSupplier nanos,
      ScheduledExecutorService scheduler) {
    this.inventory = inventory;
    made = () -> new VmOrder(inventory, texts);
    timer = new OrderTimer(nanos, scheduler, this::putInOrder);
    registrations = List.of(nodes.listen(this), sampler.addListener(this::sampled));
    timer.soon();
  }

  /** Has somebody told that there is something to show, on any thread; returns at once. */
  void onChange(Runnable told) {
    listener = told;
  }

  Listing listing() {
    return listing;
  }

  /** Whether the VMs of another filter are listed, since what was wished last takes its time. */
  boolean isBehind() {
    return !listing.wish.listsAs(wish);
  }

  void show(VmWish wanted) {
    if (!wanted.equals(wish)) {
      wish = wanted;
      timer.now();
    }
  }

  /** These are seen: only what is new of them is to be shown before the next order. */
  void show(List<VmId> rows) {
    inSight = Set.copyOf(rows);
  }

  /** VMs below a host, or hosts in a group: all that concerns a VM is told of itself, too. */
  @Override
  public void childrenChanged(Optional<? extends ObjectId> parent) {
    parent.ifPresent(this::changed);
  }

  @Override
  public void placeChanged(ModelObject node) {
    changed(node.id());
  }

  @Override
  public void changed(ObjectId node) {
    synchronized (this) {
      changed.add(node);
    }
    if (!(node instanceof VmId vm) || inSight.contains(vm)) {
      listener.run(); // what is seen says what is so now, however long the order of all takes
    }
    timer.soon();
  }

  /** By the batch: one for each VM of ten thousand would be as many questions. */
  @Override
  public void measured(ObjectId node) {
  }

  private void sampled(SampleBatch batch) {
    if (!Collections.disjoint(inSight, batch.values().keySet())) {
      listener.run();
    }
    if (wish.isMeasured()) {
      synchronized (this) {
        for (ObjectId object : batch.values().keySet()) {
          if (object instanceof VmId vm) {
            measured.add(vm);
          }
        }
      }
      timer.later();
    }
  }

  private void putInOrder() {
    Set<ObjectId> changes;
    Set<VmId> values;
    synchronized (this) {
      changes = changed;
      values = measured;
      changed = new HashSet<>();
      measured = new HashSet<>();
    }
    try {
      take(changes, values, order());
    } catch (RuntimeException e) {
      SafeLog.of(VmFeed.class).error("The virtual machines cannot be put in order", e);
    }
    listener.run();
  }

  private VmOrder order() {
    VmOrder known = order;
    if (known == null) {
      known = made.get();
      order = known;
    }
    return known;
  }

  private void take(Set<ObjectId> changes, Set<VmId> values, VmOrder known) {
    VmWish wanted = wish;
    if (!wanted.equals(known.wish())) { // first, since somebody waits for it
      known.show(wanted);
      list(known);
      listener.run();
    }
    for (ObjectId change : changes) {
      if (change instanceof VmId vm) {
        known.changed(vm);
      } else if (change instanceof HostId host) {
        known.changed(host);
      } else { // a group has another name or other hosts, which is seldom
        inventory.hosts().forEach(host -> known.changed(host.id()));
      }
    }
    known.measured(values);
    list(known);
  }

  private void list(VmOrder known) {
    Optional<Lack> lack = known.count() > 0 ? Optional.empty() : Optional.of(lack());
    listing = new Listing(known.wish(), known.order(), known.count(), lack);
  }

  private Lack lack() {
    List<Host> hosts = inventory.hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR).toList();
    return hosts.isEmpty() ? Lack.HOST : hosts.stream().anyMatch(Host::isConnected) ? Lack.MACHINE : Lack.CONNECTION;
  }

  @Override
  public void close() {
    registrations.forEach(Registration::close);
  }
}
