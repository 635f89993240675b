/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.EvacuationService.Progress;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;

/**
 * The evacuations that this process has begun and that have not ended: what waits of them ends with the process, so
 * that nothing of this is to be kept. Thread-safe.
 */
final class RunningEvacuations {

  private final Inventory inventory;
  private final MigrationService migrations;
  private final OperationService operations;
  private final List<Run> runs = new ArrayList<>();
  private final Set<HostId> rolledBack = new HashSet<>();
  private final Listeners<EvacuationService.Listener> listeners = new Listeners<>();

  /** One of a machine, which may have been asked for more than once. */
  private static final class Run {

    private final HostId host;
    private final UUID batch;
    private final List<OperationHandle> open = new ArrayList<>();
    /** Why those that wait are held; empty if they are not. */
    private Optional<String> paused = Optional.empty();

    Run(HostId host, UUID batch) {
      this.host = host;
      this.batch = batch;
    }
  }

  RunningEvacuations(Inventory inventory, MigrationService migrations, OperationService operations) {
    this.inventory = inventory;
    this.migrations = migrations;
    this.operations = operations;
  }

  /** By what stands for its machine now: that may be another host than when it was begun. */
  private Optional<Run> run(HostId host) {
    return runs.stream().filter(run -> isSame(run.host, host)).findFirst();
  }

  private boolean isSame(HostId one, HostId other) {
    return inventory.standIn(one).equals(inventory.standIn(other));
  }

  /** What is begun of a host next belongs to that batch: one that is paused stays so. */
  synchronized UUID batch(HostId host) {
    return run(host).map(run -> run.batch).orElseGet(UUID::randomUUID);
  }

  /** One of that batch was begun, or waits for its turn. */
  void add(HostId host, UUID batch, OperationHandle handle) {
    boolean first;
    synchronized (this) {
      Optional<Run> before = run(host);
      first = before.isEmpty();
      Run run = before.orElseGet(() -> new Run(host, batch));
      if (first) {
        runs.add(run);
      }
      run.open.add(handle);
    }
    if (first) {
      changed(host);
    }
    handle.done().thenRun(() -> ended(host, handle));
  }

  private void changed(HostId host) {
    listeners.fire(listener -> listener.evacuationChanged(host));
  }

  Registration addListener(EvacuationService.Listener listener) {
    return listeners.add(listener);
  }

  private void ended(HostId host, OperationHandle handle) {
    List<UUID> over = new ArrayList<>();
    synchronized (this) {
      runs.removeIf(run -> {
        boolean last = run.open.remove(handle) && run.open.isEmpty();
        if (last) {
          over.add(run.batch);
        }
        return last;
      });
    }
    over.forEach(batch -> {
      holdOrRelease(batch);
      changed(host);
    });
  }

  /** How that of a host goes; empty if none does. */
  Optional<Progress> progress(HostId host) {
    List<OperationHandle> open;
    boolean paused;
    synchronized (this) {
      open = open(host);
      paused = run(host).flatMap(run -> run.paused).isPresent();
    }
    int waiting = (int) open.stream().filter(handle -> migrations.isQueued(handle.id())).count();
    return open.isEmpty() ? Optional.empty() : Optional.of(new Progress(waiting, open.size() - waiting, paused));
  }

  private List<OperationHandle> open(HostId host) {
    return run(host).stream().flatMap(run -> run.open.stream()).filter(handle -> !handle.done().isDone()).toList();
  }

  /**
   * Holds what waits.
   *
   * @param user who asks for it, which those that wait are told
   * @return whether there is any
   */
  boolean pause(HostId host, String user) {
    return set(host, Optional.of(NLS.bind(Messages.Queue_paused, user)));
  }

  /** Lets what waits have its turn; whether there is any. */
  boolean resume(HostId host) {
    return set(host, Optional.empty());
  }

  private boolean set(HostId host, Optional<String> paused) {
    Optional<Run> set;
    synchronized (this) {
      set = run(host);
      set.ifPresent(run -> run.paused = paused);
    }
    set.ifPresent(run -> holdOrRelease(run.batch));
    changed(host);
    return set.isPresent();
  }

  /** Again if another has changed it meanwhile, or the last of it has ended: what is done last is what is so. */
  private void holdOrRelease(UUID batch) {
    Optional<String> paused;
    do {
      paused = paused(batch);
      paused.ifPresentOrElse(why -> migrations.hold(batch, why), () -> migrations.release(batch));
    } while (!paused.equals(paused(batch)));
  }

  private synchronized Optional<String> paused(UUID batch) {
    return runs.stream().filter(run -> run.batch.equals(batch)).findFirst().flatMap(run -> run.paused);
  }

  /** Cancels what waits, the last first: else each would leave its place to the next for a moment. */
  void stop(HostId host) {
    List<OperationHandle> open;
    synchronized (this) {
      open = new ArrayList<>(open(host));
    }
    Collections.reverse(open);
    open.stream().map(OperationHandle::id).forEach(migrations::cancelIfQueued);
  }

  /** How many leave that machine now, whoever began them; of ours, until the log tells their end. */
  int leaving(HostId host) {
    Stream<UUID> ours = operations.running().stream().filter(state -> isLeaving(state.description(), host))
        .map(OperationState::id).filter(id -> !migrations.isQueued(id));
    Stream<UUID> all = migrations.migrations().stream()
        .filter(migration -> migration.isRunning() && isSame(migration.source(), host)).map(Migration::id);
    return (int) Stream.concat(ours, all).distinct().count();
  }

  /** One of several, which are no migration themselves. */
  private boolean isLeaving(Operation.Description what, HostId host) {
    return what.kind().equals(LogEntry.MIGRATION) && what.vm().isPresent()
        && what.host().filter(source -> isSame(source, host)).isPresent();
  }

  /** Nothing is begun of it until that is {@linkplain #rolledBack over}; whether it was not rolled back already. */
  synchronized boolean rollBack(HostId host) {
    return !isRolledBack(host) && rolledBack.add(host);
  }

  synchronized boolean isRolledBack(HostId host) {
    return rolledBack.stream().anyMatch(one -> isSame(one, host));
  }

  synchronized void rolledBack(HostId host) {
    rolledBack.remove(host);
  }

  /** Completed when nothing of it is under way any more, of what an earlier process has begun either. */
  CompletableFuture<Void> ended(HostId host) {
    Stream<CompletableFuture<?>> ends;
    synchronized (this) {
      ends = open(host).stream().map(OperationHandle::done);
    }
    return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).thenCompose(all -> left(host));
  }

  private CompletableFuture<@Nullable Void> left(HostId host) {
    CompletableFuture<@Nullable Void> left = new CompletableFuture<>();
    List<Registration> hears = List.of(migrations.addListener(migration -> completeIfLeft(left, host)),
        operations.addListener(state -> completeIfLeft(left, host)));
    left.whenComplete((all, failure) -> hears.forEach(Registration::close));
    completeIfLeft(left, host);
    return left;
  }

  private void completeIfLeft(CompletableFuture<@Nullable Void> left, HostId host) {
    if (leaving(host) == 0) {
      left.complete(null);
    }
  }
}
