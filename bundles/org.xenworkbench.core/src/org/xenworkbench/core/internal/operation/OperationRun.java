/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.text.SafeLog;

/** One operation while it runs. Thread-safe. */
final class OperationRun implements OperationMonitor {

  private final Operation operation;
  private final Clock clock;
  private final BiConsumer<OperationState, LogEntry> changed;
  private final Consumer<LogEntry> kept;
  private final BooleanSupplier hasCalled;
  private final Map<String, String> attributes;
  private final List<Runnable> cancelActions = new ArrayList<>();
  private final CompletableFuture<OperationState> done = new CompletableFuture<>();
  private boolean hasTurn;
  private boolean begun;
  private boolean cancelled;
  private volatile boolean doubtful;
  private OperationState state;

  /**
   * One that has not begun.
   *
   * @param whole the entry that its own is a part of, if it is
   * @param changed hears of its progress and end
   * @param kept takes its entry where that is to last though it runs
   * @param hasCalled whether it has asked a host for anything; asked on the thread that it ran on
   */
  OperationRun(Operation operation, String user, Clock clock, Optional<UUID> whole,
      BiConsumer<OperationState, LogEntry> changed, Consumer<LogEntry> kept, BooleanSupplier hasCalled) {
    this.operation = operation;
    this.hasCalled = hasCalled;
    this.clock = clock;
    this.changed = changed;
    this.kept = kept;
    Operation.Description described = operation.describe();
    this.attributes = new HashMap<>(described.attributes());
    whole.ifPresent(of -> attributes.put(LogAttribute.PART_OF.name(), of.toString()));
    Operation.Description description = described.withAttributes(attributes);
    this.state = new OperationState(UUID.randomUUID(), description, LogEntry.Status.RUNNING, OptionalDouble.empty(),
        "", user, clock.instant(), Optional.empty(), Optional.empty());
  }

  synchronized OperationState state() {
    return state;
  }

  CompletableFuture<OperationState> done() {
    return done;
  }

  /** What has not begun does not. */
  synchronized boolean goesOnAlone() {
    return begun && operation.goesOnAlone();
  }

  /**
   * Has it wait for its turn; until it has it, the log says that nothing was begun.
   *
   * @param execute has it run
   */
  void awaitTurn(Runnable execute) {
    try {
      operation.awaitTurn(this, () -> takeTurn(execute));
    } catch (RuntimeException e) { // else it would wait for ever
      fail(e);
    }
    synchronized (this) {
      if (!hasTurn && state.isRunning()) {
        attributes.put(LogAttribute.WAITS.name(), "true");
        kept.accept(entry(""));
      }
    }
  }

  private void takeTurn(Runnable execute) {
    try {
      turn();
      execute.run();
    } catch (RuntimeException e) { // whoever gave it its turn gives others theirs
      fail(e);
    }
  }

  /** How long it waited is not how long it takes. */
  private synchronized void turn() {
    hasTurn = true;
    if (attributes.remove(LogAttribute.WAITS.name()) != null && state.isRunning()) {
      state = new OperationState(state.id(), state.description(), state.status(), state.fraction(), "", state.user(),
          clock.instant(), Optional.empty(), Optional.empty());
      kept.accept(entry(""));
    }
  }

  /** Its entry in the event log as of now. */
  synchronized LogEntry entry() {
    return entry("");
  }

  /** Does the work on the calling thread. */
  void run() {
    try {
      if (!begin()) {
        return;
      }
      operation.execute(this);
      finish(LogEntry.Status.SUCCEEDED, Optional.empty());
    } catch (HypervisorException e) {
      boolean wanted = isCancelled() || e.kind() == HypervisorException.Kind.CANCELLED;
      finish(wanted ? LogEntry.Status.CANCELLED : LogEntry.Status.FAILED, Optional.of(isInDoubt(e) ? doubt(e) : e));
    } catch (RuntimeException | Error e) { // else it would run for ever
      fail(e);
    }
  }

  /** What was asked for when the host was lost may have been done. Who goes on alone finds and tells that itself. */
  private boolean isInDoubt(HypervisorException e) {
    return e.kind() == HypervisorException.Kind.LOST && hasCalled.getAsBoolean() && operation.changesHost()
        && !operation.goesOnAlone();
  }

  private HypervisorException doubt(HypervisorException e) {
    doubtful = true;
    attribute(LogAttribute.IN_DOUBT.name(), "true");
    return new HypervisorException(e.kind(),
        NLS.bind(Messages.Operation_InDoubt, e.getMessage(), state().description().hostName()), e);
  }

  /** Whether it has failed and nobody knows whether it was done nevertheless. */
  boolean isDoubtful() {
    return doubtful;
  }

