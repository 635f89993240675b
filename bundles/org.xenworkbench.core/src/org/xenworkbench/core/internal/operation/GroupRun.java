/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import java.text.MessageFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;

/**
 * Operations that were asked for at once, as one. Each ends by itself and has an entry of its own; what they have in
 * common is told by the first of them. Thread-safe: takes no lock of its parts while it holds its own.
 */
final class GroupRun {

  /** So many of the reasons are shown at once; the event log has all. */
  private static final int REASONS = 3;

  private final UUID id = UUID.randomUUID();
  private final Clock clock;
  private final Optional<Operation.Together> words;
  private final BiConsumer<OperationState, LogEntry> changed;
  private final Map<UUID, OperationRun> runs = new LinkedHashMap<>();
  private final Map<UUID, OperationState> parts = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();
  private int count;
  private int ended;
  /** Of those that have ended, the cancelled ones. */
  private int dropped;
  /** What is done of those that were started, in parts. */
  private double share;
  private UnaryOperator<String> done = UnaryOperator.identity();
  private boolean complete;
  private boolean cancelled;
  private Optional<OperationState> state = Optional.empty();

  /**
   * Begins without any.
   *
   * @param count how many are asked for
   * @param words what they are called; empty for the words of the first
   */
  GroupRun(int count, Optional<Operation.Together> words, Clock clock, BiConsumer<OperationState, LogEntry> changed) {
    this.count = count;
    this.words = words;
    this.clock = clock;
    this.changed = changed;
  }

  UUID id() {
    return id;
  }

  /** Empty while no part was started. */
  synchronized Optional<OperationState> state() {
    return state;
  }

  /** One more was started; it is told of after this. */
  void add(OperationRun run) {
    OperationState part = run.state();
    synchronized (this) {
      runs.put(part.id(), run);
      parts.put(part.id(), part);
      if (state.isEmpty()) {
        begin(part);
      }
      if (!cancelled) {
        return;
      }
    }
    run.cancelIfItCan();
  }

  private void begin(OperationState first) {
    Operation.Description one = first.description();
    Map<String, String> facts = new HashMap<>(one.attributes());
    facts.keySet().retainAll(List.of(LogAttribute.ACTION.name(), LogAttribute.VALUE.name()));
    facts.put(LogAttribute.PARTS.name(), Integer.toString(count));
    Optional<Operation.Together> named = words.or(one::together);
    String running = named.map(all -> all.running().apply(count))
        .orElseGet(() -> NLS.bind(Messages.Group_Running, count, one.runningText()));
    done = number -> named.map(all -> all.done().apply(number))
        .orElseGet(() -> NLS.bind(Messages.Group_Done, number));
    tell(new OperationState(id, described(one.kind(), running, running, facts), LogEntry.Status.RUNNING,
        OptionalDouble.empty(), "", first.user(), first.started(), Optional.empty(), Optional.empty()), "");
  }

  private static Operation.Description described(String kind, String running, String message,
      Map<String, String> facts) {
    return Operation.Description.of(kind, Optional.empty(), "", running, message).withAttributes(facts)
        .withCancellable(true);
  }

  synchronized void refused(String name, String reason) {
    refused.add(NLS.bind(Messages.Group_Reason, name, sentence(reason)));
  }

  /** No more are added; what all of them are about is known from now on, and kept. */
  synchronized void complete() {
    complete = true;
    count = parts.size() + refused.size();
    state.filter(OperationState::isRunning).ifPresent(now -> tell(now, ""));
    proceed();
  }

  /** A part made progress, or has ended and its entry tells so. */
  synchronized void changed(OperationState part) {
    OperationState before = parts.replace(part.id(), part);
    if (before != null && before.isRunning()) {
      ended += part.isRunning() ? 0 : 1;
      dropped += part.status() == LogEntry.Status.CANCELLED ? 1 : 0;
      share += share(part) - share(before);
      proceed();
    }
  }

  private static double share(OperationState part) {
    return part.isRunning() ? part.fraction().orElse(0) : part.status() == LogEntry.Status.CANCELLED ? 0 : 1;
  }

  private void proceed() {
    Optional<OperationState> now = state.filter(OperationState::isRunning);
    if (now.isPresent() && complete && ended == parts.size()) {
      end(Optional.empty());
    } else {
      now.ifPresent(this::tellProgress);
    }
  }

  private void tellProgress(OperationState now) {
    int known = Math.max(count, parts.size() + refused.size()); // who asks may have said too few
    String sofar = NLS.bind(Messages.Group_Of, refused.size() + ended - dropped, known);
    String text = dropped == 0 ? sofar : NLS.bind(Messages.Group_OfCancelled, sofar, dropped);
    double all = known == dropped ? 1 : (refused.size() + share) / (known - dropped); // of what is still to be done
    tell(new OperationState(id, now.description(), LogEntry.Status.RUNNING, OptionalDouble.of(all), text,
        now.user(), now.started(), Optional.empty(), Optional.empty()), text);
  }

