/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.concurrent.TrustedClock;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.migration.ScheduledOrder.When;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;

/**
 * Begins what is scheduled. An order leaves the schedule, on disk as well, before it is begun: it is begun once or not
 * at all, whenever the process dies.
 */
@Component(service = {ScheduleService.class, EnginePart.class})
public class Schedule implements ScheduleService, EnginePart {

  /** So many are begun at once: an evacuation's plan asks all hosts, and holds no other. */
  static final int AT_ONCE = 4;

  private static final Duration LOOKS = Duration.ofSeconds(1);
  /** What is begun so much later is in time: a machine is busy, and a tick comes late. */
  private static final Duration IN_TIME = Duration.ofMinutes(1);
  /** By so much the clock and the time that went by differ when somebody sets it, or the machine sleeps. */
  private static final Duration JUMP = Duration.ofMinutes(1);

  private final Inventory inventory;
  private final MigrationService migrations;
  private final EvacuationService evacuations;
  private final EventLog log;
  private final Clock clock;
  private final Timing timing;
  private final TrustedClock trusted;
  private final Optional<ScheduleFile> file;
  private final ScheduledExecutorService ticker;
  private final ExecutorService worker;
  private final Listeners<Listener> listeners = new Listeners<>();
  /** Never changed, but replaced, so that who reads them waits for no disk. */
  private volatile List<ScheduledOrder> orders = List.of();
  private volatile boolean stopped;
  private final AtomicInteger holders = new AtomicInteger();
  /** Those that are being begun, so that no tick begins them twice. */
  private final Set<UUID> begun = new HashSet<>();
  private Optional<String> leftAlone = Optional.empty();
  private final CompletableFuture<Optional<String>> loaded;
  private Instant lastWall;
  private long lastNanos;

  /** Uses these services. */
  @Activate
  public Schedule(@Reference Inventory inventory, @Reference MigrationService migrations,
      @Reference EvacuationService evacuations, @Reference EventLog log, @Reference TrustedClock trusted) {
    this(inventory, migrations, evacuations, log, Timing.system(), trusted, ScheduleFile.ofWorkspace());
  }

