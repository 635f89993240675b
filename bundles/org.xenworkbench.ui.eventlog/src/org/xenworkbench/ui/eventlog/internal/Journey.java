/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.Stays;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * The way of one VM across hosts as one line of time: what the event log and the inventory tell, and where they tell
 * nothing. Immutable.
 *
 * @param lanes the hosts that are told of, in the order in which the VM came to them
 * @param steps stays and what happened, the oldest first
 * @param from when the first of it is known
 * @param to now
 */
record Journey(List<Lane> lanes, List<Step> steps, Instant from, Instant to) {

  /** A moment is shown in a minute of its time at least. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** A host, by its key and as it is called. */
  record Lane(String key, String name) {
  }

  /**
   * A stay, or something that happened.
   *
   * @param from when it began
   * @param to when it ended; of what goes on, now
   * @param lanes the numbers of its lanes: of a stay one, none if nothing tells where the VM was, two if it may have
   *     been on either; of a migration its source and target
   * @param entry what happened, empty for a stay
   * @param text what it is, in words
   */
  record Step(Instant from, Instant to, List<Integer> lanes, Optional<LogEntry> entry, String text) {

    boolean isMigration() {
      return entry.filter(told -> told.kind().equals(LogEntry.MIGRATION)).isPresent() && lanes.size() == 2;
    }
  }

  /**
   * What is known now beside the log.
   *
   * @param host where the VM is, empty if it is nowhere
   * @param watched since when that host is connected
   * @param now what time it is
   */
  record Present(Optional<HostId> host, Instant watched, Instant now) {
  }

  /**
   * Makes it.
   *
   * @param entries what the log has about the VM, in any order: see {@link #about}
   * @param names names of hosts by their keys
   * @param standIn the host that stands for another now
   */
  static Journey of(VmId vm, List<LogEntry> entries, Present present, Function<String, Optional<String>> names,
      UnaryOperator<HostId> standIn) {
    Stays stays = Stays.of(entries, standIn);
    present.host().ifPresent(host -> stays.see(vm, host, present.watched(), present.now()));
    return new Builder(stays, names, standIn, present.now()).build(vm, entries);
  }

  /** What the log has about a VM under any of its identities, as about the one that it has now. */
  static List<LogEntry> about(VmId vm, Collection<? extends ObjectId> identities, List<LogEntry> entries) {
    return entries.stream().filter(entry -> entry.vm().filter(identities::contains).isPresent())
        .map(entry -> entry.vm().equals(Optional.of(vm)) ? entry
            : entry.toBuilder().vm(vm, entry.vmName()).build())
        .toList();
  }

  /** Collects lanes as they are told of. */
  private static final class Builder {

    private final Stays stays;
    private final Function<String, Optional<String>> names;
    private final UnaryOperator<HostId> standIn;
    private final Instant now;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    Builder(Stays stays, Function<String, Optional<String>> names, UnaryOperator<HostId> standIn, Instant now) {
      this.stays = stays;
      this.names = names;
      this.standIn = standIn;
      this.now = now;
    }

    Journey build(VmId vm, List<LogEntry> entries) {
      stays.of(vm).forEach(this::stay);
      entries.stream().filter(entry -> entry.vm().equals(Optional.of(vm))).forEach(this::event);
      steps.sort(Comparator.comparing(Step::from).thenComparing(step -> step.entry().isEmpty()));
      List<Lane> lanes = numbers.keySet().stream().map(key -> new Lane(key, name(key))).toList();
      Instant from = steps.stream().map(Step::from).min(Comparator.naturalOrder()).orElse(now);
      Instant begin = Duration.between(from, now).compareTo(SHORTEST) < 0 ? now.minus(SHORTEST) : from;
      return new Journey(lanes, List.copyOf(steps), begin, now);
    }

    private String name(String key) {
      return names.apply(key).or(() -> stays.hostName(key)).orElse(Messages.Journey_someHost);
    }

    private int number(String key) {
      return numbers.computeIfAbsent(key, unknown -> numbers.size());
    }

    /** Times of which nothing is told have no beginning, and what comes after now is not known. */
    private void stay(Stays.Stay stay) {
      Instant end = stay.to().isAfter(now) ? now : stay.to();
      if (stay.from().equals(Instant.MIN) || !stay.from().isBefore(end)) {
        return;
      }
      List<Integer> lanes = stay.to().equals(Instant.MAX) ? List.of() // it may be gone since
          : Stream.of(stay.first(), stay.last()).flatMap(Optional::stream).distinct().map(this::number).toList();
      int last = steps.size() - 1;
      Instant begin = stay.from();
      if (last >= 0 && steps.get(last).lanes().equals(lanes)) {
        begin = steps.remove(last).from();
      }
      steps.add(new Step(begin, end, lanes, Optional.empty(), text(lanes)));
    }

    private String text(List<Integer> lanes) {
      List<String> keys = List.copyOf(numbers.keySet());
      return switch (lanes.size()) {
        case 0 -> Messages.Journey_unknown;
        case 1 -> NLS.bind(Messages.Journey_on, name(keys.get(lanes.get(0))));
        default -> NLS.bind(Messages.Journey_either, name(keys.get(lanes.get(0))), name(keys.get(lanes.get(1))));
      };
    }

    private void event(LogEntry entry) {
      Optional<String> source =
          LogAttribute.SOURCE.value(entry).map(this::now).or(() -> entry.host().map(standIn).map(HostId::key));
      List<Integer> lanes = Stream.of(source, LogAttribute.TARGET.value(entry).map(this::now))
          .flatMap(Optional::stream).distinct().map(this::number).toList();
      Instant end = entry.finished().orElse(now);
      steps.add(new Step(entry.started(), end.isBefore(entry.started()) ? entry.started() : end, lanes,
          Optional.of(entry), entry.message()));
    }

    private String now(String key) {
      try {
        return ObjectId.parse(key) instanceof HostId host ? standIn.apply(host).key() : key;
      } catch (IllegalArgumentException e) {
        return key; // somebody else's
      }
    }
  }

  /** Whether anything is known. */
  boolean isKnown() {
    return !steps.isEmpty();
  }

  /** How many migrations are told of, that have arrived. */
  long moves() {
    return steps.stream().filter(Step::isMigration).flatMap(step -> step.entry().stream())
        .filter(entry -> entry.status() == LogEntry.Status.SUCCEEDED).count();
  }

  /** The names of the lanes of a step: of a migration as they follow each other, else as either may be the one. */
  String hosts(Step step) {
    return String.join(step.isMigration() ? " \u2192 " : " / ",
        step.lanes().stream().map(lanes::get).map(Lane::name).toList());
  }
}
