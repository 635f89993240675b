/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.workspace.FrameworkEnd;

/**
 * Lets no more migrations be under way at once than the limits say, of a host and in total, those of others included;
 * the rest wait for their turn in the order in which they were asked for. One that could begin does not wait for
 * another that cannot, and none for the end of one that nobody sees: while a host is not connected, those from or to it
 * do not count in total. One whose host is lost before its turn waits for it, but not for ever. Thread-safe; calls none
 * of those that wait while it holds its lock.
 */
final class MigrationQueue {

  /** While any wait: a limit was changed, or a host was lost. */
  private static final Duration LOOKS_AGAIN = Duration.ofSeconds(2);

  /** So long a host is waited for that was connected when it was asked for: it may be restarted, or its network be. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final MigrationRegister register;
  private final PlacementReader placements;
  private final IntSupplier perHost;
  private final IntSupplier total;
  private final ScheduledExecutorService ticker;
  private final Map<UUID, Ticket> waiting = new LinkedHashMap<>();
  /** The same by their VMs, the first of each first. */
  private final Map<VmId, List<Ticket>> waitingOf = new HashMap<>();
  private final Map<UUID, Ticket> begun = new LinkedHashMap<>();
  /** Those that wait for a host, and when they do no longer. */
  private final Map<UUID, ScheduledFuture<?>> patient = new HashMap<>();
  /** The host that came back too late, by those that waited for it. */
  private final Map<UUID, String> givenUp = new HashMap<>();
  /** What those that wait were told last. */
  private final Map<UUID, String> told = new HashMap<>();
  /** Batches whose turn does not come, with the reason. */
  private final Map<UUID, String> held = new HashMap<>();
  private final Queue<Runnable> outbox = new ArrayDeque<>();
  private boolean delivering;
  private boolean looksAgain;
  private boolean closed;

  private record Ticket(MigrationCheck.Subject subject, OperationMonitor monitor, Runnable begin) {

    List<Host> hosts() {
      return List.of(subject.source(), subject.target());
    }

    Optional<MigrationRequest.Batch> batch() {
      return subject.request().batch();
    }
  }

  /**
   * An empty one.
   *
   * @param ticker of which its owner takes care
   */
  MigrationQueue(MigrationRegister register, PlacementReader placements, IntSupplier perHost, IntSupplier total,
      ScheduledExecutorService ticker) {
    this.register = register;
    this.placements = placements;
    this.perHost = perHost;
    this.total = total;
    this.ticker = ticker;
  }

  /** Nothing has its turn any more: the workbench ends, and says of what waits that it was not begun. */
  synchronized void close() {
    closed = true;
  }

