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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationListener;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.whiteboard.LazyService;
import org.xenworkbench.core.workspace.FrameworkEnd;

/** Runs operations on threads of their hosts, so that those on a frozen host never hold up another's. */
@Component(service = OperationService.class)
public class OperationServiceImpl implements OperationService {

  private static final int AT_ONCE = 4;

  private final Dispatcher dispatcher;
  private final EventLog log;
  private final Clock clock;
  private final Listeners<OperationListener> listeners = new Listeners<>();
  private final Map<UUID, OperationRun> running = new LinkedHashMap<>();
  /** Several that are one, guarded by {@link #running}. */
  private final Map<UUID, GroupRun> groups = new LinkedHashMap<>();
  private final ThreadLocal<Optional<GroupRun>> group = ThreadLocal.withInitial(Optional::empty);
  /** The operation that others are started as parts of. */
  private final ThreadLocal<Optional<UUID>> within = ThreadLocal.withInitial(Optional::empty);
  /** For those that work on no host themselves. */
  private final Executor anywhere;
  private final Supplier<OperationThreads> threads;
  private volatile boolean stopping;
  /** While the log is there still: else the ends of what waits would be lost. */
  private final Registration frameworkEnd = FrameworkEnd.before(this::end);

  /** The threads are got when an operation starts: who only watches operations does not wake the engine. */
  @Activate
  public OperationServiceImpl(@Reference Dispatcher dispatcher, @Reference EventLog log,
      @Reference(service = OperationThreads.class) ComponentServiceObjects<OperationThreads> threads) {
    this(dispatcher, log, Timing.system(), new LazyService<>(threads)::get);
  }

  /** In a time of its own; for tests. */
  public OperationServiceImpl(Dispatcher dispatcher, EventLog log, Timing timing, Supplier<OperationThreads> threads) {
    this.threads = threads;
    this.dispatcher = dispatcher;
    this.log = log;
    this.clock = timing.clock();
    this.anywhere = timing.pool("xenworkbench-operation", AT_ONCE);
  }

  @Override
  public OperationHandle start(Operation operation, String user) {
    Optional<GroupRun> whole = group.get();
    OperationRun run = new OperationRun(operation, user, clock, whole.map(GroupRun::id).or(within::get),
        (state, entry) -> changed(whole, state, entry), log::append, () -> threads.get().hasCalled());
    UUID id = run.state().id();
    Operation.Description what = run.state().description();
    synchronized (running) {
      running.put(id, run);
    }
    whole.ifPresent(several -> several.add(run));
    log.append(run.entry());
    publish(run.state());
    what.host().ifPresent(host -> run.done().thenAccept(end -> {
      if (run.isDoubtful()) {
        threads.get().onceAnswered(host, Doubt.of(operation, run.entry(), log, clock));
      }
    }));
    run.awaitTurn(() -> execute(run, what.host(), what.hostName()));
    return new OperationHandle(id, run.done());
  }

  private void execute(OperationRun run, Optional<HostId> host, String hostName) {
    try {
      Executor executor = host.map(where -> threads.get().of(where, hostName)).orElse(anywhere);
      executor.execute(run::run);
    } catch (RejectedExecutionException e) { // they are ending, and it would run for ever
      run.abandon();
    }
  }

  @Override
  public OperationGroup together(int count) {
    return together(new GroupRun(count, Optional.empty(), clock, this::changed));
  }

  @Override
  public OperationGroup together(int count, Operation.Together words) {
    return together(new GroupRun(count, Optional.of(words), clock, this::changed));
  }

  private OperationGroup together(GroupRun several) {
    Optional<GroupRun> before = group.get();
    group.set(Optional.of(several));
    synchronized (running) {
      groups.put(several.id(), several);
    }
    return new OperationGroup() {
      @Override
      public void refused(String name, String reason) {
        several.refused(name, reason);
      }

      @Override
      public void close() {
        group.set(before);
        several.complete();
        if (several.state().isEmpty()) { // nothing was started
          synchronized (running) {
            groups.remove(several.id());
          }
        }
      }
    };
  }

  @Override
  public Registration within(UUID whole) {
    Optional<UUID> before = within.get();
    within.set(Optional.of(whole));
    return () -> within.set(before);
  }

  /** Several that are one were begun, went on, or have ended. */
  private void changed(OperationState state, LogEntry entry) {
    if (state.isRunning() && state.fraction().isPresent()) {
      log.progress(entry);
    } else {
      log.append(entry);
    }
    if (!state.isRunning()) {
      synchronized (running) {
        groups.remove(state.id());
      }
    }
    publish(state);
  }

  private void changed(Optional<GroupRun> whole, OperationState state, LogEntry entry) {
    boolean goesOn = stopping && goesOnAlone(state.id());
    if (state.isRunning()) {
      log.progress(entry);
    } else {
      if (!goesOn) {
        log.append(entry);
      }
      synchronized (running) {
        running.remove(state.id());
      }
    }
    publish(state);
    if (!goesOn) {
      whole.ifPresent(several -> several.changed(state));
    }
  }

  private boolean goesOnAlone(UUID id) {
    synchronized (running) {
      return Optional.ofNullable(running.get(id)).filter(OperationRun::goesOnAlone).isPresent();
    }
  }

  private void publish(OperationState state) {
    dispatcher.execute(() -> listeners.fire(listener -> listener.operationChanged(state)));
  }

  @Override
  public List<OperationState> running() {
    return Stream.concat(groups().stream().flatMap(several -> several.state().stream()),
        runs().stream().map(OperationRun::state)).toList();
  }

  private List<GroupRun> groups() {
    synchronized (running) {
      return new ArrayList<>(groups.values());
    }
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
    GroupRun several;
    synchronized (running) {
      run = running.get(id);
      several = groups.get(id);
    }
    if (several != null) {
      several.cancel();
      return true;
    }
    return run != null && run.cancelIfItCan();
  }

  @Override
  public Registration addListener(OperationListener listener) {
    return listeners.add(listener);
  }

  /** Ends what does not go on alone. */
  @Deactivate
  public void stop() {
    frameworkEnd.close();
    end();
  }

  private void end() {
    stopping = true;
    runs().stream().filter(run -> !run.goesOnAlone()).forEach(OperationRun::abandon);
    groups().forEach(GroupRun::abandon);
  }
}
