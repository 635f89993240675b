/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationState;

/**
 * What our own operations do to VMs: their entries tell it already. A shutdown or reboot that was asked for is the
 * guest's to do, so that it is news when it does. Not thread-safe.
 */
final class OwnActions {

  /** How long after its end the host may still tell what an operation did. */
  static final Duration GRACE = Duration.ofSeconds(5);
  /** Within that time a guest does what it was asked to, or not at all. */
  static final Duration REBOOT = Duration.ofMinutes(5);

  private final LongSupplier nanos;
  private final Map<VmId, List<Own>> actions = new HashMap<>();
  private final Map<VmId, Long> toReboot = new HashMap<>();
  /** Since when each host is heard that is now. */
  private final Map<HostId, Long> heard = new HashMap<>();

  /** One operation; it has no power action if it changes a definition, and no end while it runs. */
  private record Own(OperationState state, Optional<PowerAction> action, Optional<Long> ended, Optional<HostId> host) {

    boolean explains(Happening happening) {
      return action.map(of -> explains(of, happening))
          .orElseGet(() -> happening.kind().equals(LogEntry.CONFIGURATION)
              || happening.reason() == StateReason.FROM_SNAPSHOT
              || creates() && explains(PowerAction.START, happening));
    }

    /** A VM that is made may be started with it. */
    private boolean creates() {
      return Feature.CREATE.name().equals(state.description().attributes().get(LogAttribute.ACTION.name()));
    }

    private boolean explains(PowerAction of, Happening happening) {
      if (state.status() == LogEntry.Status.FAILED && of.effect() == PowerAction.Effect.RUNS) {
        return true; // its entry says what became of the VM
      }
      return happening.kind().equals(LogEntry.POWER) && !happening.isWarning()
          && of.effect().isSeenIn(happening.state());
    }
  }

  OwnActions(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** An operation was started or has ended; the VM that is to be looked at again if it was on power or definition. */
  Optional<VmId> changed(OperationState state) {
    Optional<VmId> vm = state.description().vm();
    String action = state.description().attributes().get(LogAttribute.ACTION.name());
    boolean power = state.description().kind().equals(LogEntry.POWER);
    if (vm.isEmpty() || action == null || !power && !state.description().kind().equals(LogEntry.CONFIGURATION)) {
      return Optional.empty();
    }
    forgetOld();
    List<Own> own = actions.computeIfAbsent(vm.get(), key -> new ArrayList<>());
    own.removeIf(known -> known.state().id().equals(state.id()));
    if (power && PowerAction.REBOOT.name().equals(action)) {
      toReboot.put(vm.get(), nanos.getAsLong());
    }
    own.add(new Own(state, power ? Optional.of(PowerAction.valueOf(action)) : Optional.empty(),
        state.isRunning() ? Optional.empty() : Optional.of(nanos.getAsLong()), state.description().host()));
    return vm;
  }

  /** A host is heard from now on, and tells what was done meanwhile. */
  void heard(HostId host) {
    heard.put(host, nanos.getAsLong());
  }

  /** A host is not heard any more, and what was done on it just now may be told of when it is. */
  void lost(HostId host) {
    forgetOld();
    heard.remove(host);
  }

  /** What was done on a host is another's, which leads to the same machine. */
  void handOver(HostId from, HostId to) {
    forgetOld();
    Optional.ofNullable(heard.remove(from)).ifPresent(since -> heard.put(to, since));
    actions.values().forEach(own -> own.replaceAll(known -> known.host().equals(Optional.of(from))
        ? new Own(known.state(), known.action(), known.ended(), Optional.of(to)) : known));
  }

  /** A host was removed: nothing is told of it any more. */
  void forget(HostId host) {
    heard.remove(host);
    actions.values()
        .forEach(own -> own.removeIf(known -> known.host().equals(Optional.of(host))));
    actions.values().removeIf(List::isEmpty);
  }

  /** Whether one runs on that VM, so that what happens to it may be its doing. */
  boolean isRunning(VmId vm) {
    return actions.getOrDefault(vm, List.of()).stream().anyMatch(own -> own.ended().isEmpty());
  }

  /** Whether one that has ended just now did it. */
  boolean explain(VmId vm, Happening happening) {
    forgetOld();
    return actions.getOrDefault(vm, List.of()).stream().anyMatch(own -> own.explains(happening));
  }

  /** Whether the guest was asked to reboot, which some hypervisors, as Xen, have it do by an end and a start. */
  boolean hasAskedToReboot(VmId vm) {
    forgetOld();
    return toReboot.containsKey(vm);
  }

  /** Whether its host has had the time to tell what it did. */
  private boolean isOver(Own own, long now) {
    Optional<HostId> host = own.host();
    if (own.ended().isEmpty() || host.isPresent() && !heard.containsKey(host.get())) {
      return false;
    }
    long since = host.map(heard::get).filter(begin -> begin - own.ended().get() > 0).orElse(own.ended().get());
    return now - since > GRACE.toNanos();
  }

  private void forgetOld() {
    long now = nanos.getAsLong();
    toReboot.values().removeIf(asked -> now - asked > REBOOT.toNanos());
    actions.values().forEach(own -> own.removeIf(known -> isOver(known, now)));
    actions.values().removeIf(List::isEmpty);
  }
}
