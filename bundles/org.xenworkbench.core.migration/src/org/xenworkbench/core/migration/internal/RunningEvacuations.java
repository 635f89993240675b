/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.EvacuationService.Progress;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;

/**
 * The evacuations that this process has begun and that have not ended: what waits of them ends with the process, so
 * that nothing of this is to be kept. Thread-safe.
 */
final class RunningEvacuations {

  private final Inventory inventory;
  private final MigrationService migrations;
  private final OperationService operations;
  private final Map<HostId, Run> runs = new HashMap<>();
  private final Listeners<EvacuationService.Listener> listeners = new Listeners<>();

  /** One of a machine, which may have been asked for more than once. */
  private static final class Run {

    private final UUID batch;
    private final List<OperationHandle> open = new ArrayList<>();
    private boolean paused;

    Run(UUID batch) {
      this.batch = batch;
    }
  }

  RunningEvacuations(Inventory inventory, MigrationService migrations, OperationService operations) {
    this.inventory = inventory;
    this.migrations = migrations;
    this.operations = operations;
  }

  private Optional<Run> run(HostId host) {
    return Optional.ofNullable(runs.get(inventory.standIn(host)));
  }

  /** What is begun of a host next belongs to that batch: one that is paused stays so. */
  synchronized UUID batch(HostId host) {
    return run(host).map(run -> run.batch).orElseGet(UUID::randomUUID);
  }

  /** Those of that batch were begun. */
  void add(HostId host, UUID batch, List<OperationHandle> handles) {
    if (handles.isEmpty()) {
      return;
    }
    synchronized (this) {
      runs.computeIfAbsent(inventory.standIn(host), machine -> new Run(batch)).open.addAll(handles);
    }
    changed(host);
    handles.forEach(handle -> handle.done().thenRun(() -> ended(host, handle)));
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
      runs.values().removeIf(run -> {
        boolean last = run.open.remove(handle) && run.open.isEmpty();
        if (last) {
          over.add(run.batch);
        }
        return last;
      });
    }
    over.forEach(batch -> {
      migrations.release(batch);
      changed(host);
    });
  }

  /** How that of a host goes; empty if none does. */
  Optional<Progress> progress(HostId host) {
    List<OperationHandle> open;
    boolean paused;
    synchronized (this) {
      open = open(host);
      paused = run(host).filter(run -> run.paused).isPresent();
    }
    int waiting = (int) open.stream().filter(handle -> migrations.isQueued(handle.id())).count();
    return open.isEmpty() ? Optional.empty() : Optional.of(new Progress(waiting, open.size() - waiting, paused));
  }

  private List<OperationHandle> open(HostId host) {
    return run(host).stream().flatMap(run -> run.open.stream()).filter(handle -> !handle.done().isDone()).toList();
  }

  /** @param user who asks for it, which those that wait are told */
  void pause(HostId host, String user) {
    set(host, true).ifPresent(batch -> migrations.hold(batch, NLS.bind(Messages.Queue_paused, user)));
  }

  void resume(HostId host) {
    set(host, false).ifPresent(migrations::release);
  }

  private Optional<UUID> set(HostId host, boolean paused) {
    Optional<Run> set;
    synchronized (this) {
      set = run(host);
      set.ifPresent(run -> run.paused = paused);
    }
    changed(host);
    return set.map(run -> run.batch);
  }

  /** Cancels what waits, the last first: else each would leave its place to the next for a moment. */
  void stop(HostId host) {
    List<OperationHandle> open;
    synchronized (this) {
      open = new ArrayList<>(open(host));
    }
    Collections.reverse(open);
    open.stream().map(OperationHandle::id).filter(migrations::isQueued).forEach(operations::cancel);
  }

  /** Completed when nothing of it is under way any more. */
  CompletableFuture<Void> ended(HostId host) {
    Stream<CompletableFuture<?>> ends;
    synchronized (this) {
      ends = open(host).stream().map(OperationHandle::done);
    }
    return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
  }
}
