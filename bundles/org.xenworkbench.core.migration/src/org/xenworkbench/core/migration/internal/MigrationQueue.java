/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationMonitor;

/**
 * Lets no more migrations be under way at once than the limits say, of a host and in total, those of others included;
 * the rest wait for their turn in the order in which they were asked for. One that could begin does not wait for
 * another that cannot. Thread-safe; calls nobody while it holds its lock.
 */
final class MigrationQueue {

  private final MigrationRegister register;
  private final PlacementReader placements;
  private final IntSupplier perHost;
  private final IntSupplier total;
  private final List<Ticket> waiting = new ArrayList<>();
  private final Map<UUID, Ticket> begun = new LinkedHashMap<>();

  private record Ticket(MigrationCheck.Subject subject, OperationMonitor monitor, Runnable begin) {

    List<Host> hosts() {
      return List.of(subject.source(), subject.target());
    }

    Optional<MigrationRequest.Batch> batch() {
      return subject.request().batch();
    }
  }

  MigrationQueue(MigrationRegister register, PlacementReader placements, IntSupplier perHost, IntSupplier total) {
    this.register = register;
    this.placements = placements;
    this.perHost = perHost;
    this.total = total;
  }

  /** Begins it when it has its turn, which is over when it is {@linkplain #leave left}. */
  void enter(MigrationCheck.Subject subject, OperationMonitor monitor, Runnable begin) {
    synchronized (this) {
      waiting.add(new Ticket(subject, monitor, begin));
    }
    look();
  }

  /** It has ended, or waits no more. */
  void leave(UUID migration) {
    synchronized (this) {
      begun.remove(migration);
      waiting.removeIf(ticket -> ticket.monitor().id().equals(migration));
    }
    look();
  }

  /** Whether it waits for its turn. */
  synchronized boolean isWaiting(UUID migration) {
    return waiting.stream().anyMatch(ticket -> ticket.monitor().id().equals(migration));
  }

  /** Where a VM is to go that waits for its turn. */
  synchronized Optional<String> targetOf(VmId vm) {
    return waiting.stream().filter(ticket -> ticket.subject().vm().id().equals(vm))
        .map(ticket -> ticket.subject().target().name()).findFirst();
  }

  /** Begins those that may begin now, and tells the others what they wait for. */
  void look() {
    List<Runnable> next = new ArrayList<>();
    synchronized (this) {
      for (Iterator<Ticket> all = waiting.iterator(); all.hasNext();) {
        Ticket ticket = all.next();
        Optional<String> reason = reason(ticket);
        if (reason.isPresent()) {
          next.add(() -> ticket.monitor().progress(OptionalDouble.empty(), reason.get()));
        } else {
          all.remove();
          begun.put(ticket.monitor().id(), ticket);
          next.add(ticket.begin());
        }
      }
    }
    next.forEach(Runnable::run);
  }

  private Optional<String> reason(Ticket ticket) {
    List<Migration> others = register.running().stream().filter(other -> !begun.containsKey(other.id())).toList();
    int most = total.getAsInt();
    if (begun.size() + others.size() >= most) {
      return Optional.of(MessageFormat.format(Messages.Queue_total, begun.size() + others.size(), most));
    }
    Optional<MigrationRequest.Batch> batch = ticket.batch();
    long together = begun.values().stream().filter(other -> batch.isPresent() && Objects.equals(id(other), id(ticket)))
        .count();
    if (batch.filter(several -> together >= several.atOnce()).isPresent()) {
      return Optional.of(MessageFormat.format(Messages.Queue_batch, together, batch.get().atOnce()));
    }
    int mostOfHost = perHost.getAsInt();
    return ticket.hosts().stream().filter(host -> count(host.id(), others) >= mostOfHost).findFirst()
        .map(host -> MessageFormat.format(Messages.Queue_host, host.name(), count(host.id(), others), mostOfHost));
  }

  private static Optional<UUID> id(Ticket ticket) {
    return ticket.batch().map(MigrationRequest.Batch::id);
  }

  private long count(HostId host, List<Migration> others) {
    return begun.values().stream()
        .filter(ticket -> ticket.hosts().stream().anyMatch(end -> placements.isSame(end.id(), host))).count()
        + others.stream().filter(migration -> Stream.of(migration.source(), migration.target())
            .anyMatch(end -> placements.isSame(end, host))).count();
  }
}
