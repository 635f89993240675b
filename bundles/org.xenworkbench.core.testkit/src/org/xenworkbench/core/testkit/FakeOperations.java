/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationListener;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;

/**
 * States of operations as a test publishes them; an operation that is to be started is written down and does not run.
 * Any thread.
 *
 * @since 0.1
 */
public final class FakeOperations implements OperationService {

  private final Map<UUID, OperationState> running = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<Operation> started = new CopyOnWriteArrayList<>();
  private final List<Integer> asked = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
  private final List<OperationListener> listeners = new CopyOnWriteArrayList<>();

  /** Publishes the state of an operation, which runs until it publishes its end. */
  public void tell(OperationState state) {
    if (state.status() == LogEntry.Status.RUNNING) {
      running.put(state.id(), state);
    } else {
      running.remove(state.id());
    }
    listeners.forEach(listener -> listener.operationChanged(state));
  }

  /** What was to be started, in order. */
  public List<Operation> started() {
    return started;
  }

  /** What was to be cancelled. */
  public Set<UUID> cancelled() {
    return cancelled;
  }

  @Override
  public OperationHandle start(Operation operation, String user) {
    started.add(operation);
    return new OperationHandle(UUID.randomUUID(), new CompletableFuture<>());
  }

  /** What is started meanwhile is written down as ever. */
  @Override
  public OperationGroup together(int count) {
    asked.add(count);
    return new OperationGroup() {
      @Override
      public void refused(String name, String reason) {
        refused.add(name + ": " + reason);
      }

      @Override
      public void close() {
        // nothing runs
      }
    };
  }

  @Override
  public OperationGroup together(int count, Operation.Together words) {
    return together(count);
  }

  @Override
  public Registration within(UUID whole) {
    return () -> {};
  }

  /** How many were to be started together, for each time. */
  public List<Integer> together() {
    return asked;
  }

  /** What was to be started together and could not: “name: reason”. */
  public List<String> refused() {
    return refused;
  }

  @Override
  public List<OperationState> running() {
    synchronized (running) {
      return List.copyOf(running.values());
    }
  }

  @Override
  public boolean cancel(UUID id) {
    cancelled.add(id);
    return true;
  }

  @Override
  public Registration addListener(OperationListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
