/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;

/** Writes what happened to VMs; of one to which it happens again and again, how often. Not thread-safe. */
final class ChronicleEntries {

  private final Inventory inventory;
  private final EventLog log;
  private final Clock clock;
  private final Flapping flapping;

  /** Something that happened, and when. */
  record Noted(VirtualMachine vm, Happening happening, String message, String details, Instant time) {
  }

  ChronicleEntries(Inventory inventory, EventLog log, Timing timing) {
    this.inventory = inventory;
    this.log = log;
    this.clock = timing.clock();
    this.flapping = new Flapping(timing::nanos);
  }

  /** What happened, with the names of VM and host. */
  String text(VirtualMachine vm, Happening happening) {
    return happening.text(vm.name(), hostName(vm.host()));
  }

  void write(Noted noted) {
    writeCounts();
    Happening happening = noted.happening();
    switch (flapping.next(noted.vm())) {
      case WRITE -> append(entry(noted.vm(), happening.kind(), happening.status(), noted.message(), noted.time(),
          happening.state()).user(happening.user()).details(noted.details()));
      case ANNOUNCE -> append(entry(noted.vm(), LogEntry.POWER, LogEntry.Status.WARNING,
          NLS.bind(Messages.Chronicle_Flapping, noted.vm().name(), hostName(noted.vm().host())), noted.time(),
          happening.state()).user(happening.user()).details(noted.message()));
      default -> {} // counted
    }
  }

  /** Whether there is nothing to be counted. Any thread. */
  boolean isIdle() {
    return flapping.isIdle();
  }

  /** Writes of what has ended how often it happened. */
  void writeCounts() {
    flapping.ended().forEach(this::writeCount);
  }

  private void writeCount(Flapping.Counted counted) {
    VirtualMachine vm = counted.vm();
    append(entry(vm, LogEntry.POWER, LogEntry.Status.WARNING, MessageFormat.format(Messages.Chronicle_Counted,
        vm.name(), hostName(vm.host()), counted.count()), clock.instant(), Optional.of(vm.state()))
        .user(SharedMessages.By_Workbench));
  }

  private LogEntry.Builder entry(VirtualMachine vm, String kind, LogEntry.Status status, String message, Instant time,
      Optional<DomainState> since) {
    LogEntry.Builder entry = LogEntry.occurrence(kind, status, message, time).host(vm.host(), hostName(vm.host()))
        .vm(vm.id(), vm.name());
    return since.map(state -> entry.attribute(LogAttribute.STATE, state.name())).orElse(entry);
  }

  private void append(LogEntry.Builder entry) {
    log.append(entry.build());
  }

  private String hostName(HostId host) {
    return inventory.host(host).map(Host::name).orElse(host.toString());
  }
}
