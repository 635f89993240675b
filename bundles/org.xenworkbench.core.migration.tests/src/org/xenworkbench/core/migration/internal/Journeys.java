/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.simulator.SimulatedFleet;

/** The ways that VMs went, as their fleet knows without anybody telling, and what the log says of them. */
final class Journeys {

  private final SimulatedFleet fleet;
  private final Map<UUID, String> places = new HashMap<>();
  private final List<Way> gone = new ArrayList<>();
  /** Those of which not all ways must be told. */
  private final Set<UUID> untold = new HashSet<>();

  /** From a host to another. */
  private record Way(UUID vm, String source, String target) {

    static Way of(LogEntry entry) {
      return new Way(entry.vm().orElseThrow().uuid(), entry.hostName(),
          LogAttribute.TARGET_NAME.value(entry).orElseThrow());
    }
  }

  Journeys(SimulatedFleet fleet, List<UUID> vms) {
    this.fleet = fleet;
    vms.forEach(vm -> places.put(vm, fleet.hostOf(vm).orElseThrow()));
  }

  /** After each step. */
  void look() {
    for (Map.Entry<UUID, String> known : places.entrySet()) {
      String now = fleet.hostOf(known.getKey()).orElseThrow();
      if (!now.equals(known.getValue())) {
        gone.add(new Way(known.getKey(), known.getValue(), now));
        known.setValue(now);
      }
    }
  }

  /**
   * Not all of its ways must be told: a migration of it has no entry on disk, and nobody is left to write it, or its
   * hosts do not say where it is.
   */
  void untold(UUID vm) {
    untold.add(vm);
  }

  /**
   * What is wrong with the ends of migrations since this was asked last: each way that a VM went has one that
   * succeeded, or one that says that the VM is there all the same, and none has succeeded that led nowhere.
   */
  Optional<String> wrong(List<LogEntry> ends) {
    List<Way> ways = List.copyOf(gone);
    Set<UUID> excused = Set.copyOf(untold);
    gone.clear();
    untold.clear();
    return Stream.concat(ways.stream(), ends.stream().map(Way::of)).distinct()
        .flatMap(way -> wrong(way, ways, ends, excused).stream()).findFirst();
  }

  private static Optional<String> wrong(Way way, List<Way> ways, List<LogEntry> all, Set<UUID> excused) {
    List<LogEntry> ends = all.stream().filter(entry -> Way.of(entry).equals(way)).toList();
    long went = ways.stream().filter(way::equals).count();
    long succeeded = ends.stream().filter(entry -> entry.status() == LogEntry.Status.SUCCEEDED).count();
    long allTheSame = ends.stream().filter(entry -> saysThatItIsThere(entry, way.target())).count();
    boolean isRight = succeeded <= went
        && (went <= succeeded + allTheSame || excused.contains(way.vm()));
    return isRight ? Optional.empty() : Optional.of(way + " was gone " + went + " times, and the log says "
        + ends.stream().map(entry -> entry.status() + " " + entry.message() + ": " + entry.details()).toList());
  }

  /** It has not succeeded as it was to, and the VM is there, or nobody knows. */
  private static boolean saysThatItIsThere(LogEntry entry, String target) {
    String source = entry.hostName();
    return entry.status() != LogEntry.Status.SUCCEEDED && Stream.of(
        NLS.bind(Messages.Aftermath_onTarget, target),
        NLS.bind(Messages.Aftermath_stillThere, target),
        NLS.bind(Messages.Aftermath_off, target),
        NLS.bind(Messages.Aftermath_runsTwice, source, target),
        NLS.bind(Messages.Aftermath_copy, target, source),
        NLS.bind(Messages.Aftermath_runsAsFarAsKnown, target, source),
        NLS.bind(Messages.Aftermath_runsAsFarAsKnown, source, target),
        NLS.bind(Messages.Aftermath_stillAsFarAsKnown, target, source),
        NLS.bind(Messages.Aftermath_notThereAsFarAsKnown, source, target),
        NLS.bind(Messages.Aftermath_unknown, source, target),
        NLS.bind(Messages.Migrate_Vanished, source, target),
        NLS.bind(Messages.Migrate_OnBoth, source, target)).anyMatch(entry.details()::contains);
  }
}