  Schedule(Inventory inventory, MigrationService migrations, EvacuationService evacuations, EventLog log,
      Timing timing, TrustedClock trusted, Optional<ScheduleFile> file) {
    this.inventory = inventory;
    this.migrations = migrations;
    this.evacuations = evacuations;
    this.log = log;
    this.timing = timing;
    this.trusted = trusted;
    this.clock = timing.clock();
    this.file = file;
    lastWall = clock.instant();
    lastNanos = timing.nanos();
    worker = timing.pool("xenworkbench-schedule-work", AT_ONCE);
    ticker = timing.scheduler("xenworkbench-schedule");
    loaded = CompletableFuture.supplyAsync(this::load, worker);
    ticker.scheduleWithFixedDelay(this::look, LOOKS.toMillis(), LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void stop() {
    stopped = true;
    ticker.shutdownNow();
    worker.shutdown();
  }

  /** What could not be read of it. */
  private Optional<String> load() {
    Optional<ScheduleFile.Content> found = file.map(kept -> kept.load(clock.instant()));
    found.ifPresent(content -> {
      synchronized (this) {
        orders = List.copyOf(content.orders());
        leftAlone = content.leftAlone();
      }
      content.damage().forEach(text -> log.append(LogEntry
          .occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, text, clock.instant()).build()));
      changed();
    });
    return found.flatMap(content -> content.leftAlone().or(() -> content.damage().stream().reduce((one, next) -> one
        + ' ' + next)));
  }

  private void changed() {
    listeners.fire(Listener::scheduleChanged);
  }

  @Override
  public List<ScheduledOrder> orders() {
    return orders.stream().sorted(Comparator.comparing(order -> order.when().at())).toList();
  }

  @Override
  public CompletableFuture<Optional<String>> loaded() {
    return loaded.handle((problem, failure) -> failure == null ? problem
        : Optional.of(NLS.bind(Messages.Schedule_Unsaved, failure)));
  }

  @Override
  public Registration hold() {
    holders.incrementAndGet();
    AtomicBoolean held = new AtomicBoolean(true);
    return () -> {
      if (held.getAndSet(false)) {
        holders.decrementAndGet();
      }
    };
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Optional<String> obstacle(Instant at) {
    return at.isAfter(clock.instant()) ? Optional.empty()
        : Optional.of(NLS.bind(Messages.Schedule_Past, Moments.text(at)));
  }

  @Override
  public Instant moment(LocalDateTime local, ZoneId zone) {
    return Moments.of(local, zone);
  }

  private String name(HostId host) {
    return inventory.host(host).map(Host::name)
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.Migrate_UnknownHost, host)));
  }

  @Override
  public ScheduledOrder migrate(VmId vm, HostId target, When when, String user) {
    String name = inventory.virtualMachine(vm).map(VirtualMachine::name)
        .orElseThrow(() -> new IllegalArgumentException(Messages.Migrate_UnknownVm));
    return add(new ScheduledOrder(UUID.randomUUID(), Optional.of(vm), target,
        NLS.bind(Messages.Schedule_Migrate, name, name(target)), when, user));
  }

  @Override
  public ScheduledOrder evacuate(HostId host, When when, String user) {
    return add(new ScheduledOrder(UUID.randomUUID(), Optional.empty(), host,
        NLS.bind(Messages.Schedule_Evacuate, name(host)), when, user));
  }

  private ScheduledOrder add(ScheduledOrder order) {
    requireFuture(order.when());
    awaitLoaded();
    synchronized (this) {
      List<ScheduledOrder> next = new ArrayList<>(orders);
      next.add(order);
      keep(next);
    }
    note(order, order.user(), LogEntry.Status.INFO, NLS.bind(Messages.Schedule_Added, Moments.text(order.when().at()),
        order.what()));
    return order;
  }

  /** Else what is in the file would be written over. */
  private void awaitLoaded() {
    try {
      timing.await(loaded);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(NLS.bind(Messages.Schedule_Unsaved, e), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(NLS.bind(Messages.Schedule_Unsaved, e.getCause()), e);
    }
  }

  private void requireFuture(When when) {
    obstacle(when.at()).ifPresent(reason -> {
      throw new IllegalArgumentException(reason);
    });
  }

  /** On disk, then here. Holding the lock. */
  private void keep(List<ScheduledOrder> next) {
    leftAlone.ifPresent(reason -> {
      throw new IllegalStateException(reason);
    });
    try {
      if (file.isPresent()) {
        file.get().save(next);
      }
    } catch (IOException e) {
      throw new IllegalStateException(NLS.bind(Messages.Schedule_Unsaved, e.getMessage()), e);
    }
    orders = List.copyOf(next);
  }

  /** Holding the lock. */
  private ScheduledOrder require(UUID id) {
    ScheduledOrder found = orders.stream().filter(order -> order.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(Messages.Schedule_Gone));
    if (begun.contains(id)) {
      throw new IllegalArgumentException(Messages.Schedule_BeingBegun);
    }
    return found;
  }

  @Override
  public ScheduledOrder change(UUID id, When when, String user) {
    requireFuture(when);
    awaitLoaded();
    ScheduledOrder changed;
    synchronized (this) {
      changed = require(id).at(when);
      keep(orders.stream().map(order -> order.id().equals(id) ? changed : order).toList());
    }
    note(changed, user, LogEntry.Status.INFO,
        NLS.bind(Messages.Schedule_Changed, Moments.text(when.at()), changed.what()));
    return changed;
  }

  @Override
  public void cancel(UUID id, String user) {
    awaitLoaded();
    ScheduledOrder order;
    synchronized (this) {
      order = require(id);
      keep(orders.stream().filter(other -> other != order).toList());
    }
    note(order, user, LogEntry.Status.INFO, NLS.bind(Messages.Schedule_Cancelled, order.what()));
  }

  @Override
  public Registration addListener(Listener listener) {
    return listeners.add(listener);
  }

  private void note(ScheduledOrder order, String user, LogEntry.Status status, String text) {
    log.append(LogEntry.occurrence(LogEntry.CONFIGURATION, status, text, clock.instant())
        .host(order.host(), hostName(order)).user(user).build());
    changed();
  }

  private void look() {
    Instant now = clock.instant();
    List<ScheduledOrder> due;
    synchronized (this) {
      tellJump();
      if (holders.get() > 0 || trusted.now().isEmpty()) {
        return; // a wrong clock begins nothing, and makes nothing late
      }
      due = orders.stream().filter(order -> !order.when().at().isAfter(now) && begun.add(order.id()))
          .sorted(Comparator.comparing(order -> order.when().at())).toList();
    }
    due.forEach(order -> worker.execute(() -> begin(order, now)));
  }

  /** Orders go by the new time: what it has skipped is late. Holding the lock. */
  private void tellJump() {
    Instant wall = clock.instant();
    long nanos = timing.nanos();
    Duration by = Duration.between(lastWall, wall).minusNanos(nanos - lastNanos);
    if (by.abs().compareTo(JUMP) > 0 && !orders.isEmpty()) {
      log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING,
          NLS.bind(Messages.Schedule_Jump, Moments.text(lastWall), Moments.text(wall)), wall).build());
    }
    lastWall = wall;
    lastNanos = nanos;
  }

  /** Begins one that was found to be due then: it is not late because others were before it. */
  private void begin(ScheduledOrder order, Instant found) {
    try {
      if (stopped) {
        return; // it stays in the file for the next start
      }
      Duration late = Duration.between(order.when().at(), found);
      boolean isMissed = late.compareTo(order.when().late().plus(IN_TIME)) > 0;
      Optional<String> obstacle = isMissed ? Optional.empty() : obstacle(order);
      if (obstacle.isPresent() && late.compareTo(order.when().late()) < 0) {
        return; // it is tried again until it is too late
      }
      if (isMissed) {
        remove(order);
        note(order, NLS.bind(Messages.Schedule_User, order.user()), LogEntry.Status.WARNING,
            NLS.bind(Messages.Schedule_Missed, Moments.text(order.when().at()), order.what()));
      } else {
        leave(order, obstacle);
      }
    } catch (RuntimeException e) {
      SafeLog.of(Schedule.class).error("A scheduled order failed: " + order, e);
    } finally {
      synchronized (this) {
        begun.remove(order.id());
      }
    }
  }

  /** The log is given it before it is out of the schedule, so that a process that dies in between leaves an entry. */
  private void leave(ScheduledOrder order, Optional<String> obstacle) {
    LogEntry entry = LogEntry.of(LogEntry.CONFIGURATION, LogEntry.Status.RUNNING,
        NLS.bind(Messages.Schedule_Begins, order.what()), clock.instant()).host(order.host(), hostName(order))
        .user(NLS.bind(Messages.Schedule_User, order.user())).build();
    log.append(entry);
    if (stopped) {
      return; // the end of the log ends the entry, and the order stays in the file
    }
    Optional<String> failed = remove(order).or(() -> obstacle).or(() -> perform(order, entry.user()));
    log.append(entry.toBuilder().finished(clock.instant())
        .status(failed.isPresent() ? LogEntry.Status.FAILED : LogEntry.Status.INFO)
        .message(failed.map(reason -> NLS.bind(Messages.Schedule_Failed, order.what(), reason))
            .orElseGet(() -> NLS.bind(Messages.Schedule_Begun, order.what())))
        .build());
    changed();
  }

  private String hostName(ScheduledOrder order) {
    return inventory.host(order.host()).map(Host::name).orElse("");
  }

  /** Why it is still in the file, so that it must not be begun: the next start would begin it once more. */
  private synchronized Optional<String> remove(ScheduledOrder order) {
    List<ScheduledOrder> rest = orders.stream().filter(other -> !other.id().equals(order.id())).toList();
    try {
      keep(rest);
      return Optional.empty();
    } catch (IllegalStateException e) {
      orders = rest;
      return Optional.of(NLS.bind(Messages.Schedule_StillThere, e.getMessage()));
    }
  }

  private Optional<String> obstacle(ScheduledOrder order) {
    return order.vm().isPresent() ? migrations.obstacle(order.vm().get(), order.host())
        : evacuations.obstacle(order.host());
  }

  /** Why it could not be begun. */
  private Optional<String> perform(ScheduledOrder order, String user) {
    try {
      if (order.vm().isPresent()) {
        migrations.migrate(MigrationRequest.peerToPeer(order.vm().get(), order.host()), user);
      } else {
        evacuations.evacuate(evacuations.plan(order.host()), user);
      }
      return Optional.empty();
    } catch (RuntimeException e) { // it is in no list any more: the entry is all that is left of it
      return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }
}