  /** The core ends while parts run. If some go on alone, whoever finds their end writes that of all. */
  synchronized void abandon() {
    boolean goesOn = parts.values().stream()
        .anyMatch(part -> part.isRunning() && runs.get(part.id()).goesOnAlone());
    if (!goesOn && state.filter(OperationState::isRunning).isPresent()) {
      end(Optional.of(Messages.Operation_Stopped));
    }
  }

  private void end(Optional<String> stopped) {
    OperationState last = state.orElseThrow();
    long succeeded = count(LogEntry.Status.SUCCEEDED);
    long failed = count(LogEntry.Status.FAILED) + refused.size();
    long rest = count - succeeded - failed;
    LogEntry.Status status = failed == 0 && rest == 0 ? LogEntry.Status.SUCCEEDED
        : failed == 0 ? LogEntry.Status.CANCELLED
        : failed == count ? LogEntry.Status.FAILED : LogEntry.Status.WARNING;
    List<String> reasons = Stream.of(refused.stream(), parts.values().stream().flatMap(GroupRun::reason),
        stopped.stream()).flatMap(lines -> lines).toList();
    Map<String, String> facts = new HashMap<>(last.description().attributes());
    facts.put(LogAttribute.PARTS.name(), Integer.toString(parts.size()));
    Operation.Description all = described(last.description().kind(), last.description().runningText(),
        message(succeeded, failed, rest), facts);
    tell(new OperationState(id, all, status, last.fraction(), last.progressText(), last.user(), last.started(),
        Optional.of(clock.instant()), error(reasons)), String.join("\n", reasons));
  }

  private static Optional<HypervisorException> error(List<String> reasons) {
    String first = String.join("\n", reasons.subList(0, Math.min(reasons.size(), REASONS)));
    return reasons.isEmpty() ? Optional.empty() : Optional.of(new HypervisorException(HypervisorException.Kind.FAILED,
        reasons.size() <= REASONS ? first
            : first + '\n' + MessageFormat.format(Messages.Group_More, reasons.size() - REASONS)));
  }

  private String message(long succeeded, long failed, long rest) {
    String text = done.apply(succeeded == count ? Integer.toString(count)
        : NLS.bind(Messages.Group_Of, succeeded, count));
    return failed > 0 && rest > 0 ? NLS.bind(Messages.Group_FailedAndCancelled, new Object[] {text, failed, rest})
        : failed > 0 ? NLS.bind(Messages.Group_Failed, text, failed)
        : rest > 0 ? NLS.bind(Messages.Group_Cancelled, text, rest) : text;
  }

  private static Stream<String> reason(OperationState part) {
    return part.status() != LogEntry.Status.FAILED ? Stream.empty()
        : Stream.of(NLS.bind(Messages.Group_Reason, part.description().runningText(),
            sentence(part.error().map(HypervisorException::getMessage).orElse(""))));
  }

  /** Others follow it, and not everywhere on a line of their own. */
  private static String sentence(String reason) {
    String text = reason.strip();
    return text.isEmpty() || text.matches("(?s).*[.!?]") ? text : text + '.';
  }

  private long count(LogEntry.Status status) {
    return parts.values().stream().filter(part -> part.status() == status).count();
  }

  private void tell(OperationState next, String details) {
    state = Optional.of(next);
    Operation.Description what = next.description();
    LogEntry.Builder entry = LogEntry.of(what.kind(), next.status(), next.isRunning() ? what.runningText()
        : what.doneText(), next.started()).correlation(id).finished(next.finished()).user(next.user())
        .progress(next.fraction()).details(details).attributes(what.attributes());
    changed.accept(next, (complete ? place(entry) : entry).build());
  }

  /** On the host that all parts are on, and about their targets and VMs; else about all of their hosts as well. */
  private LogEntry.Builder place(LogEntry.Builder entry) {
    List<Operation.Description> all = parts.values().stream().map(OperationState::description).toList();
    Set<HostId> hosts = all.stream().flatMap(what -> what.host().stream()).collect(Collectors.toSet());
    boolean isOfOne = hosts.size() == 1;
    Stream<String> vms = all.stream().flatMap(what -> what.vm().stream()).map(ObjectId::key);
    List<String> about = Stream.of(hosts.stream().filter(host -> !isOfOne).map(ObjectId::key), targets(all), vms)
        .flatMap(keys -> keys).distinct().toList();
    LogEntry.Builder placed = isOfOne ? entry.host(hosts.iterator().next(), all.get(0).hostName()) : entry;
    return about.isEmpty() ? placed : placed.about(about);
  }

  private static Stream<String> targets(List<Operation.Description> all) {
    return all.stream().flatMap(what -> Stream.ofNullable(what.attributes().get(LogAttribute.TARGET.name())));
  }

  /** Ends what has not begun, and what can be cancelled. */
  void cancel() {
    List<OperationRun> open;
    synchronized (this) {
      cancelled = true;
      open = List.copyOf(runs.values());
    }
    open.forEach(OperationRun::cancelIfItCan);
  }
}
