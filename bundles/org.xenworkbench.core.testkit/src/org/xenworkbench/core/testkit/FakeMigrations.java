/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.migration.MigrationListener;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Migrations as a test puts them in; one that is asked for is written down and never begins. Any thread.
 *
 * @since 0.1
 */
public final class FakeMigrations implements MigrationService {

  private final List<Migration> migrations = new CopyOnWriteArrayList<>();
  private volatile Optional<MigrationEstimate> expected = Optional.empty();
  private final List<Order> orders = new CopyOnWriteArrayList<>();
  private final Set<UUID> cancellable = ConcurrentHashMap.newKeySet();
  private final Set<UUID> queued = ConcurrentHashMap.newKeySet();
  private final List<UUID> cancelled = new CopyOnWriteArrayList<>();
  private final Map<UUID, String> held = new ConcurrentHashMap<>();
  private final AtomicInteger readings = new AtomicInteger();
  private final List<MigrationListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<HostId, String> closed = new ConcurrentHashMap<>();
  private final Map<HostId, List<String>> addresses = new ConcurrentHashMap<>();
  private volatile Function<List<MigrationRequest>, List<Verdict>> checks = requests -> List.of();
  private volatile Function<MigrationRequest, List<Verdict>> verdicts = request -> List.of();
  private volatile Function<VmId, Optional<String>> obstacle = vm -> Optional.empty();

  /**
   * A migration that somebody asked for.
   *
   * @param request what
   * @param user who
   * @param id its identity
   */
  public record Order(MigrationRequest request, String user, UUID id) {
  }

  /** Adds a migration, or its next state, and tells listeners. */
  public void put(Migration migration) {
    migrations.removeIf(known -> known.id().equals(migration.id()));
    migrations.add(migration);
    tell(migration);
  }

  /** Tells listeners something, whatever is known. */
  public void tell(Migration migration) {
    listeners.forEach(listener -> listener.migrationChanged(migration));
  }

  /** Lets a migration be cancelled; those that are asked for can be. */
  public void letCancel(UUID migration) {
    cancellable.add(migration);
  }

  /** Has a migration wait for its turn. */
  public void queue(UUID migration) {
    queued.add(migration);
  }

  /** Says why a VM cannot be migrated. */
  public void hinder(Function<VmId, Optional<String>> reason) {
    obstacle = reason;
  }

  /** Says why no VM can be migrated to a host, as far as is known without asking it. */
  public void close(HostId target, String reason) {
    closed.put(target, reason);
  }

  /** Says at which addresses a host is known. */
  public void letReach(HostId target, List<String> known) {
    addresses.put(target, known);
  }

  /** Says what the checks find of several that go to one host together, besides what {@link #judge} says of each. */
  public void find(Function<List<MigrationRequest>, List<Verdict>> found) {
    checks = found;
  }

  /** Says what the checks of a migration say. */
  public void judge(Function<MigrationRequest, List<Verdict>> each) {
    verdicts = each;
  }

  /** What was asked for, in order. */
  public List<Order> orders() {
    return orders;
  }

  /** What was to be cancelled, in order. */
  public List<UUID> cancelled() {
    return cancelled;
  }

  /** How often somebody read all of them. */
  public int readings() {
    return readings.get();
  }

  /** Whether somebody listens. */
  public boolean isHeard() {
    return !listeners.isEmpty();
  }

  @Override
  public Optional<String> obstacle(VmId vm) {
    return obstacle.apply(vm);
  }

  @Override
  public Optional<String> obstacle(VmId vm, HostId target) {
    return obstacle(vm).or(() -> Optional.ofNullable(closed.get(target)));
  }

  @Override
  public List<String> addresses(HostId target) {
    return addresses.getOrDefault(target, List.of());
  }

  @Override
  public List<Verdict> check(MigrationRequest request) {
    return checkTogether(List.of(request));
  }

  @Override
  public List<Verdict> checkTogether(List<MigrationRequest> requests) {
    return Stream.concat(requests.stream().flatMap(request -> verdicts.apply(request).stream()),
        checks.apply(requests).stream()).toList();
  }

  @Override
  public OperationHandle migrate(MigrationRequest request, String user) {
    Order order = new Order(request, user, UUID.randomUUID());
    orders.add(order);
    letCancel(order.id());
    return new OperationHandle(order.id(), new CompletableFuture<>());
  }

  /** Has all migrations be expected to take so long. */
  public void expect(Optional<MigrationEstimate> all) {
    expected = all;
  }

  @Override
  public Optional<MigrationEstimate> estimate(VmId vm, HostId target) {
    return expected;
  }

  @Override
  public void hold(UUID batch, String why) {
    held.put(batch, why);
  }

  @Override
  public void release(UUID batch) {
    held.remove(batch);
  }

  /** Batches that are held, with the reasons. */
  public Map<UUID, String> held() {
    return held;
  }

  @Override
  public boolean isQueued(UUID migration) {
    return queued.contains(migration);
  }

  @Override
  public boolean cancelIfQueued(UUID migration) {
    return queued.contains(migration) && cancel(migration);
  }

  @Override
  public boolean canCancel(UUID migration) {
    return cancellable.contains(migration);
  }

  @Override
  public boolean cancel(UUID migration) {
    cancelled.add(migration);
    return canCancel(migration);
  }

  @Override
  public CompletableFuture<Void> limit(UUID migration, OptionalLong bandwidth, Optional<Duration> downtime) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public List<Migration> migrations() {
    readings.incrementAndGet();
    return new ArrayList<>(migrations);
  }

  @Override
  public Registration addListener(MigrationListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
