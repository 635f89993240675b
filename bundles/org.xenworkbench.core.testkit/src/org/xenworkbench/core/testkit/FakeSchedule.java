/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.migration.ScheduledOrder.When;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;

/**
 * Keeps what is scheduled in memory and begins nothing; its clock stands at 2026-01-01T00:00:00Z. One thread at a time.
 *
 * @since 0.1
 */
public final class FakeSchedule implements ScheduleService {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private volatile CompletableFuture<Optional<String>> loaded = CompletableFuture.completedFuture(Optional.empty());
  private volatile boolean held;
  private final List<ScheduledOrder> orders = new ArrayList<>();
  private final Listeners<Listener> listeners = new Listeners<>();

  @Override
  public synchronized List<ScheduledOrder> orders() {
    return List.copyOf(orders);
  }

  @Override
  public CompletableFuture<Optional<String>> loaded() {
    return loaded;
  }

  @Override
  public Registration hold() {
    held = true;
    return () -> held = false;
  }

  /** Whether nothing is to be begun. */
  public boolean isHeld() {
    return held;
  }

  /** Has it be read from now on by {@link #load} only. */
  public void beginToLoad() {
    loaded = new CompletableFuture<>();
  }

  /** Whether somebody waits until it is read. */
  public boolean isAwaited() {
    return loaded.getNumberOfDependents() > 0;
  }

  /** It is read. */
  public void load() {
    loaded.complete(Optional.empty());
  }

  /** It cannot be read for that reason. */
  public void fail(String reason) {
    loaded.complete(Optional.of(reason));
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public Optional<String> obstacle(Instant at) {
    return at.isAfter(NOW) ? Optional.empty() : Optional.of("It is past.");
  }

  @Override
  public Instant moment(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new IllegalArgumentException("There is no such time.");
    }
    return local.toInstant(offsets.get(0));
  }

  private ScheduledOrder put(ScheduledOrder order) {
    obstacle(order.when().at()).ifPresent(reason -> {
      throw new IllegalArgumentException(reason);
    });
    synchronized (this) {
      orders.removeIf(other -> other.id().equals(order.id()));
      orders.add(order);
    }
    listeners.fire(Listener::scheduleChanged);
    return order;
  }

  @Override
  public ScheduledOrder migrate(VmId vm, HostId target, When when, String user) {
    return put(new ScheduledOrder(UUID.randomUUID(), Optional.of(vm), target, "Migrate", when, user));
  }

  @Override
  public ScheduledOrder evacuate(HostId host, When when, String user) {
    return put(new ScheduledOrder(UUID.randomUUID(), Optional.empty(), host, "Evacuate", when, user));
  }

  private ScheduledOrder require(UUID id) {
    return orders().stream().filter(order -> order.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("It is not scheduled."));
  }

  @Override
  public ScheduledOrder change(UUID id, When when, String user) {
    return put(require(id).at(when));
  }

  @Override
  public void cancel(UUID id, String user) {
    ScheduledOrder order = require(id);
    synchronized (this) {
      orders.remove(order);
    }
    listeners.fire(Listener::scheduleChanged);
  }

  @Override
  public Registration addListener(Listener listener) {
    return listeners.add(listener);
  }
}
