/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.host.OperationThreads;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationListener;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.whiteboard.LazyService;

/** Runs operations on threads of their hosts, so that those on a frozen host never hold up another's. */
@Component(service = OperationService.class)
public class OperationServiceImpl implements OperationService {

  private final Dispatcher dispatcher;
  private final EventLog log;
  private final Clock clock;
  private final Listeners<OperationListener> listeners = new Listeners<>();
  private final Map<UUID, OperationRun> running = new LinkedHashMap<>();
  private final Supplier<OperationThreads> threads;
  private volatile boolean stopping;

  /** The threads are got when an operation starts: who only watches operations does not wake the engine. */
  @Activate
  public OperationServiceImpl(@Reference Dispatcher dispatcher, @Reference EventLog log,
      @Reference(service = OperationThreads.class) ComponentServiceObjects<OperationThreads> threads) {
    this(dispatcher, log, Timing.system().clock(), new LazyService<>(threads)::get);
  }

  /** Uses a given clock; for tests. */
  public OperationServiceImpl(Dispatcher dispatcher, EventLog log, Clock clock, Supplier<OperationThreads> threads) {
    this.threads = threads;
    this.dispatcher = dispatcher;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public OperationHandle start(Operation operation, String user) {
    OperationRun run =
        new OperationRun(operation, user, clock, (state, entry) -> changed(operation, state, entry));
    UUID id = run.state().id();
    synchronized (running) {
      running.put(id, run);
    }
    log.append(run.entry());
    publish(run.state());
    Operation.Description what = run.state().description();
    threads.get().of(what.host(), what.hostName()).execute(run::run);
    return new OperationHandle(id, run.done());
  }

  private void changed(Operation operation, OperationState state, LogEntry entry) {
    if (state.isRunning()) {
      log.progress(entry);
    } else {
      if (!(stopping && operation.goesOnAlone())) {
        log.append(entry);
      }
      synchronized (running) {
        running.remove(state.id());
      }
    }
    publish(state);
  }

  private void publish(OperationState state) {
    dispatcher.execute(() -> listeners.fire(listener -> listener.operationChanged(state)));
  }

  @Override
  public List<OperationState> running() {
    return runs().stream().map(OperationRun::state).toList();
  }

  /** A copy, since a run that ends holds its own lock when it takes this one. */
  private List<OperationRun> runs() {
    synchronized (running) {
      return new ArrayList<>(running.values());
    }
  }

  @Override
  public boolean cancel(UUID id) {
    OperationRun run;
    synchronized (running) {
      run = running.get(id);
    }
    if (run == null || !run.state().description().cancellable()) {
      return false;
    }
    run.cancel();
    return true;
  }

  @Override
  public Registration addListener(OperationListener listener) {
    return listeners.add(listener);
  }

  /** Ends what does not go on alone. */
  @Deactivate
  public void stop() {
    stopping = true;
    runs().stream().filter(run -> !run.goesOnAlone()).forEach(OperationRun::abandon);
  }
}
