/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.Stays;
import org.xenworkbench.core.event.Stays.Stay;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Finds out which VMs were on a host when: from where they are now, and what the event log tells of the host. What is
 * doubtful is told apart, so that a sum over VMs can leave it out. For one thread.
 */
final class VmsOfHost {

  /** Before whatever is stored, and after it. */
  private static final Instant BEGIN = Instant.EPOCH;
  private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE / 2);

  private final HostId host;
  private final Inventory inventory;
  private final Stays stays;
  private final Map<VmId, String> names = new HashMap<>();

  private VmsOfHost(HostId host, Inventory inventory, List<LogEntry> about) {
    this.host = inventory.standIn(host);
    this.inventory = inventory;
    stays = Stays.of(about, inventory::standIn);
    about.forEach(entry -> entry.vm().ifPresent(vm -> names.put(vm, entry.vmName())));
  }

  /**
   * Every VM that is or was on a host.
   *
   * @param about what the log tells of the host, in any order, up to now
   * @param seen since when VMs that are there have been seen there
   */
  static List<VmStay> of(HostId host, Inventory inventory, List<LogEntry> about, Map<VmId, Instant> seen) {
    VmsOfHost known = new VmsOfHost(host, inventory, about);
    seen.forEach(known::seen);
    known.stays.vms().forEach(known::now);
    return known.stays.vms().stream().map(known::stay).toList();
  }

  /** The log knows better than who happened to look, but for one that has come back unseen. */
  private void seen(VmId vm, Instant since) {
    List<Stay> logged = stays.of(vm);
    Stay last = logged.get(logged.size() - 1);
    boolean isElsewhere = last.first().filter(key -> !key.equals(host.key())).isPresent();
    Instant watched = inventory.host(host).filter(Host::isConnected).map(there -> there.connection().since())
        .filter(last.from()::isBefore).filter(since::isAfter).orElse(since);
    stays.see(vm, host, isElsewhere && last.from().isBefore(watched) ? watched : END);
  }

  /** Of one that is in no list any more nobody knows that it left. */
  private void now(VmId vm) {
    Optional<HostId> now = vm.isControlDomain() ? Optional.of(host)
        : inventory.virtualMachine(vm).map(VirtualMachine::whereabouts);
    now.ifPresent(there -> stays.see(vm, there, END));
  }

  private VmStay stay(VmId vm) {
    List<VmStay.Span> spans = new ArrayList<>();
    List<VmStay.Span> doubts = new ArrayList<>();
    for (Stay stay : stays.of(vm)) {
      if (stay.isDoubtful(host)) {
        doubts.add(span(stay));
      } else if (stay.host().equals(Optional.of(host.key()))) {
        spans.add(span(stay));
      }
    }
    String name = inventory.virtualMachine(vm).map(VirtualMachine::name).orElseGet(() -> names.getOrDefault(vm, ""));
    return new VmStay(vm, name, List.copyOf(spans), List.copyOf(doubts));
  }

  private static VmStay.Span span(Stay stay) {
    return new VmStay.Span(millis(stay.from()), millis(stay.to()));
  }

  private static long millis(Instant time) {
    return (time.isBefore(BEGIN) ? BEGIN : time.isAfter(END) ? END : time).toEpochMilli();
  }
}