  /** Begins it when it has its turn, which is over when it is {@linkplain #leave left}. */
  void enter(MigrationCheck.Subject subject, OperationMonitor monitor, Runnable begin) {
    synchronized (this) {
      Ticket ticket = new Ticket(subject, monitor, begin);
      waiting.put(monitor.id(), ticket);
      waitingOf.merge(subject.vm().id(), List.of(ticket),
          (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
    }
    look();
  }

  /** It has ended, or waits no more. */
  void leave(UUID migration) {
    synchronized (this) {
      begun.remove(migration);
      told.remove(migration);
      waitsForNoHost(migration);
      Optional.ofNullable(waiting.remove(migration)).ifPresent(this::waitsNoMore);
    }
    look();
  }

  /** Takes one that waits out of the queue, so that it never has its turn; whether it waited. Its caller cancels it. */
  synchronized boolean withdraw(UUID migration) {
    Ticket ticket = waiting.remove(migration);
    if (ticket != null) {
      waitsNoMore(ticket);
    }
    return ticket != null;
  }

  /** Those of a batch wait until it is released. */
  void hold(UUID batch, String why) {
    synchronized (this) {
      held.put(batch, why);
    }
    look();
  }

  /** Those of a batch have their turn as any. */
  void release(UUID batch) {
    synchronized (this) {
      held.remove(batch);
    }
    look();
  }

  /** Whether it waits for its turn. */
  synchronized boolean isWaiting(UUID migration) {
    return waiting.containsKey(migration);
  }

  /** Where a VM is to go that waits for its turn. */
  synchronized Optional<String> targetOf(VmId vm) {
    return waitingOf.getOrDefault(vm, List.of()).stream().map(ticket -> ticket.subject().target().name()).findFirst();
  }

  /** Whether a VM has its turn, so that its migration is under way or about to begin. */
  synchronized boolean hasTurn(VmId vm) {
    return begun.values().stream().anyMatch(ticket -> ticket.subject().vm().id().equals(vm));
  }

  /** That it has its turn though a host did not come back, as a sentence; empty if none was waited for in vain. */
  synchronized Optional<String> givenUp(UUID migration) {
    return Optional.ofNullable(givenUp.get(migration))
        .map(host -> MessageFormat.format(Messages.Queue_givenUp, host, PATIENCE.toMinutes()));
  }

  /** Begins those that may begin now, and tells the others what they wait for. */
  void look() {
    synchronized (this) {
      if (closed || FrameworkEnd.hasBegun()) {
        return;
      }
      List<List<HostId>> underWay = underWay();
      for (Iterator<Ticket> all = waiting.values().iterator(); all.hasNext();) {
        Ticket ticket = all.next();
        UUID id = ticket.monitor().id();
        Optional<String> reason = reason(ticket, underWay);
        if (reason.isEmpty()) {
          all.remove();
          waitsNoMore(ticket);
          told.remove(id);
          begun.put(id, ticket);
          underWay = underWay();
          outbox.add(ticket.begin());
        } else if (!reason.get().equals(told.put(id, reason.get()))) {
          outbox.add(() -> ticket.monitor().progress(OptionalDouble.empty(), reason.get()));
        }
      }
      if (!waiting.isEmpty() && !looksAgain) {
        looksAgain = true;
        ticker.schedule(this::lookAgain, LOOKS_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    deliver();
  }

  private void waitsNoMore(Ticket ticket) {
    VmId vm = ticket.subject().vm().id();
    List<Ticket> others = waitingOf.getOrDefault(vm, List.of()).stream().filter(other -> other != ticket).toList();
    if (others.isEmpty()) {
      waitingOf.remove(vm);
    } else {
      waitingOf.put(vm, others);
    }
  }

  private void lookAgain() {
    synchronized (this) {
      looksAgain = false;
    }
    look();
  }

  /** By one thread at a time, thus in order: what it waited for is not told after it has begun. */
  private void deliver() {
    synchronized (this) {
      if (delivering) {
        return;
      }
      delivering = true;
    }
    boolean whole = false;
    try {
      for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
        next.get().run();
      }
      whole = true;
    } finally {
      if (!whole) { // the rest is delivered by the next look
        stopDelivering();
      }
    }
  }

  private synchronized Optional<Runnable> next() {
    Optional<Runnable> next = Optional.ofNullable(outbox.poll());
    delivering = next.isPresent();
    return next;
  }

  private synchronized void stopDelivering() {
    delivering = false;
  }

  /** Those that were connected when it was asked for are waited for; a check refuses the others. */
  private Optional<String> away(Ticket ticket) {
    UUID id = ticket.monitor().id();
    Optional<Host> away =
        ticket.hosts().stream().filter(host -> host.isConnected() && isAway(host, ticket)).findFirst();
    if (away.isEmpty()) {
      waitsForNoHost(id);
    } else if (givenUp.containsKey(id)) {
      return Optional.empty();
    } else {
      String name = away.get().name();
      patient.computeIfAbsent(id, any -> ticker.schedule(() -> giveUp(any, name), PATIENCE.toMillis(),
          TimeUnit.MILLISECONDS));
    }
    return away.map(host -> MessageFormat.format(Messages.Queue_away, host.name(), PATIENCE.toMinutes()));
  }

  /** Also a source that is back, and has not told yet what it has. */
  private boolean isAway(Host host, Ticket ticket) {
    return placements.knows(host.id()) && (!placements.isConnected(host.id())
        || host.equals(ticket.subject().source()) && !placements.hasTold(host.id()));
  }

  /** If one is lost later, it is waited for as long as any. */
  private void waitsForNoHost(UUID id) {
    givenUp.remove(id);
    Optional.ofNullable(patient.remove(id)).ifPresent(end -> end.cancel(false));
  }

  private void giveUp(UUID id, String host) {
    synchronized (this) {
      if (patient.remove(id) == null) {
        return;
      }
      givenUp.put(id, host);
    }
    look();
  }

  private Optional<String> reason(Ticket ticket, List<List<HostId>> underWay) {
    Optional<String> hold = id(ticket).map(held::get);
    if (hold.isPresent()) {
      waitsForNoHost(ticket.monitor().id());
      return hold;
    }
    return away(ticket).or(() -> limit(ticket, underWay));
  }

  private Optional<String> limit(Ticket ticket, List<List<HostId>> underWay) {
    long seen = underWay.stream().filter(ends -> ends.stream().allMatch(placements::isConnected)).count();
    int most = total.getAsInt();
    if (seen >= most) {
      return Optional.of(MessageFormat.format(Messages.Queue_total, seen, most, underWay.size() - seen));
    }
    Optional<MigrationRequest.Batch> batch = ticket.batch();
    long together = begun.values().stream().filter(other -> batch.isPresent() && Objects.equals(id(other), id(ticket)))
        .count();
    if (batch.filter(several -> together >= several.atOnce()).isPresent()) {
      return Optional.of(MessageFormat.format(Messages.Queue_batch, together, batch.get().atOnce()));
    }
    int mostOfHost = perHost.getAsInt();
    return ticket.hosts().stream().filter(host -> count(host.id(), underWay) >= mostOfHost).findFirst()
        .map(host -> MessageFormat.format(Messages.Queue_host, host.name(), count(host.id(), underWay), mostOfHost));
  }

  /** The two hosts of each that is under way, those of others as well. */
  private List<List<HostId>> underWay() {
    return Stream.concat(begun.values().stream().map(ticket -> ticket.hosts().stream().map(Host::id).toList()),
        register.running().stream().filter(other -> !begun.containsKey(other.id()))
            .map(other -> List.of(other.source(), other.target())))
        .toList();
  }

  private static Optional<UUID> id(Ticket ticket) {
    return ticket.batch().map(MigrationRequest.Batch::id);
  }

  private long count(HostId host, List<List<HostId>> underWay) {
    return underWay.stream().filter(ends -> ends.stream().anyMatch(end -> placements.isSame(end, host))).count();
  }
}
