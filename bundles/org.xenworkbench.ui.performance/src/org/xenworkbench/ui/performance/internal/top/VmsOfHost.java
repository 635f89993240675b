/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Finds out which VMs were on a host when: from where they are now, back in time by what the event log tells of the
 * host. A migration says where a VM was before and behind it, any other entry that it was there. Where two of these
 * contradict each other, something has happened between them that nobody recorded. Unlike {@code HostsOfVm}, which
 * names the host of one VM, it knows the entries of one host only, and takes what is doubtful out of the sum. For one
 * thread.
 */
final class VmsOfHost {

  /** Before whatever is stored, and after it. */
  private static final long BEGIN = 0;
  private static final long END = Long.MAX_VALUE / 2;

  private enum Where { HERE, ELSEWHERE, UNKNOWN }

  /** What is known of a moment: where a VM was right before it, and where right after. */
  private record Fix(long time, Where before, Where after) {
  }

  private final HostId host;
  private final Inventory inventory;
  private final Map<VmId, List<Fix>> fixes = new LinkedHashMap<>();
  private final Map<VmId, String> names = new HashMap<>();

  private VmsOfHost(HostId host, Inventory inventory) {
    this.host = host;
    this.inventory = inventory;
  }

  /**
   * Every VM that is or was on a host.
   *
   * @param about what the log tells of the host, in any order, up to now
   * @param seen since when VMs that are there have been seen there
   */
  static List<VmStay> of(HostId host, Inventory inventory, List<LogEntry> about, Map<VmId, Instant> seen) {
    VmsOfHost stays = new VmsOfHost(host, inventory);
    about.forEach(stays::add);
    seen.forEach(stays::seen);
    return stays.fixes.keySet().stream().map(stays::stay).toList();
  }

  private void add(LogEntry entry) {
    Optional<VmId> vm = entry.vm();
    Optional<Fix> fix = entry.isRunning() ? Optional.empty() : fix(entry);
    if (vm.isPresent() && fix.isPresent()) {
      names.put(vm.get(), entry.vmName());
      add(vm.get(), fix.get());
    }
  }

  private void add(VmId vm, Fix fix) {
    fixes.computeIfAbsent(vm, key -> new ArrayList<>()).add(fix);
  }

  /** The log knows better than who happened to look, but for one that has come back unseen. */
  private void seen(VmId vm, Instant since) {
    List<Fix> logged = fixes.computeIfAbsent(vm, key -> new ArrayList<>());
    Optional<Fix> last = logged.stream().max(Comparator.comparingLong(Fix::time));
    if (last.filter(fix -> fix.after == Where.ELSEWHERE && fix.time < since.toEpochMilli()).isPresent()) {
      logged.add(new Fix(since.toEpochMilli(), Where.HERE, Where.HERE));
    }
  }

  private Optional<Fix> fix(LogEntry entry) {
    long time = entry.finished().orElse(entry.started()).toEpochMilli();
    if (entry.kind().equals(LogEntry.MIGRATION)) {
      boolean isDone = entry.status() == LogEntry.Status.SUCCEEDED;
      boolean isFrom = isHere(LogAttribute.SOURCE, entry);
      return isDone && isFrom ? Optional.of(new Fix(time, Where.HERE, Where.ELSEWHERE))
          : isDone && isHere(LogAttribute.TARGET, entry)
              ? Optional.of(new Fix(time, Where.ELSEWHERE, Where.HERE))
          : isFrom ? Optional.of(new Fix(time, Where.HERE, Where.UNKNOWN)) : Optional.empty();
    }
    return entry.host().filter(host::equals).map(there -> new Fix(time, Where.UNKNOWN, Where.HERE));
  }

  private boolean isHere(LogAttribute end, LogEntry entry) {
    return end.value(entry).filter(host.key()::equals).isPresent();
  }

  /** Of one that is in no list any more nobody knows that it left. */
  private Where now(VmId vm) {
    return vm.isControlDomain() ? Where.HERE : inventory.virtualMachine(vm)
        .map(there -> there.host().equals(host) ? Where.HERE : Where.ELSEWHERE).orElse(Where.UNKNOWN);
  }

  private VmStay stay(VmId vm) {
    List<VmStay.Span> spans = new ArrayList<>();
    List<VmStay.Span> doubts = new ArrayList<>();
    List<Fix> known = new ArrayList<>(fixes.getOrDefault(vm, List.of()));
    known.sort(Comparator.comparingLong(Fix::time));
    Where now = now(vm);
    known.add(new Fix(END, now, now));
    long since = BEGIN;
    Where after = Where.UNKNOWN;
    for (Fix fix : known) {
      Where between = after == Where.UNKNOWN ? fix.before : after;
      boolean isContradiction = between != fix.before && fix.before != Where.UNKNOWN;
      VmStay.Span span = new VmStay.Span(since, Math.max(since, fix.time));
      if (isContradiction) {
        doubts.add(span);
      } else if (between != Where.ELSEWHERE) { // of what is said to be here later it is not known that it came
        spans.add(span);
      }
      since = span.to();
      after = fix.after;
    }
    String name = inventory.virtualMachine(vm).map(VirtualMachine::name).orElseGet(() -> names.getOrDefault(vm, ""));
    return new VmStay(vm, name, List.copyOf(spans), List.copyOf(doubts));
  }
}
