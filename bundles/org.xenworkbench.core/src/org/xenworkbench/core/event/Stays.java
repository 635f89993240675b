/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * Where virtual machines were and when, as the event log tells it. An entry tells on which host its VM was when it
 * began, and a migration that succeeded that it went from its source to its target when it ended. Between two such
 * moments a VM was where both of them say; where they say different hosts, something has happened that nobody
 * recorded. Hosts are told by their keys, {@link HostId#key}; where it is said which host stands for another, by the
 * keys of those. Not thread-safe.
 *
 * @since 0.1
 */
public final class Stays {

  /** Of what happens at the same time a VM arrives first: from there it may go on at once. */
  private static final Comparator<Fix> ORDER = Comparator.comparing(Fix::time).thenComparing(Fix::isSame);

  private final UnaryOperator<HostId> standIn;
  private final Map<VmId, List<Fix>> fixes = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /**
   * What is known of a moment: where a VM was right before it, and where right after.
   *
   * @param isKnown whether it was known to be there before: something was done with it from a workbench
   */
  private record Fix(Instant time, Optional<String> before, Optional<String> after, boolean isKnown) {

    Fix(Instant time, Optional<String> before, Optional<String> after) {
      this(time, before, after, false);
    }

    boolean isSame() {
      return before.equals(after);
    }
  }

  /**
   * The time between two moments of which something is known. Immutable.
   *
   * @param from its beginning; {@link Instant#MIN} before all that is known
   * @param to its end, later than its beginning; {@link Instant#MAX} after all that is known
   * @param first the key of the host where the VM was at the beginning, if that is known
   * @param last the key of the host where it was at the end, if that is known
   * @since 0.1
   */
  public record Stay(Instant from, Instant to, Optional<String> first, Optional<String> last) {

    /** Where the VM was: the key of the one host that is told of, empty if nothing is, or of two. */
    public Optional<String> host() {
      return isContradiction() ? Optional.empty() : first.or(() -> last);
    }

    /** Whether the VM may have been on a host, but may have been elsewhere as well. */
    public boolean isDoubtful(HostId host) {
      return isContradiction() && (first.equals(Optional.of(host.key())) || last.equals(Optional.of(host.key())));
    }

    private boolean isContradiction() {
      return first.isPresent() && last.isPresent() && !first.equals(last);
    }
  }

  /** Nothing is known yet, and every host stands for itself. */
  public Stays() {
    this(UnaryOperator.identity());
  }

  /**
   * Nothing is known yet.
   *
   * @param standIn the host that stands for another now, as {@code Inventory.standIn} tells
   */
  public Stays(UnaryOperator<HostId> standIn) {
    this.standIn = standIn;
  }

  /** What these entries tell, in any order; those that are about no VM tell nothing. Every host stands for itself. */
  public static Stays of(Iterable<LogEntry> entries) {
    return of(entries, UnaryOperator.identity());
  }

  /**
   * What these entries tell, in any order; those that are about no VM tell nothing.
   *
   * @param standIn the host that stands for another now, as {@code Inventory.standIn} tells
   */
  public static Stays of(Iterable<LogEntry> entries, UnaryOperator<HostId> standIn) {
    Stays stays = new Stays(standIn);
    entries.forEach(stays::add);
    return stays;
  }

  private String now(String key) {
    try {
      return ObjectId.parse(key) instanceof HostId host ? standIn.apply(host).key() : key;
    } catch (IllegalArgumentException e) {
      return key; // somebody else's
    }
  }

  /** A control domain is its host's alone. */
  private VmId now(VmId vm) {
    return vm.isControlDomain() ? vm.on().map(standIn).map(VmId::controlDomain).orElse(vm) : vm;
  }

  /** What an entry tells as well, in the latest state of it. */
  public void add(LogEntry entry) {
    Optional<String> source =
        LogAttribute.SOURCE.value(entry).or(() -> entry.host().map(HostId::key)).map(this::now);
    source.ifPresent(key -> name(key, entry.hostName()));
    LogAttribute.TARGET.value(entry).map(this::now)
        .ifPresent(key -> name(key, LogAttribute.TARGET_NAME.value(entry).orElse("")));
    entry.vm().map(this::now).ifPresent(vm -> {
      Optional<Fix> arrival = arrival(entry, source);
      arrival.ifPresent(fix -> add(vm, fix));
      boolean isTold = arrival.filter(fix -> !entry.started().isBefore(fix.time())).isPresent();
      if (!isTold) {
        boolean isOnItsWay = entry.isMigration() && entry.isRunning();
        boolean isKnown = LogAttribute.ACTION.isIn(entry)
            && (entry.kind().equals(LogEntry.POWER) || entry.kind().equals(LogEntry.SETTING));
        source.ifPresent(
            key -> add(vm, new Fix(entry.started(), source, isOnItsWay ? Optional.empty() : source, isKnown)));
      }
    });
  }

  private Optional<Fix> arrival(LogEntry entry, Optional<String> source) {
    boolean hasMoved = entry.isMigration() && entry.status() == LogEntry.Status.SUCCEEDED;
    return LogAttribute.TARGET.value(entry).filter(target -> hasMoved).map(this::now)
        .map(target -> new Fix(entry.finished().orElse(entry.started()), source, Optional.of(target)));
  }

  /** Besides what the log tells: a VM was seen on a host at a time. */
  public void see(VmId vm, HostId host, Instant time) {
    Optional<String> key = Optional.of(standIn.apply(host).key());
    add(now(vm), new Fix(time, key, key));
  }

  /**
   * Besides what the log tells: a VM is seen on a host that has been watched for some time. What comes and goes on a
   * host that is watched is in the log: where nothing later is told, the VM has been there for all of that time, and
   * where the first that is told is what was done with it there from a workbench, it had been there until then.
   *
   * @param watched since when
   * @param now when it is seen
   */
  public void see(VmId vm, HostId host, Instant watched, Instant now) {
    Optional<String> there = Optional.of(standIn.apply(host).key());
    boolean hasBeenThere = fixes.getOrDefault(now(vm), List.of()).stream().filter(fix -> !fix.time.isBefore(watched))
        .min(ORDER).map(first -> first.isKnown && first.before.equals(there)).orElse(true);
    if (hasBeenThere && watched.isBefore(now)) {
      see(vm, host, watched);
    }
    see(vm, host, now);
  }

  private void add(VmId vm, Fix fix) {
    fixes.computeIfAbsent(vm, key -> new ArrayList<>()).add(fix);
  }

  private void name(String key, String name) {
    if (!name.isEmpty()) {
      names.putIfAbsent(key, name);
    }
  }

  /** The VMs of which something is known now, in the order in which they were told of. */
  public Set<VmId> vms() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(fixes.keySet()));
  }

  /** What a host was called, by its key, as the first entry says that names it; empty if none does. */
  public Optional<String> hostName(String key) {
    return Optional.ofNullable(names.get(now(key)));
  }

  /**
   * The stays of a VM from {@link Instant#MIN} to {@link Instant#MAX}, the oldest first, without holes between them.
   * One follows another at every moment of which something is known, also where the host is the same.
   */
  public List<Stay> of(VmId vm) {
    List<Fix> known = fixes.getOrDefault(now(vm), List.of()).stream().sorted(ORDER).toList();
    List<Stay> stays = new ArrayList<>();
    Fix before = new Fix(Instant.MIN, Optional.empty(), Optional.empty());
    for (Fix next : known) {
      if (before.time.isBefore(next.time)) {
        stays.add(new Stay(before.time, next.time, before.after, next.before));
      }
      before = next;
    }
    stays.add(new Stay(before.time, Instant.MAX, before.after, Optional.empty()));
    return List.copyOf(stays);
  }
}