  private void fail(Throwable e) {
    finish(LogEntry.Status.FAILED, Optional.of(new HypervisorException(HypervisorException.Kind.FAILED,
        NLS.bind(SharedMessages.Operation_InternalError, e), e)));
    SafeLog.of(OperationRun.class).error("An operation failed: " + state().description().runningText(), e);
  }

  /** Whether it is still to be done. Asked and said in one step: {@link #cancelIfItCan} may come at the same time. */
  private boolean begin() {
    synchronized (this) {
      begun = !cancelled && state.isRunning();
      if (begun) {
        return true;
      }
    }
    finish(LogEntry.Status.CANCELLED, Optional.empty());
    return false;
  }

  /** It is cancelled, or several of which it is one: it ends if it has not begun or can be cancelled, and says so. */
  boolean cancelIfItCan() {
    boolean waits;
    synchronized (this) {
      waits = !begun;
      cancelled |= waits;
    }
    if (waits) {
      finish(LogEntry.Status.CANCELLED, Optional.empty());
      return true;
    }
    boolean can = state().description().cancellable();
    if (can) {
      cancel();
    }
    return can;
  }

  /** The core ends while this runs. */
  void abandon() {
    String text = isWaiting() ? Messages.Operation_NotBegun : Messages.Operation_Stopped + ' ' + ifCut();
    finish(LogEntry.Status.CANCELLED, Optional.of(
        new HypervisorException(HypervisorException.Kind.CANCELLED, text.strip())));
  }

  private synchronized boolean isWaiting() {
    return attributes.containsKey(LogAttribute.WAITS.name());
  }

  private synchronized String ifCut() {
    return attributes.getOrDefault(LogAttribute.IF_CUT.name(), "");
  }

  @Override
  public synchronized void ifCut(String text) {
    if (state.isRunning() && !text.equals(ifCut())) {
      if (text.isEmpty()) {
        attributes.remove(LogAttribute.IF_CUT.name());
      } else {
        attributes.put(LogAttribute.IF_CUT.name(), text);
      }
      kept.accept(entry(""));
    }
  }

  @Override
  public UUID id() {
    return state().id();
  }

  @Override
  public synchronized void progress(OptionalDouble fraction, String text) {
    if (state.isRunning()) {
      state = with(LogEntry.Status.RUNNING, fraction, text, Optional.empty(), Optional.empty());
      changed.accept(state, entry(""));
    }
  }

  @Override
  public synchronized void attribute(String name, String value) {
    attributes.put(name, value);
  }

  @Override
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void onCancel(Runnable action) {
    boolean now;
    synchronized (this) {
      cancelActions.add(action);
      now = cancelled;
    }
    if (now) {
      action.run();
    }
  }

  private void cancel() {
    List<Runnable> actions;
    synchronized (this) {
      if (cancelled || !state.isRunning()) {
        return;
      }
      cancelled = true;
      actions = List.copyOf(cancelActions);
    }
    actions.forEach(Runnable::run);
  }

  private void finish(LogEntry.Status status, Optional<HypervisorException> error) {
    OperationState end;
    synchronized (this) {
      if (!state.isRunning()) {
        return;
      }
      state = with(status, state.fraction(), state.progressText(), Optional.of(clock.instant()), error);
      end = state;
      attributes.remove(LogAttribute.WAITS.name());
      if (!begun) { // the time for which it waited is none in which anything was done
        attributes.put(LogAttribute.NOT_BEGUN.name(), "true");
      }
      attributes.remove(LogAttribute.IF_CUT.name());
      changed.accept(end, entry(error.map(HypervisorException::getMessage).orElse("")));
    }
    done.complete(end);
  }

  private OperationState with(LogEntry.Status status, OptionalDouble fraction, String text,
      Optional<Instant> finished, Optional<HypervisorException> error) {
    return new OperationState(state.id(), state.description(), status, fraction, text, state.user(), state.started(),
        finished, error);
  }

  private LogEntry entry(String details) {
    Operation.Description what = state.description();
    return LogEntry.of(what.kind(), state.status(), message(), state.started()).correlation(state.id())
        .host(what.host(), what.hostName()).vm(what.vm(), what.vmName()).finished(state.finished())
        .user(state.user()).progress(state.fraction())
        .details(details.isEmpty() && state.isRunning() ? state.progressText() : details).attributes(attributes)
        .build();
  }

  private String message() {
    Operation.Description what = state.description();
    return switch (state.status()) {
      case SUCCEEDED -> what.doneText();
      case FAILED -> NLS.bind(Messages.Operation_Failed, what.runningText(),
          state.error().map(HypervisorException::getMessage).orElse(""));
      case CANCELLED -> NLS.bind(Messages.Operation_Cancelled, what.runningText());
      default -> what.runningText();
    };
  }
}
